import { leads } from '../cast.ts';
import type { Scene } from './scene.ts';

/** How an institution comes: companions, car and food, asked with buttons and read by host and secretariat only. */
export const details: Scene = {
  title: 'playground:script.details',
  play: async ({ part }) => {
    const aide = part(leads.lpsk);
    aide.say('telegram', '/rincian');
    await aide.expect({ where: 'telegram', words: ['Rincian belum diisi'] });
    await aide.press('telegram', 'Lengkapi rincian');
    await aide.expect({ where: 'telegram', words: ['Bagaimana LPSK hadir?'] });
    await aide.press('telegram', 'Di ruang pertemuan');
    await aide.expect({ where: 'telegram', words: ['Berapa orang yang ikut serta'] });
    await aide.press('telegram', '2');
    await aide.expect({ where: 'telegram', words: ['nomor polisi'] });
    aide.say('telegram', 'B 1234 XYZ, Joko');
    await aide.expect({ where: 'telegram', words: ['pantangan makanan'] });
    await aide.press('telegram', 'Vegetarian');
    await aide.expect({ where: 'telegram', words: ['Rincian LPSK', 'tersimpan'] });
    const host = part(leads.bmkg);
    host.say('telegram', '/rincian');
    await host.expect({ where: 'telegram', words: ['LPSK: B 1234 XYZ, Joko'] });
  },
};
