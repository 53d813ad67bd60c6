import { leads } from '../cast.ts';
import { quiet } from '../travel.ts';
import type { Scene } from './scene.ts';

/** As an aide writes to a secretariat: who one is first, and the question somewhere. */
const LETTER =
  'Selamat pagi Bapak/Ibu Sekretariat. Mohon maaf mengganggu, saya Letda Fajar, ajudan Kasum TNI yang baru bertugas minggu ini. ' +
  'Kami sedang menyusun anggaran kegiatan triwulan ini. ' +
  'Sehubungan dengan itu, mohon informasi apakah biaya perjalanan dinas ditanggung tuan rumah atau instansi masing-masing? ' +
  'Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.';

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
    await quiet(demo);
    const papua = part(leads.papua);
    papua.say('group', '/tanya kapan rapat berikutnya');
    await papua.expect({ where: 'group', words: ['Pertemuan ke-43', '9 April 2027'] });
    papua.say('telegram', 'siapa tuan rumah pertemuan berikutnya?');
    await papua.expect({ where: 'telegram', words: ['Lembaga Administrasi Negara'] });
    const aide = part(leads.ajudan);
    aide.say('telegram', LETTER);
    await aide.expect({ where: 'telegram', words: ['anggaran instansi peserta masing-masing'] });
    const bmkg = part(leads.bmkg);
    bmkg.say('group', `@${demo.stage.telegram.bot.username ?? ''} pakai baju apa?`);
    await bmkg.expect({ where: 'group', words: ['Batik lengan panjang'] });
    const chair = part(leads.ketua);
    chair.say('channel', `<@${demo.stage.slack.bot.userId}> kapan rapat berikutnya?`);
    await chair.expect({ where: 'channel', words: ['9 April 2027'] });
    const stranger = part(leads.tamu);
    stranger.say('telegram', 'berapa harga tiket kereta ke Bandung?');
    await stranger.expect({ where: 'telegram', words: ['jawaban atas pertanyaan tersebut belum tersedia'] });
  },
};
