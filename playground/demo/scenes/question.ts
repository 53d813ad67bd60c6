import { leads } from '../cast.ts';
import type { Scene } from './scene.ts';

/** Questions, answered from the live data or the FAQ, or honestly not. */
export const question: Scene = {
  title: 'playground:script.question',
  play: async ({ part, demo }) => {
    const secretariat = part(leads.sekretariat);
    secretariat.say('telegram', '/umumkan 43');
    await secretariat.expect({ where: 'telegram', words: ['43'] });
    for (const where of ['group', 'channel'] as const)
      await secretariat.expect({ where, kind: 'said', words: ['UNDANGAN PERTEMUAN KE-43 FORSES'] });
    await secretariat.expect({ where: 'group', kind: 'pinned', words: ['KE-43'] });
    const papua = part(leads.papua);
    papua.say('group', '/tanya kapan rapat berikutnya');
    await papua.expect({ where: 'group', words: ['Pertemuan ke-43', '9 April 2027'] });
    papua.say('telegram', 'siapa tuan rumah pertemuan berikutnya?');
    await papua.expect({ where: 'telegram', words: ['Lembaga Administrasi Negara'] });
    const bmkg = part(leads.bmkg);
    bmkg.say('group', `@${demo.stage.telegram.bot.username ?? ''} pakai baju apa?`);
    await bmkg.expect({ where: 'group', words: [] });
    const chair = part(leads.ketua);
    chair.say('channel', `<@${demo.stage.slack.bot.userId}> kapan rapat berikutnya?`);
    await chair.expect({ where: 'channel', words: ['9 April 2027'] });
    const stranger = part(leads.tamu);
    stranger.say('telegram', 'berapa harga tiket kereta ke Bandung?');
    await stranger.expect({ where: 'telegram', words: ['jawaban atas pertanyaan tersebut belum tersedia'] });
  },
};
