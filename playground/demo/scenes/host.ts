import { leads } from '../cast.ts';
import { paper } from './paper.ts';
import type { Scene, Theatre } from './scene.ts';

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
    await handInMinutes({ part, demo });
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

/** The host hands in minutes, which the members look over and the chair approves. */
async function handInMinutes({ part, demo }: Pick<Theatre, 'part' | 'demo'>): Promise<void> {
  const bmkg = part(leads.bmkg);
  bmkg.send('telegram', { ...(await paper('Notula', demo.clock.now())), words: '/notula 42' });
  await bmkg.expect({ where: 'telegram', words: ['Kirim kepada anggota?'] });
  await bmkg.press('telegram', 'Kirim kepada anggota');
  await bmkg.expect({ where: 'group', words: ['Rancangan notula', 'Koreksi disampaikan paling lambat'] });
  const kemenkeu = part(leads.kemenkeu);
  await kemenkeu.press('group', 'Setuju');
  await kemenkeu.expect({ where: 'group', words: ['Kemenkeu: setuju dengan rancangan notula'] });
  const chair = part(leads.ketua);
  chair.say('channel', '/forses notula 42 setujui');
  await chair.expect({ where: 'channel', words: ['masih dapat masuk sampai'] });
  await chair.press('channel', 'Sahkan sekarang');
  await chair.expect({ where: 'channel', words: ['Bersama ini kami sampaikan notula yang sudah disahkan'] });
}
