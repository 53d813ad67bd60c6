import { leads } from '../cast.ts';
import type { Scene } from './scene.ts';

/** What the next host prepares, ticked off with buttons, and the plan of the meetings after it, tried before it is saved. */
export const prepare: Scene = {
  title: 'playground:script.prepare',
  play: async ({ part }) => {
    const lan = part(leads.lan);
    lan.say('slack', '/forses persiapan');
    await lan.expect({ where: 'slack', words: ['Persiapan Pertemuan ke-43', '0 dari 12 selesai'] });
    await lan.press('slack', '1. Ruang pertemuan');
    await lan.expect({ where: 'slack', words: ['Ruang pertemuan', 'jatuh tempo'] });
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
