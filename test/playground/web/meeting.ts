import { playedBy } from '../../../playground/demo/actor.ts';
import { leads } from '../../../playground/demo/cast.ts';
import type { OpenPage } from './page.ts';

const MEETING = [
  '/buatrapat',
  'Nomor: 42',
  'Acara: Pertemuan FORSES',
  'Waktu: Jumat, 22 Januari 2027 pukul 09.00 WIB',
  'Tempat: Aula BMKG',
  'Tuan rumah: BMKG',
].join('\n');

/** The meeting is announced, and the chair has everybody reminded. */
export async function announceAndRemind({ demo }: OpenPage): Promise<void> {
  const secretariat = playedBy(demo, leads.sekretariat);
  secretariat.say('telegram', MEETING);
  await secretariat.expect({ where: 'telegram', words: ['Pertemuan ke-42'] });
  secretariat.say('telegram', '/umumkan 42');
  await secretariat.expect({ where: 'channel', kind: 'said', words: ['UNDANGAN'] });
  const chair = playedBy(demo, leads.ketua);
  chair.say('channel', '/forses ingatkan');
  await chair.expect({ where: 'channel', words: ['Pratinjau'] });
  await chair.press('channel', 'Kirim');
  await chair.expect({ where: 'slack', words: ['Laporan pengingat'] });
}
