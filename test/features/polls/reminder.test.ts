import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/lib/clock.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

it('who said nothing to a poll is reminded once, a day before its deadline', async () => {
  const { telegram } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [{ who: 'admin', where: 'group', command: 'tautkan' }, {}],
    [{ who: 'secretariat', command: 'jajak\n15 Januari 2027 pukul 09.00\n21 Januari 2027 pukul 09.00' }, {}],
    [{ who: 'secretariat', press: 'Kirim' }, { has: 'sedang dikirim' }],
    [
      { who: 'member', where: 'group', press: '1. Bisa' },
      { place: 'group', has: 'Bisa 1' },
    ],
  ]);
  const { prisma } = bot.app.database;
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const poll = await prisma.datePoll.findFirstOrThrow({ where: { forumId } });
  const reminders = () => prisma.notice.findMany({ where: { forumId, kind: 'datePollReminder' } });
  await bot.advance(+poll.answerBy - DAY_MS - 120_000 - bot.clock.now());
  expect(await reminders()).toEqual([]);
  await bot.advance(180_000);
  const first = await reminders();
  const { id: kemenkeu } = await prisma.institution.findFirstOrThrow({ where: { code: 'KEMENKEU' } });
  expect(first.length).toBeGreaterThan(1);
  expect(first.map(({ key }) => key)).not.toContain(`datePollReminder:${poll.id}:${kemenkeu}`);
  await bot.advance(120_000);
  expect(await reminders()).toHaveLength(first.length);
});
