import { leads } from '../cast.ts';
import { quiet } from '../travel.ts';
import type { Scene } from './scene.ts';

/** Two dates are put to the members, answered on both platforms, and read as a table and as a picture. */
export const poll: Scene = {
  title: 'playground:script.poll',
  play: async ({ part, demo }) => {
    const secretariat = part(leads.sekretariat);
    const slots = '16 Juni 2027 pukul 09.00 WIB\n17 Juni 2027 pukul 13.30 WIB';
    secretariat.say('telegram', `/jajak\n${slots}`);
    await secretariat.expect({ where: 'telegram', words: ['Belum ada yang dikirim', 'Kamis, 17 Juni 2027'] });
    await secretariat.press('telegram', 'Kirim');
    await secretariat.expect({ where: 'telegram', words: ['sedang dikirim'] });
    await secretariat.expect({ where: 'group', words: ['Jajak pendapat', 'Rabu, 16 Juni 2027', 'Bisa 0'] });
    await secretariat.expect({ where: 'channel', words: ['Jajak pendapat', 'Rabu, 16 Juni 2027', 'Bisa 0'] });
    const kemenkeu = part(leads.kemenkeu);
    await kemenkeu.press('group', '1. Bisa');
    await kemenkeu.expect({ where: 'group', words: ['Bisa 1'] });
    const lan = part(leads.lan);
    await lan.press('channel', '2. Bila perlu');
    await lan.expect({ where: 'channel', words: ['Bila perlu 1'] });
    secretariat.say('telegram', '/jajak hasil');
    await secretariat.expect({ where: 'telegram', words: ['Bisa: Kemenkeu', 'Bila perlu: LAN'] });
    await secretariat.press('telegram', 'Gambar');
    await secretariat.expect({ where: 'telegram', words: ['Hasil jajak pendapat'] });
    await quiet(demo);
    secretariat.say('telegram', '/jajak tutup');
    await secretariat.expect({ where: 'telegram', words: ['Bisa: Kemenkeu', 'Berakhir pada'] });
    for (const where of ['group', 'channel'] as const)
      await secretariat.expect({ where, words: ['Jajak pendapat sudah berakhir'] });
  },
};
