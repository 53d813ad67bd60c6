import { leads } from '../cast.ts';
import type { Scene } from './scene.ts';

const SHARED = [
  '/bagikan kebijakan',
  'Judul: Layanan digital yang terpadu',
  'Nomor: Peraturan Presiden Nomor 82 Tahun 2023',
  'Ringkasan: Layanan digital nasional dipadukan; aplikasi prioritas dipakai bersama oleh semua instansi.',
  'Topik: Layanan digital',
  'Tautan: https://peraturan.go.id/id/perpres-no-82-tahun-2023',
].join('\n');

/** Something is shared, approved with a press, and found by a question. */
export const library: Scene = {
  title: 'playground:script.library',
  play: async ({ part }) => {
    const bmkg = part(leads.bmkg);
    const secretariat = part(leads.sekretariat);
    const papua = part(leads.papua);
    papua.say('telegram', '/ikuti layanan digital');
    await papua.expect({ where: 'telegram', words: ['sekarang mengikuti topik Layanan digital'] });
    bmkg.say('telegram', SHARED);
    await bmkg.expect({ where: 'telegram', words: ['Belum ada yang dikirim', 'Kebijakan dari BMKG'] });
    await bmkg.press('telegram', 'Kirim');
    await bmkg.expect({ where: 'telegram', words: ['nomor 11', 'menunggu kurator'] });
    await secretariat.expect({ where: 'telegram', words: ['nomor 11', 'Layanan digital yang terpadu'] });
    await secretariat.press('telegram', 'Terbitkan');
    await secretariat.expect({ where: 'telegram', words: ['diterbitkan'] });
    papua.say('telegram', '/pustaka aplikasi dipakai bersama');
    await papua.expect({ where: 'telegram', words: ['11. Layanan digital yang terpadu'] });
    papua.say('telegram', 'ada pengalaman sidang pimpinan tanpa kertas?');
    await papua.expect({ where: 'telegram', words: ['Pustaka', 'Sidang pimpinan tanpa kertas'] });
    await papua.press('telegram', 'Buka 9');
    await papua.expect({ where: 'telegram', words: ['dua hari sebelumnya'] });
  },
};
