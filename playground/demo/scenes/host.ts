import { leads } from '../cast.ts';
import type { Scene } from './scene.ts';

const NEXT_MEETING = [
  '/buatrapat',
  'Nomor: 43',
  'Acara: Pertemuan FORSES: berbagi praktik baik pembelajaran ASN',
  'Waktu: Jumat, 9 April 2027 pukul 09.00 WIB',
  'Tempat: Aula Prof. Agus Dwiyanto, LAN, Jl. Veteran No. 10',
  'Tuan rumah: LAN',
].join('\n');

/** The queue of hosts, the handover after the meeting, and the next host's reminders. */
export const host: Scene = {
  title: 'playground:script.host',
  play: async ({ part, travelTo, demo }) => {
    const secretariat = part(leads.sekretariat);
    secretariat.say('telegram', '/giliran tambah Kemenkeu');
    await secretariat.expect({ where: 'telegram', words: ['Kemenkeu masuk antrean'] });
    secretariat.say('telegram', '/giliran tambah LAN');
    await secretariat.expect({ where: 'telegram', words: ['LAN masuk antrean'] });
    secretariat.say('telegram', '/giliran pindah LAN 1');
    await secretariat.expect({ where: 'telegram', words: ['LAN dipindahkan ke urutan 1'] });
    await travelTo('2027-01-22T11:30');
    secretariat.say('group', '/serahterima LAN');
    await secretariat.expect({ where: 'group', words: ['Serah terima gunungan kepada LAN', 'BMKG'] });
    await secretariat.press('group', 'Serahkan');
    await secretariat.expect({
      where: 'group',
      words: ['telah diserahterimakan dari BMKG kepada LAN', 'Selamat bertugas kepada LAN'],
    });
    secretariat.say('telegram', NEXT_MEETING);
    await secretariat.expect({ where: 'telegram', words: ['Pertemuan ke-43'] });
    const lan = part(leads.lan);
    lan.say('slack', '/forses tuanrumah');
    await lan.expect({ where: 'slack', words: ['LAN', 'Kemenkeu'] });
    const mark = demo.journal.mark();
    await travelTo('2027-04-02T09:05');
    const reminders = demo.journal.entries
      .slice(mark)
      .filter(({ place, text }) => place.id === 'U0LAN' && text.includes('Persiapan tuan rumah'));
    if (reminders.length !== 4)
      throw new Error(`the next host was reminded ${reminders.length} times instead of 4`);
  },
};
