import { describe, expect, it } from 'vitest';
import { PARTS, STORE } from './house.ts';
import { OPEN_IMPORTS } from './open.ts';
import { except, matching, partOf, playground, sources, tests, violations } from './sources.ts';

/** Packages that are known in one place only. */
const PACKAGES: readonly (readonly [name: RegExp, home: RegExp, instead: string])[] = [
  [/^telegraf/, /^src\/adapters\/telegram\//, 'Telegram belongs in adapters/telegram/, behind the port'],
  [/^@slack\//, /^src\/adapters\/slack\//, 'Slack belongs in adapters/slack/, behind the port'],
  [/^@?prisma|^@prisma\//, /^src\/db\//, 'Prisma belongs in db/ and, through Db, in stores'],
  [/^pg-boss/, /^src\/outbox\//, 'the queue belongs in outbox/: plan a notice'],
  [/^node-cron/, /^src\/scheduler\//, 'what is due belongs in a job of its feature'],
  [/^i18next/, /^src\/i18n\//, 'take a Language: the texts belong in i18n/'],
  [
    /^(?:pdfmake|@resvg|write-excel-file|uqr|file-type|image-size|@expo-google-fonts)/,
    /^src\/documents\//,
    'what draws, writes and inspects files belongs in documents/, loaded when it is needed',
  ],
  [/^prom-client/, /^src\/http\//, 'metrics belong in http/metrics.ts'],
];

describe('the layers', () => {
  it('are all named in test/architecture/house.ts', () => {
    const parts = new Set(sources.map(({ path }) => partOf(path)));
    expect([...parts].filter((part) => PARTS[part] === undefined)).toEqual([]);
  });

  it('import only what lies below them', () => {
    const found = violations(sources, ({ path, imports }) => {
      const own = partOf(path);
      return imports
        .filter((one) => one.startsWith('src/') && partOf(one) !== own)
        .filter((one) => PARTS[own]?.may.includes(partOf(one)) !== true)
        .filter((one) => !OPEN_IMPORTS.includes(`${own} > ${partOf(one)}`))
        .map((one) => `imports ${one} – ${PARTS[own]?.instead}`);
    });
    expect(found).toEqual([]);
  });

  it('keep the simulated platforms apart from the bot', () => {
    const apart = playground.filter(({ path }) => /^playground\/(telegram|slack)\//.test(path));
    const found = violations(apart, ({ imports }) =>
      imports
        .filter((one) => /^src\/(?!lib\/)/.test(one))
        .map((one) => `imports ${one} – speak over the wire`),
    );
    expect(found).toEqual([]);
  });

  it('know each package in one place', () => {
    const found = violations(sources, ({ path, imports }) =>
      PACKAGES.flatMap(([name, home, instead]) =>
        imports
          .filter((one) => name.test(one) && !home.test(path))
          .map((one) => `imports ${one} – ${instead}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('see the tables in stores only', () => {
    const outside = sources.filter(({ path }) => !STORE.test(path) && partOf(path) !== 'db');
    const found = violations(outside, ({ imports }) =>
      imports
        .filter((one) => one.startsWith('src/db/generated/'))
        .map((one) => `imports ${one} – queries belong in a store.ts`),
    );
    const pattern =
      /\b(?:db|prisma|tx)\.(?:\$(?:query|execute)Raw|[a-z]\w*\.(?:find|create|update|delete|upsert|count|aggregate|groupBy)\w*)/g;
    const queries = matching(outside, { pattern, instead: 'queries belong in a store.ts' });
    expect([...found, ...queries]).toEqual([]);
  });

  it('connect to the database in db/connection.ts only', () => {
    const others = except([...sources, ...tests], ['src/db/connection.ts', 'test/db/connection.test.ts']);
    const instead = 'open it in db/connection.ts, which sets what the code relies on';
    expect(matching(others, { pattern: /\bnew (?:pg\.)?(?:Client|Pool)\(/g, instead })).toEqual([]);
  });
});
