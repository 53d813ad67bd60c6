import { describe, expect, it } from 'vitest';
import { except, matching, sources, violations } from './sources.ts';

/** What waits for somebody else: a platform, a network, a disk, a clock. */
const WAITS =
  /\.(?:download|health|send|edit|pin)\(|\bfetch(?:File)?\(|\b(?:pause|sleep|withinTime|waitUnless|retry)\(|\bset(?:Timeout|Interval)\(/g;
const WAITING_MODULE = /^node:(?:fs|http|https|net|child_process|timers)/;
/** Run before a transaction or around it; nothing that runs within one may import them. */
const AROUND = [
  ...['dispatch', 'handle-update', 'outage'].map((name) => `src/inbound/${name}.ts`),
  'src/features/forum/kesehatan.command.ts',
];
/** Read, without waiting, what ships with the bot. */
const SHIPPED = [
  'src/calendar/holidays.ts',
  'src/features/attendance/page-files.ts',
  'src/features/faq/seed.service.ts',
  'src/language/lexicon/knowledge.ts',
];

/** Started from within and never waited for there: whoever needs what is learned lets the transaction go first (`StillLearning`). */
const APART = ['learn-apart', 'learning-process'].map((name) => `src/language/search/${name}.ts`);

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
    [...AROUND, ...SHIPPED, ...APART],
  );

  it('waits for nobody but the database: what runs within one asks no platform, network, disk or timer', () => {
    const instead = 'fetch it before the transaction, as inbound/handle-update.ts does';
    const found = violations(within, ({ imports }) =>
      imports
        .filter((one) => WAITING_MODULE.test(one) || AROUND.slice(0, 2).includes(one))
        .map((one) => `imports ${one} – ${instead}`),
    );
    expect([...found, ...matching(within, { pattern: WAITS, instead })]).toEqual([]);
  });

  it('holds no such call between its parentheses either, wherever it is opened', () => {
    const found = violations(except(sources, ['src/db/transaction.ts']), ({ code }) =>
      transactionsIn(code).flatMap((inside) => inside.match(WAITS) ?? []),
    );
    expect(found).toEqual([]);
  });
});
