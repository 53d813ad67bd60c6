import { afterAll, beforeAll, expect, it } from 'vitest';
import { gridRows } from '../../../src/features/polls/grid.rules.ts';
import { reminderAt } from '../../../src/features/polls/rules.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  for (const voice of [telegram, slack])
    await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
});
afterAll(() => bot.close());

const inGroup = (): string =>
  telegramText(
    bot.telegram.messagesIn(bot.group).findLast((one) => telegramText(one).includes('Jajak pendapat')),
  );
const inChannel = (): string =>
  slackText(bot.slack.messagesIn(bot.channel).findLast((one) => slackText(one).includes('Jajak pendapat')));
const privately = (id: number, words: string): string =>
  bot.telegram
    .messagesIn(id)
    .map(telegramText)
    .findLast((text) => text.includes(words)) ?? '';

it('a choice is seen in every chat that has the poll, wherever it was made', async () => {
  const { telegram, slack } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', command: 'jajak\n15 Januari 2027 pukul 09.00\n21 Januari 2027 pukul 09.00' }, {}],
    [{ who: 'secretariat', press: 'Kirim' }, { has: 'sedang dikirim' }],
  ]);
  await bot.settled();
  await verifyDialogue(telegram, [
    [
      { who: 'member', where: 'group', press: '1. Bisa' },
      { place: 'group', has: 'Bisa 1' },
    ],
  ]);
  await bot.advance(4_000);
  expect(inChannel()).toContain('Bisa 1');
  await slack.say({ who: 'host', where: 'group', press: '2. Bila perlu' });
  await bot.advance(4_000);
  expect(inGroup()).toContain('Bila perlu 1');
  expect(inGroup()).toContain('[2. Bisa]');
});

it('who said nothing is reminded once, a day before the deadline', async () => {
  const { prisma } = bot.app.database;
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const poll = await prisma.datePoll.findFirstOrThrow({ where: { forumId } });
  const reminders = () => prisma.notice.findMany({ where: { forumId, kind: 'datePollReminder' } });
  await bot.advance(+poll.answerBy - DAY_MS - 2 * MINUTE_MS - bot.clock.now());
  expect(await reminders()).toEqual([]);
  await bot.advance(3 * MINUTE_MS);
  const first = await reminders();
  const { id: kemenkeu } = await prisma.institution.findFirstOrThrow({ where: { code: 'KEMENKEU' } });
  expect(first.length).toBeGreaterThan(1);
  expect(first.map(({ key }) => key)).not.toContain(`datePollReminder:${poll.id}:${kemenkeu}`);
  await bot.advance(2 * MINUTE_MS);
  expect(await reminders()).toHaveLength(first.length);
  expect(privately(2001, 'Kami mohon pilihan')).toContain('[1. Bisa]');
});

it('at the deadline who leads the forum is told the result, and every copy loses its buttons', async () => {
  const { telegram, slack } = voicesOf(bot);
  await verifyDialogue(telegram, [[{ who: 'member', command: 'jajak' }, { has: 'Bisa 1' }]]);
  const poll = await bot.app.database.prisma.datePoll.findFirstOrThrow();
  await bot.advance(+poll.answerBy + MINUTE_MS - bot.clock.now());
  for (const _ of [1, 2]) await bot.advance(4_000);
  for (const text of [inGroup(), inChannel()]) {
    expect(text).toContain('Jajak pendapat sudah berakhir');
    expect(text).not.toContain('[');
  }
  expect(privately(2001, 'Jajak pendapat sudah berakhir.')).not.toContain('[1. Bisa]');
  const told = privately(2001, 'Jajak pendapat tanggal sudah berakhir');
  expect(told).toContain('Bisa: Kemenkeu');
  expect(told).toContain('[Pakai Jumat, 15 Januari 2027 pukul 09.00 WIB]');
  const chair = bot.slack.messagesIn(bot.slack.dmOf('U0CHAIR').id).map(slackText).join('\n');
  expect(chair).toContain('Jajak pendapat tanggal sudah berakhir');
  expect(chair).not.toContain('[Pakai');
  expect(await bot.app.database.prisma.notice.count({ where: { kind: 'datePollResult' } })).toBe(1);
  const pressed = await telegram.say({ who: 'member', press: '1. Tidak bisa' });
  expect(pressed.text).toContain('sudah berakhir');
  expect(privately(2003, 'Jajak pendapat sudah berakhir.')).not.toContain('[1. Bisa]');
  await verifyDialogue(slack, [[{ who: 'host', where: 'group', command: 'jajak' }, { has: 'Belum ada' }]]);
});

it('one press on the result makes the meeting, and the result is read without buttons from then on', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [
      { who: 'secretariat', press: 'Pakai Jumat, 15 Januari 2027 pukul 09.00 WIB' },
      { has: ['tersimpan', 'Jumat, 15 Januari 2027'] },
    ],
  ]);
  // The draft comes as a message of its own; the result beside it is edited when the bot next looks.
  const messages = () => bot.telegram.messagesIn({ id: CAST.secretariat.telegram });
  const buttonsOf = (message: ReturnType<typeof messages>[number]): readonly string[] =>
    message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
  const drafts = () => messages().filter((message) => telegramText(message).includes('tersimpan'));
  await expect.poll(() => drafts().map(buttonsOf)).toContainEqual(['Umumkan sekarang']);
  await expect
    .poll(() => messages().flatMap(buttonsOf))
    .not.toContain('Pakai Jumat, 15 Januari 2027 pukul 09.00 WIB');
  expect(await bot.app.database.prisma.meeting.count({ where: { state: 'draft' } })).toBe(1);
});

it('a short poll reminds halfway, one of a few hours never', () => {
  const at = (answerBy: number) => reminderAt({ createdAt: 0, answerBy });
  expect([5 * DAY_MS, 30 * HOUR_MS, 20 * HOUR_MS, 5 * HOUR_MS].map(at)).toEqual([
    4 * DAY_MS,
    15 * HOUR_MS,
    10 * HOUR_MS,
    undefined,
  ]);
});

it('a table of many institutions is one of their kinds', () => {
  const institutions = Array.from({ length: 40 }, (_, id) => ({
    ...{ id, shortName: String(id) },
    kind: id < 30 ? ('ministry' as const) : ('agency' as const),
  }));
  const choices = new Map(
    institutions.map(({ id }) => [id, id % 2 === 0 ? ('yes' as const) : ('no' as const)]),
  );
  const slots = [
    { ...{ id: 1, startsAt: 0, timeZone: 'UTC', choices }, said: { yes: [], if_needed: [], no: [] } },
  ];
  const poll = { id: 1, forumId: 1, meetingId: undefined, answerBy: 0, createdAt: 0, closedAt: 0 };
  const grid = gridRows({ ...poll, chosenSlotId: undefined, slots, institutions, silent: [] });
  expect(grid).toEqual({
    by: 'kind',
    rows: [
      { kind: 'ministry', cells: ['15/30'] },
      { kind: 'agency', cells: ['5/10'] },
    ],
  });
});
