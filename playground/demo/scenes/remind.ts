import { leads } from '../cast.ts';
import type { Demo } from '../demo.ts';
import type { Scene } from './scene.ts';

/** The chair looks who has not answered and has them reminded, after a preview. */
export const remind: Scene = {
  title: 'playground:script.remind',
  play: async ({ part, travelTo, demo }) => {
    await travelTo('2026-12-14T09:00');
    const chair = part(leads.ketua);
    chair.say('channel', '/forses rekap');
    await chair.expect({
      where: 'channel',
      words: ['Rekap Pertemuan ke-42', 'Hadir', 'Belum menjawab', 'Dr. Ratna, Karo Umum'],
    });
    await chair.press('channel', 'Gambar');
    await pictureOfRecap(demo);
    chair.say('channel', '/forses belum');
    await chair.expect({ where: 'channel', words: ['Belum menjawab', 'Kemendagri', 'Polri'] });
    chair.say('channel', '/forses ingatkan');
    await chair.expect({ where: 'channel', words: ['Kemendagri'] });
    const mark = demo.journal.mark();
    await chair.press('channel', 'Kirim');
    const reached = [
      { what: 'the reminder by private chat in Telegram', id: '2010', word: 'Kemendagri' },
      { what: 'the reminder by name in the group', id: String(demo.stage.group), word: 'Polri' },
      { what: 'the reminder by direct message in Slack', id: 'U0BKN', word: 'BKN' },
      { what: 'the report to the chair', id: 'U0KETUA', word: 'Laporan pengingat' },
    ];
    for (const { what, id, word } of reached) {
      await demo.journal.expect({
        mark,
        what,
        fits: (entry) =>
          entry.by === undefined &&
          (entry.place.id === id || entry.onlyFor === id) &&
          entry.text.includes(word),
      });
    }
  },
};

/** The recap as a picture; what whoever pressed alone may see comes by direct message. */
async function pictureOfRecap({ journal }: Demo): Promise<void> {
  await journal.expect({
    ...{ mark: 0, what: 'the picture of the recap' },
    fits: ({ by, place, files }) =>
      by === undefined && place.platform === 'slack' && files.some((name) => name.endsWith('.png')),
  });
}
