import { describe, expect, it } from 'vitest';
import { readSources, type SourceFile } from './support/source-files.ts';

const sources = readSources('src');
const tests = readSources('test');

/** What each part may import beside itself, and where code goes that wants more. */
const LAYERS: Readonly<Record<string, { readonly may: readonly string[]; readonly instead: string }>> = {
  lib: { may: [], instead: 'lib/ stands alone: what knows the bot belongs in the part that knows it' },
  platform: { may: [], instead: 'the port knows no platform and no text: adapters/ and messages/ do' },
  i18n: { may: [], instead: 'i18n/ only reads locales/' },
  language: { may: ['lib'], instead: 'language/ is about words: look things up in domain/ or commands/' },
  db: { may: ['lib'], instead: 'db/ opens the store: queries belong in domain/<noun>/store.ts' },
  'config.ts': { may: ['lib'], instead: 'config.ts only reads the environment: app.ts wires' },
  domain: {
    may: ['config.ts', 'db', 'language', 'lib', 'platform'],
    instead: 'domain/ sends and says nothing: plan a notice, and write its words in messages/',
  },
  messages: {
    may: ['domain', 'i18n', 'language', 'lib', 'platform'],
    instead: 'messages/ is pure: load in the service or command and pass it in',
  },
  commands: {
    may: ['config.ts', 'db', 'domain', 'i18n', 'language', 'lib', 'messages', 'platform'],
    instead: 'a command calls services: later sending goes through a notice, platforms through the port',
  },
  outbox: {
    may: ['db', 'domain', 'i18n', 'lib', 'messages', 'platform'],
    instead: 'outbox/ sends what was planned through the port: decide in domain/, word in messages/',
  },
  scheduler: {
    may: ['db', 'domain', 'lib', 'outbox'],
    instead: 'scheduler/ only asks what is due: decide in domain/, send in outbox/',
  },
  adapters: {
    may: ['config.ts', 'lib', 'platform'],
    instead: 'adapters/ translate: decide in commands/ or domain/, word in messages/',
  },
  http: { may: ['lib', 'messages', 'platform'], instead: 'http/ serves what app.ts hands it' },
  cli: {
    may: ['adapters', 'config.ts', 'db', 'domain', 'language', 'lib'],
    instead: 'cli/ is for operators: share with the bot through domain/',
  },
  simulator: {
    may: ['app.ts', 'cli', 'config.ts', 'db', 'domain', 'i18n', 'language', 'lib'],
    instead: 'the simulated platforms are reached over the wire only',
  },
  'app.ts': {
    may: ['adapters', 'commands', 'config.ts', 'db', 'domain', 'http', 'i18n', 'lib', 'outbox', 'scheduler'],
    instead: 'app.ts wires the bot: operators’ commands belong in cli/',
  },
  'run.ts': { may: ['app.ts', 'config.ts', 'lib'], instead: 'run.ts starts and stops: wire in app.ts' },
  'main.ts': { may: ['run.ts', 'db', 'lib'], instead: 'main.ts only starts the process' },
  'cli.ts': { may: ['cli', 'db', 'lib'], instead: 'cli.ts only starts the process: commands belong in cli/' },
};

