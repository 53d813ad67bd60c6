import { enterCast } from './cast.ts';
import { voicesOf } from './dialogue.ts';
import type { TestApp } from './test-app.ts';

/** What a receipt says of the meeting that `announceMeeting` makes. */
export const ANNOUNCED = 'Pertemuan ke-41, Kamis, 4 Februari 2027.';

/** Lets the cast enter, binds group and channel, and announces a meeting there. */
export async function announceMeeting(bot: TestApp): Promise<void> {
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
  const lines = 'Acara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: y\nNomor: 41';
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan 41' });
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
