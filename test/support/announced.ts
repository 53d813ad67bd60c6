import { MINUTE_MS } from '../../src/lib/clock.ts';
import { enterCast } from './cast.ts';
import { voicesOf } from './dialogue.ts';
import type { TestApp } from './test-app.ts';

/** What receipts say of the meetings that `announceMeeting` and `announceTwo` make. */
export const ANNOUNCED = 'Pertemuan ke-41, Kamis, 4 Februari 2027.';
export const ANNOUNCED_NEXT = 'Pertemuan ke-42, Selasa, 20 April 2027.';

const FIRST = { number: 41, when: 'Kamis, 4 Februari 2027 pukul 09.00 WIB' };
const NEXT = { number: 42, when: 'Selasa, 20 April 2027 pukul 10.00 WITA' };

/** Lets the cast enter, binds group and channel, and announces a meeting there. */
export async function announceMeeting(bot: TestApp): Promise<void> {
  await announce(bot, [FIRST]);
}

/** The same with two meetings. */
export async function announceTwo(bot: TestApp): Promise<void> {
  await announce(bot, [FIRST, NEXT]);
}

async function announce(
  bot: TestApp,
  meetings: readonly { readonly number: number; readonly when: string }[],
): Promise<void> {
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
  for (const { number, when } of meetings) {
    const lines = `Acara: Pertemuan FORSES\nWaktu: ${when}\nTempat: Aula ${number}\nNomor: ${number}`;
    await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
    await telegram.say({ who: 'secretariat', command: `umumkan ${number}` });
  }
  await bot.settled();
  // The report to whoever announced comes when the next minute is looked after; left to itself it would come in the midst of a dialogue.
  await bot.advance(MINUTE_MS);
}

/** Lets the cast enter, binds the group, and makes a draft of meeting 42; `further` are more lines of it. */
export async function draftInGroup(bot: TestApp, further: readonly string[] = []): Promise<void> {
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  const lines = ['Acara: Uji', 'Waktu: Kamis, 4 Februari 2027 pukul 09.00 WIB', 'Tempat: Aula', 'Nomor: 42'];
  const command = ['buatrapat', ...lines, ...further].join('\n');
  await telegram.say({ who: 'secretariat', command });
}

/** The same with the meeting announced there. */
export async function announceInGroup(bot: TestApp): Promise<void> {
  await draftInGroup(bot);
  await voicesOf(bot).telegram.say({ who: 'secretariat', command: 'umumkan 42' });
  await bot.settled();
}

/** The answers that count, `KEMENKEU attending (note)`. */
export async function answersThatCount(bot: TestApp): Promise<readonly string[]> {
  const { prisma } = bot.app.database;
  const codes = new Map((await prisma.institution.findMany()).map(({ id, code }) => [id, code]));
  const rows = await prisma.rsvp.findMany({ orderBy: { institutionId: 'asc' } });
  return rows.map(({ institutionId, answer, note }) => {
    const line = `${codes.get(institutionId)} ${answer}`;
    return note === '' ? line : `${line} (${note})`;
  });
}
