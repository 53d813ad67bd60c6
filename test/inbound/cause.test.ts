import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../src/lib/logger.ts';
import { enterCast } from '../support/cast.ts';
import { verifyDialogue, voicesOf } from '../support/dialogue.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let bot: TestApp;
const lines: string[] = [];

beforeAll(async () => {
  bot = await createTestApp({
    logger: createLogger('info', { write: (line: string) => void lines.push(line) }),
  });
  await enterCast(bot);
});
afterAll(() => bot.close());

it('follows an order from the update to what it sent, in the log and in the ledger', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [{ who: 'admin', where: 'group', command: 'tautkan' }, {}],
    [
      {
        who: 'secretariat',
        command:
          'buatrapat\nAcara: Perkara Rahasia\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula',
      },
      {},
    ],
    [{ who: 'secretariat', command: 'umumkan' }, {}],
  ]);
  await bot.settled();
  const { cause } = await bot.app.database.prisma.notice.findFirstOrThrow({
    where: { kind: 'announcement' },
  });
  expect(cause).toMatch(/^telegram:/);
  const told = lines.map((line) => JSON.parse(line)).filter((line) => line.cause === cause);
  expect(told.map(({ msg }) => msg).toSorted()).toEqual([
    'delivery sent',
    'notice planned',
    'update handled',
  ]);
  expect(told.find(({ msg }) => msg === 'update handled')).toMatchObject({
    ...{ platform: 'telegram', command: 'umumkan', outcome: 'done', milliseconds: 0 },
  });
  expect(lines.join('')).not.toContain('Rahasia');
});

it('names in the log of edits the updates that they show', async () => {
  lines.length = 0;
  await voicesOf(bot).telegram.say({ who: 'member', command: 'hadir' });
  await bot.advance(1_000);
  await voicesOf(bot).slack.say({ who: 'host', command: 'hadir' });
  await bot.advance(3_000);
  const told = lines.map((line) => JSON.parse(line));
  const answers = told.filter(({ command }) => command === 'hadir').map(({ cause }) => cause);
  expect(answers).toHaveLength(2);
  const edits = told.filter(({ msg }) => msg === 'notice edited');
  expect(edits.flatMap(({ causes }) => causes)).toEqual(expect.arrayContaining(answers));
});

it('says of a notice that nobody ordered that the clock did', async () => {
  await bot.advance(71 * 86_400_000);
  const kinds = await bot.app.database.prisma.notice.findMany({ where: { cause: 'tick' } });
  expect(kinds.length).toBeGreaterThan(0);
});
