import { leads } from '../cast.ts';
import { outboxEmpty } from '../travel.ts';
import type { Scene, Theatre } from './scene.ts';

/** What comes without anyone asking, also over a moment at which the bot was dead. */
export const schedule: Scene = {
  title: 'playground:script.schedule',
  play: async (theatre) => {
    const { part, travelTo, demo } = theatre;
    const start = demo.journal.mark();
    await travelTo('2027-01-12T16:05');
    await seenBy(theatre, { mark: start, account: '2010', words: 'Mohon konfirmasi kehadiran' });
    await seenBy(theatre, { mark: start, account: '2001', words: 'Persiapan tuan rumah' });
    await overAnOutage(theatre);
    const late = part(leads.kemenkeu);
    await late.press('group', 'Hadir');
    await late.expect({ where: 'group', words: ['Konfirmasi Kemenkeu tercatat: Hadir'] });
    const beforeDeadline = demo.journal.mark();
    await travelTo('2027-01-19T16:05');
    // The secretariat is told on the platform that it used last; within an hour that is either.
    await seenBy(theatre, { mark: beforeDeadline, account: ['1001', 'U0SEKRE'], words: 'Rekap' });
    await answerLate(theatre);
    const eve = demo.journal.mark();
    await travelTo('2027-01-21T16:05');
    await seenBy(theatre, { mark: eve, account: '2001', words: 'besok' });
  },
};

/** The bot is killed before the second reminder and comes back after it: one reminder goes out, once. */
async function overAnOutage(theatre: Theatre): Promise<void> {
  const { demo, remark, sleepUntil } = theatre;
  await demo.bot.kill();
  remark('playground:script.killed');
  sleepUntil('2027-01-15T18:00');
  const mark = demo.journal.mark();
  // What was missed goes out while the bot is still becoming ready.
  remark('playground:script.restarted');
  await demo.bot.start();
  await seenBy(theatre, { mark, account: '2010', words: 'Mohon konfirmasi kehadiran' });
  await outboxEmpty(demo);
  const twice = demo.journal.entries
    .slice(mark)
    .filter(
      ({ place, text, by }) =>
        by === undefined && place.id === '2010' && text.includes('Mohon konfirmasi kehadiran'),
    );
  if (twice.length !== 1) throw new Error(`after the restart the reminder was sent ${twice.length} times`);
}

/** An answer after the deadline counts, and the host hears of it. */
async function answerLate(theatre: Theatre): Promise<void> {
  const { part, travelTo, demo } = theatre;
  const mark = demo.journal.mark();
  const late = part(leads.papua);
  late.say('telegram', '/hadir');
  await late.expect({
    where: 'telegram',
    words: ['Konfirmasi Pemprov Papua tercatat: Hadir', 'tuan rumah tetap diberi tahu'],
  });
  await travelTo('2027-01-19T16:20');
  await seenBy(theatre, { mark, account: '2001', words: 'Pemprov Papua: Hadir (semula Tidak hadir)' });
}

async function seenBy(
  { demo }: Theatre,
  {
    mark,
    account,
    words,
  }: { readonly mark: number; readonly account: string | readonly string[]; readonly words: string },
): Promise<void> {
  await demo.journal.expect({
    mark,
    what: `“${words}” for ${account}`,
    fits: ({ by, place, text }) =>
      by === undefined && [account].flat().includes(place.id) && text.includes(words),
  });
}
