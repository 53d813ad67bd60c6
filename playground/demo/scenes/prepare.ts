import { leads } from '../cast.ts';
import type { Scene, Theatre } from './scene.ts';

const NEXT_MEETING = [
  '/buatrapat',
  'Nomor: 43',
  'Acara: Pertemuan FORSES: berbagi praktik baik pembelajaran ASN',
  'Waktu: Jumat, 9 April 2027 pukul 09.00 WIB',
  'Tempat: Aula Prof. Agus Dwiyanto, LAN, Jl. Veteran No. 10',
  'Tuan rumah: LAN',
  'Pakaian: Batik lengan panjang',
].join('\n');

/** The next meeting is a draft, of which its host is reminded as it comes nearer. */
async function untilItIsTime({ part, travelTo, demo }: Theatre): Promise<void> {
  const secretariat = part(leads.sekretariat);
  secretariat.say('telegram', NEXT_MEETING);
  await secretariat.expect({ where: 'telegram', words: ['Pertemuan ke-43'] });
  const mark = demo.journal.mark();
  await travelTo('2027-02-23T09:05');
  await demo.journal.expect({
    ...{ mark, what: 'the reminder of the next host' },
    fits: ({ place, text }) => place.id === 'U0LAN' && text.includes('45 hari lagi'),
  });
}

/** What the next host prepares, ticked off with buttons, and the plan of the meetings after it, tried before it is saved. */
export const prepare: Scene = {
  title: 'playground:script.prepare',
  play: async (theatre) => {
    await untilItIsTime(theatre);
    const { part } = theatre;
    const lan = part(leads.lan);
    lan.say('slack', '/forses persiapan');
    await lan.expect({ where: 'slack', words: ['Persiapan Pertemuan ke-43', '0 dari 12 selesai'] });
    await lan.press('slack', '1. Ruang pertemuan');
    await lan.expect({ where: 'slack', words: ['Ruang pertemuan', 'Selasa, 23 Februari 2027'] });
    await lan.press('slack', 'Selesai');
    await lan.expect({ where: 'slack', words: ['Ruang pertemuan: dicatat selesai.'] });
    const secretariat = part(leads.sekretariat);
    secretariat.say('telegram', '/persiapan');
    await secretariat.expect({ where: 'telegram', words: ['Pertemuan ke-43', '1 dari 12 selesai'] });
    secretariat.say('telegram', '/giliran rencana');
    await secretariat.expect({
      where: 'telegram',
      words: ['Pertemuan ke-43, Jumat, 9 April 2027: LAN', 'Pertemuan ke-44, usulan'],
    });
    secretariat.say('telegram', '/giliran rencana 44 Kamis, 17 Juni 2027');
    await secretariat.expect({
      where: 'telegram',
      words: ['dipilih Kamis, 17 Juni 2027', 'Belum disimpan'],
    });
    await secretariat.press('telegram', 'Simpan');
    await secretariat.expect({
      where: 'telegram',
      words: ['Tanggal rencana Pertemuan ke-44 sudah disimpan'],
    });
    secretariat.say('telegram', '/usulkantanggal 2');
    await secretariat.expect({ where: 'telegram', words: ['17 Juni 2027: tanggal dalam rencana forum'] });
  },
};