/** Packages that are known in one place only. */
const PACKAGES: readonly (readonly [name: RegExp, home: RegExp, instead: string])[] = [
  [/^telegraf/, /^src\/adapters\/telegram\//, 'Telegram belongs in adapters/telegram/, behind the port'],
  [/^@slack\//, /^src\/adapters\/slack\//, 'Slack belongs in adapters/slack/, behind the port'],
  [/^@?prisma|^@prisma\//, /^src\/db\//, 'Prisma belongs in db/ and, through Db, in stores'],
  [/^pg-boss/, /^src\/outbox\//, 'the queue belongs in outbox/: plan a notice'],
  [/^node-cron/, /^src\/scheduler\//, 'what is due belongs in scheduler/jobs/'],
  [/^i18next/, /^src\/i18n\//, 'take a Language: the texts belong in i18n/'],
  [/^prom-client/, /^src\/http\//, 'metrics belong in http/metrics.ts'],
];

const STORE = /\/(store|[a-z-]+-store|statement)\.ts$/;

const partOf = (path: string): string => path.split('/')[1] ?? '';
const violations = (
  files: readonly SourceFile[],
  find: (file: SourceFile) => readonly string[],
): readonly string[] => files.flatMap((file) => find(file).map((what) => `${file.path}: ${what}`));
/** Code that must not be there. Of moments and the environment also what stands within templates counts. */
const matching = (files: readonly SourceFile[], pattern: RegExp, instead: string): readonly string[] =>
  violations(files, ({ code, uncommented }) =>
    [...(/Date|env/.test(pattern.source) ? uncommented : code).matchAll(pattern)].map(
      ([found]) => `${found.trim()} – ${instead}`,
    ),
  );
const except = (files: readonly SourceFile[], ...paths: readonly string[]): readonly SourceFile[] =>
  files.filter(
    ({ path }) => !paths.some((one) => path === one || (one.endsWith('/') && path.startsWith(one))),
  );

describe('the layers', () => {
  it('are all named here', () => {
    const parts = new Set(sources.map(({ path }) => partOf(path)));
    expect([...parts].filter((part) => LAYERS[part] === undefined)).toEqual([]);
  });

  it('import only what lies below them', () => {
    const found = violations(sources, ({ path, imports }) => {
      const layer = LAYERS[partOf(path)];
      return imports
        .filter((one) => one.startsWith('src/') && partOf(one) !== partOf(path))
        .filter((one) => layer?.may.includes(partOf(one)) !== true)
        .map((one) => `imports ${one} – ${layer?.instead}`);
    });
    expect(found).toEqual([]);
  });

  it('keep the simulated platforms apart from the bot', () => {
    const apart = sources.filter(({ path }) => /^src\/simulator\/(telegram|slack)\//.test(path));
    const found = violations(apart, ({ imports }) =>
      imports
        .filter((one) => /^src\/(?!simulator\/|lib\/)/.test(one))
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
    const query =
      /\b(?:db|prisma|tx)\.(?:\$(?:query|execute)Raw|[a-z]\w*\.(?:find|create|update|delete|upsert|count|aggregate|groupBy)\w*)/g;
    expect([...found, ...matching(outside, query, 'queries belong in a store.ts')]).toEqual([]);
  });

  it('connect to the database in db/connection.ts only', () => {
    const others = except([...sources, ...tests], 'src/db/connection.ts', 'test/db/connection.test.ts');
    const instead = 'open it in db/connection.ts, which sets what the code relies on';
    expect(matching(others, /\bnew (?:pg\.)?(?:Client|Pool)\(/g, instead)).toEqual([]);
  });
});

/** What waits for somebody else: a platform, a network, a disk, a clock. */
const WAITS =
  /\.(?:download|health|send|edit|pin)\(|\bfetch(?:File)?\(|\b(?:pause|sleep|withinTime)\(|\bset(?:Timeout|Interval)\(/g;
const WAITING_MODULE = /^node:(?:fs|http|https|net|child_process|timers)/;
/** Run before a transaction or around it; nothing that runs within one may import them. */
const AROUND = ['dispatch', 'fetch-file', 'kesehatan', 'outlast', 'try-once', 'within-time'].map(
  (name) => `src/commands/${name}.ts`,
);
/** Read, without waiting, what ships with the bot. */
const SHIPPED = ['src/domain/calendar/holidays.ts', 'src/domain/faq/seed.ts'];

/** What stands between the parentheses of each call of `inTransaction`. */
function transactionsIn(code: string): readonly string[] {
  return [...code.matchAll(/\binTransaction\(/g)].map(({ index }) => {
    let depth = 0;
    for (let at = code.indexOf('(', index); at < code.length; at += 1) {
      if (code[at] === '(') depth += 1;
      if (code[at] === ')') depth -= 1;
      if (depth === 0) return code.slice(index, at);
    }
    return code.slice(index);
  });
}

describe('a transaction', () => {
  const within = except(
    sources.filter(({ path }) => /^src\/(?:commands|domain|messages|language)\//.test(path)),
    ...AROUND,
    ...SHIPPED,
  );

  it('waits for nobody but the database: what runs within one asks no platform, network, disk or timer', () => {
    const instead = 'fetch it before the transaction, as commands/fetch-file.ts does';
    const found = violations(within, ({ imports }) =>
      imports
        .filter((one) => WAITING_MODULE.test(one) || AROUND.slice(0, 2).includes(one))
        .map((one) => `imports ${one} – ${instead}`),
    );
    expect([...found, ...matching(within, WAITS, instead)]).toEqual([]);
  });

  it('holds no such call between its parentheses either, wherever it is opened', () => {
    const found = violations(except(sources, 'src/db/transaction.ts'), ({ code }) =>
      transactionsIn(code).flatMap((inside) => inside.match(WAITS) ?? []),
    );
    expect(found).toEqual([]);
  });
});

describe('the files', () => {
  it('have at most 300 lines', () => {
    const found = [...sources, ...tests]
      .filter(({ lines }) => lines > 300)
      .map(({ path, lines }) => `${path}: ${lines} lines – split it by noun`);
    expect(found).toEqual([]);
  });

  it('are small: half have at most 60 lines, nine of ten at most 200', () => {
    const sizes = sources.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(200);
  });

  it('have names in kebab-case that say what is in them', () => {
    const named = [...sources, ...tests].filter(({ path }) => {
      const parts = path.split('/');
      return (
        !parts.every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.(propert(y|ies)\.)?(test\.)?ts)?$/.test(part)) ||
        /\/(utils?|helpers?|common|misc)[./]/.test(path)
      );
    });
    expect(named.map(({ path }) => path)).toEqual([]);
  });
});

/** Before there is anything to hand a Randomness in: a password for a new cluster, the key of a migration’s row. */
const OWN_RANDOMNESS = ['src/db/embedded/cluster-creation.ts', 'src/db/migration-history.ts'];
/** Measure or outlive real processes by the real clock. */
const REAL_TIME = ['test/bench/', 'test/faults/'];

describe('the code', () => {
  it('reads the present moment in lib/clock.ts only', () => {
    const found = matching(
      except(sources, 'src/lib/clock.ts'),
      /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b/g,
      'take a Clock',
    );
    expect(found).toEqual([]);
  });

  it('takes randomness from lib/ids.ts only', () => {
    const code = except(sources, 'src/lib/ids.ts', 'src/simulator/', ...OWN_RANDOMNESS);
    expect(matching(code, /\bMath\.random\b|\brandom(?:Bytes|UUID|Int)\(/g, 'take a Randomness')).toEqual([]);
  });

  it('reads the environment at the entries only', () => {
    const entries = [
      'src/main.ts',
      'src/cli.ts',
      'src/db/generate.ts',
      'src/db/new-migration.ts',
      'src/simulator/demo/main.ts',
    ];
    expect(matching(except(sources, ...entries), /\bprocess\.env\b/g, 'take a Config')).toEqual([]);
  });

  it('writes to no console and knows no any', () => {
    expect(matching([...sources, ...tests], /\bconsole\.\w+/g, 'take a Logger or an output')).toEqual([]);
    expect(
      matching([...sources, ...tests], /(?::|\bas|<|\|)\s*any\b(?!:)/g, 'name the type, or unknown'),
    ).toEqual([]);
    expect(matching([...sources, ...tests], /[\w)\]]!(?=[.;,)[])/g, 'ask instead of asserting')).toEqual([]);
  });

  it('says nothing to users that does not come from locales/', () => {
    const speaking = sources.filter(({ path }) =>
      /^src\/(domain|commands|messages|outbox|scheduler|adapters)\//.test(path),
    );
    const found = violations(speaking, ({ text }) =>
      [
        ...text.matchAll(
          /^(?!\s*(?:\*|\/\*|\/\/)).*(['"`])[^'"`\n]*\b(?:Bapak|Ibu|Mohon|Silakan|Anda|Pertemuan ke)\b[^'"`\n]*\1/gm,
        ),
      ].map(([line]) => `${line.trim()} – words belong in locales/`),
    );
    expect(found).toEqual([]);
  });
});

describe('the tests', () => {
  it('mock no module', () => {
    expect(
      matching(
        tests,
        /\bvi\.(?:mock|doMock|hoisted|stubGlobal|useFakeTimers)\b/g,
        'hand in a fake, move the clock by hand',
      ),
    ).toEqual([]);
  });

  it('do not sleep', () => {
    expect(
      matching(
        except(tests, ...REAL_TIME),
        /\bsetTimeout\(|\bsleep\(\d/g,
        'await the event or condition itself',
      ),
    ).toEqual([]);
  });
});
