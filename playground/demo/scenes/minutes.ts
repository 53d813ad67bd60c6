import { leads } from '../cast.ts';
import { quiet } from '../travel.ts';
import { paper } from './paper.ts';
import type { Scene } from './scene.ts';

/** The host hands in materials and minutes; the members look the minutes over and the chair approves them. */
export const minutes: Scene = {
  title: 'playground:script.minutes',
  play: async ({ part, demo, travelTo }) => {
    const host = part(leads.bmkg);
    const now = demo.clock.now();
    host.send('telegram', { ...(await paper('Paparan Prakiraan Iklim 2027', now)), words: '/bahan 42' });
    await host.expect({ where: 'telegram', words: ['“Paparan Prakiraan Iklim 2027” tersimpan'] });
    await travelTo('2027-01-22T11:45');
    await host.expect({ where: 'group', words: ['Paparan Prakiraan Iklim 2027'] });
    host.send('telegram', { ...(await paper('Notula', now)), words: '/notula 42' });
    await host.expect({ where: 'telegram', words: ['Kirim kepada anggota?'] });
    await host.press('telegram', 'Kirim kepada anggota');
    for (const where of ['group', 'channel'] as const) {
      const platform = where === 'group' ? 'telegram' : 'slack';
      await demo.journal.expect({
        ...{ mark: 0, what: `the draft of the minutes (${where})` },
        fits: ({ place, files }) =>
          place.platform === platform && !place.isPrivate && files.includes('Notula.pdf'),
      });
    }
    const kemenkeu = part(leads.kemenkeu);
    await kemenkeu.press('group', 'Setuju');
    await kemenkeu.expect({ where: 'group', words: ['Kemenkeu: setuju dengan rancangan notula'] });
    const chair = part(leads.ketua);
    chair.say('channel', '/forses notula 42 setujui');
    await chair.expect({ where: 'channel', words: ['masih dapat masuk sampai'] });
    await chair.press('channel', 'Sahkan sekarang');
    await chair.expect({
      where: 'channel',
      words: ['Bersama ini kami sampaikan notula yang sudah disahkan'],
    });
    await quiet(demo);
    const secretariat = part(leads.sekretariat);
    secretariat.say('telegram', '/tindaklanjut tambah Menyusun pedoman peringatan dini; BMKG; 31 Maret 2027');
    await secretariat.expect({ where: 'telegram', words: ['Menyusun pedoman peringatan dini', 'BMKG'] });
  },
};
