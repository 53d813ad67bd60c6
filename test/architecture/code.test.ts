import { describe, expect, it } from 'vitest';
import { except, matching, sources, tests } from './sources.ts';

/** Before there is anything to hand a Randomness in: a password for a new cluster, the key of a migration’s row. */
const OWN_RANDOMNESS = ['src/db/embedded/cluster-creation.ts', 'src/db/migration-history.ts'];
/** Measure or outlive real processes by the real clock. */
const REAL_TIME = ['test/bench/', 'test/faults/'];

describe('the code', () => {
  it('reads a clock in lib/clock.ts only', () => {
    const pattern =
      /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\b|\bprocess\.(?:hrtime|uptime)\b/g;
    const instead = 'take a Clock, or a Stopwatch for how long something lasts';
    expect(matching(except(sources, ['src/lib/clock.ts']), { pattern, instead })).toEqual([]);
  });

  it('takes randomness from lib/ids.ts only', () => {
    const code = except(sources, ['src/lib/ids.ts', ...OWN_RANDOMNESS]);
    const pattern = /\bMath\.random\b|\brandom(?:Bytes|UUID|Int)\(/g;
    expect(matching(code, { pattern, instead: 'take a Randomness' })).toEqual([]);
  });

  it('reads the environment at the entries only', () => {
    const entries = ['src/main.ts', 'src/cli.ts', 'src/db/generate.ts', 'src/db/new-migration.ts'];
    const code = except(sources, entries);
    expect(matching(code, { pattern: /\bprocess\.env\b/g, instead: 'take a Config' })).toEqual([]);
  });

  it('writes to no console, knows no any and asserts nothing away', () => {
    const all = [...sources, ...tests];
    expect([
      ...matching(all, { pattern: /\bconsole\.\w+/g, instead: 'take a Logger or an output' }),
      ...matching(all, { pattern: /(?::|\bas|<|\|)\s*any\b(?!:)/g, instead: 'name the type, or unknown' }),
      ...matching(all, { pattern: /[\w)\]]!(?=[.;,)[])/g, instead: 'ask instead of asserting' }),
    ]).toEqual([]);
  });
});

/** So many places where the compiler is told better. */
const MOST_CASTS = 20;

describe('a cast', () => {
  /** `as const` is none, and one by way of `unknown` is one. */
  const CAST = /[\w)\]}] as (?!const\b)[A-Za-z{(]/;
  const NO_CODE = /^\s*(?:\/?\*|\/\/|import\b|export [*{])|^\s*(?:type )?\w+ as \w+,$/;
  const bare = (line: string): string => line.replace(/(['"`]).*?\1/g, "''").replace(/\/\/.*$/, '');
  const casts = sources.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, at) =>
      CAST.test(bare(line)) && !NO_CODE.test(line) && !/\bfrom '/.test(line)
        ? [{ where: `${path}:${at + 1}`, before: lines.slice(Math.max(0, at - 8), at) }]
        : [],
    );
  });

  it('stands in few places', () => {
    expect(casts.length).toBeGreaterThan(5);
    expect(casts.length).toBeLessThanOrEqual(MOST_CASTS);
  });

  it('has its reason above it', () => {
    const unexplained = casts.filter(({ before }) => !before.some((line) => /^\s*\/\//.test(line)));
    expect(unexplained.map(({ where }) => where)).toEqual([]);
  });
});

describe('the tests', () => {
  it('mock no module', () => {
    const pattern = /\bvi\.(?:mock|doMock|hoisted|stubGlobal|useFakeTimers)\b/g;
    expect(matching(tests, { pattern, instead: 'hand in a fake, move the clock by hand' })).toEqual([]);
  });

  it('do not sleep', () => {
    const pattern = /\bsetTimeout\(|\bsleep\(\d/g;
    const code = except(tests, REAL_TIME);
    expect(matching(code, { pattern, instead: 'await the event or condition itself' })).toEqual([]);
  });
});
