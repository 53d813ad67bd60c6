import { leads } from '../cast.ts';
import { paper } from './paper.ts';
import type { Scene } from './scene.ts';

const MEETING = [
  '/buatrapat',
  'Nomor: 42',
  'Acara: Pertemuan FORSES dan serah terima gunungan silaturahmi',
  'Waktu: Jumat, 22 Januari 2027 pukul 09.00 WIB',
  'Tempat: Aula BMKG, Jl. Angkasa I No. 2, Kemayoran',
  'Tuan rumah: BMKG',
  'Pakaian: Batik (TNI/Polri menyesuaikan)',
  'Batas konfirmasi: Selasa, 19 Januari 2027 pukul 16.00 WIB',
  'Narahubung: Sekretariat FORSES (contoh)',
].join('\n');

/** What the invitation must say, on both platforms. */
const INVITATION = [
  'UNDANGAN PERTEMUAN KE-42 FORSES',
  'Jumat, 22 Januari 2027',
  'pukul 09.00 WIB',
  '10.00 WITA',
  '11.00 WIT',
  'Aula BMKG, Jl. Angkasa I No. 2, Kemayoran',
  'Badan Meteorologi',
  'Selasa, 19 Januari 2027 pukul 16.00 WIB',
];

/** The secretariat binds both chats, makes the meeting in one message and has it announced the next morning. */
export const announce: Scene = {
  title: 'playground:script.announce',
  play: async ({ demo, part, travelTo }) => {
    const secretariat = part(leads.sekretariat);
    secretariat.say('group', '/tautkan');
    await secretariat.expect({ where: 'group', words: ['ditautkan ke forum FORSES'] });
    secretariat.say('channel', '/forses tautkan');
    await secretariat.expect({ where: 'channel', words: ['ditautkan ke forum FORSES'] });
    secretariat.say('telegram', MEETING);
    await secretariat.expect({ where: 'telegram', words: ['Pertemuan ke-42', 'Jumat, 22 Januari 2027'] });
    secretariat.send('telegram', await paper('Surat Undangan', demo.clock.now()));
    await secretariat.expect({ where: 'telegram', words: ['Surat undangan Pertemuan ke-42', 'tersimpan'] });
    secretariat.say('telegram', '/umumkan 42 besok pukul 08.00 WIB');
    await secretariat.expect({ where: 'telegram', words: ['Rabu, 9 Desember 2026 pukul 08.00 WIB'] });
    await travelTo('2026-12-09T08:01');
    for (const where of ['group', 'channel'] as const) {
      const { buttons } = await secretariat.expect({ where, kind: 'said', words: INVITATION });
      const missing = ['Hadir', 'Diwakili', 'Tidak hadir'].find((label) => !buttons.includes(label));
      if (missing !== undefined) throw new Error(`the invitation (${where}) has no button “${missing}”`);
    }
  },
};
