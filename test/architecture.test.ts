import { describe, expect, it } from 'vitest';
import { readSources, type SourceFile } from './support/source-files.ts';

const sources = readSources('src');
const tests = readSources('test');
const playground = readSources('playground');

/** What each part may import beside itself, and where code goes that wants more. */
const LAYERS: Readonly<Record<string, { readonly may: readonly string[]; readonly instead: string }>> = {
  lib: { may: [], instead: 'lib/ stands alone: what knows the bot belongs in the part that knows it' },
  platform: { may: [], instead: 'the port knows no platform and no text: adapters/ and words do' },
  i18n: {
    may: ['language', 'lib', 'platform'],
    instead: 'i18n/ reads locales/ and builds messages: facts belong in rooms',
  },
  language: { may: ['lib'], instead: 'language/ is about words: look things up in a room' },
  db: { may: ['lib'], instead: 'db/ opens the store: queries belong in the store of a room' },
  'config.ts': { may: ['lib'], instead: 'config.ts only reads the environment: app.ts wires' },
  model: {
    may: ['config.ts', 'db', 'lib', 'platform'],
    instead: 'model/ has types that every room speaks of: behaviour belongs in a room',
  },
  'personal-data': {
    may: ['db', 'language', 'lib', 'model', 'platform'],
    instead: 'personal-data/ says what that is and finds traces: which tables hold them belongs in a room',
  },
  chats: {
    may: ['db', 'lib', 'model', 'personal-data', 'platform'],
    instead: 'chats/ knows where is talked: what is said belongs in a room',
  },
  notices: {
    may: [
      'chats',
      'config.ts',
      'db',
      'features',
      'i18n',
      'inbound',
      'language',
      'lib',
      'model',
      'platform',
      'personal-data',
    ],
    instead: 'notices/ plans: decide in a feature, send in outbox/',
  },
  inbound: {
    may: ['chats', 'config.ts', 'db', 'i18n', 'language', 'lib', 'model', 'platform', 'personal-data'],
    instead: 'inbound/ brings an update to its feature: later sending goes through a notice',
  },
  features: {
    may: [
      'chats',
      'config.ts',
      'db',
      'i18n',
      'inbound',
      'language',
      'lib',
      'model',
      'notices',
      'platform',
      'personal-data',
    ],
    instead: 'a feature decides and words: later sending goes through a notice, platforms through the port',
  },
  outbox: {
    may: [
      'chats',
      'db',
      'features',
      'i18n',
      'inbound',
      'lib',
      'model',
      'notices',
      'platform',
      'personal-data',
    ],
    instead: 'outbox/ sends what was planned through the port: decide and word in a feature',
  },
  scheduler: {
    may: ['db', 'lib', 'model'],
    instead: 'scheduler/ only runs jobs: app.ts hands them in',
  },
  adapters: {
    may: ['config.ts', 'lib', 'platform'],
    instead: 'adapters/ translate: decide and word in a feature',
  },
  http: { may: ['features', 'lib', 'platform'], instead: 'http/ serves what app.ts hands it' },
  cli: {
    may: ['adapters', 'config.ts', 'db', 'features', 'language', 'lib', 'model', 'notices'],
    instead: 'cli/ is for operators: share with the bot through a feature',
  },
  'app.ts': {
    may: [
      'adapters',
      'config.ts',
      'db',
      'features',
      'http',
      'i18n',
      'inbound',
      'lib',
      'model',
      'notices',
      'outbox',
      'scheduler',
    ],
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
  [/^node-cron/, /^src\/scheduler\//, 'what is due belongs in a job of its feature'],
  [/^i18next/, /^src\/i18n\//, 'take a Language: the texts belong in i18n/'],
  [/^prom-client/, /^src\/http\//, 'metrics belong in http/metrics.ts'],
];

const STORE = /\/(?:[a-z-]+\.)?store\.ts$|\/(?:[a-z-]+-)?statement\.ts$|-store\.ts$/;

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
const AROUND = [
  ...['dispatch', 'handle-update', 'outage', 'within-time'].map((name) => `src/inbound/${name}.ts`),
  'src/features/forum/kesehatan.command.ts',
];
/** Read, without waiting, what ships with the bot. */
const SHIPPED = ['src/features/meetings/calendar/holidays.ts', 'src/features/faq/seed.ts'];

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
    sources.filter(({ path }) =>
      /^src\/(?:inbound|features|notices|chats|model|personal-data|language)\//.test(path),
    ),
    ...AROUND,
    ...SHIPPED,
  );

  it('waits for nobody but the database: what runs within one asks no platform, network, disk or timer', () => {
    const instead = 'fetch it before the transaction, as inbound/handle-update.ts does';
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
      .filter(({ lines, path }) => lines > 300 && path !== 'test/architecture.test.ts')
      .map(({ path, lines }) => `${path}: ${lines} lines – split it by noun`);
    expect(found).toEqual([]);
  });

  it('have names in kebab-case that say what is in them', () => {
    const named = [...sources, ...tests].filter(({ path }) => {
      const parts = path.split('/');
      return (
        !parts.every((part) =>
          /^[a-z0-9]+(-[a-z0-9]+)*(\.(?:command|notice|job|words|rules|service|store|types))?(\.(propert(y|ies)\.)?(test\.)?ts)?$/.test(
            part,
          ),
        ) || /\/(utils?|helpers?|common|misc)[./]/.test(path)
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
    const code = except(sources, 'src/lib/ids.ts', ...OWN_RANDOMNESS);
    expect(matching(code, /\bMath\.random\b|\brandom(?:Bytes|UUID|Int)\(/g, 'take a Randomness')).toEqual([]);
  });

  it('reads the environment at the entries only', () => {
    const entries = ['src/main.ts', 'src/cli.ts', 'src/db/generate.ts', 'src/db/new-migration.ts'];
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
      /^src\/(inbound|features|notices|i18n|outbox|scheduler|adapters)\//.test(path),
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
