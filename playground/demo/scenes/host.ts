import { leads } from '../cast.ts';
import { quiet } from '../travel.ts';
import type { Scene } from './scene.ts';

/** Whose turn comes next: the queue is filled and put in order, and says why. */
export const queue: Scene = {
  title: 'playground:script.queue',
  play: async ({ part }) => {
    const secretariat = part(leads.sekretariat);
    secretariat.say('telegram', '/giliran tambah Kemenkeu');
    await secretariat.expect({ where: 'telegram', words: ['Kemenkeu masuk antrean'] });
    secretariat.say('telegram', '/giliran tambah LAN');
    await secretariat.expect({ where: 'telegram', words: ['LAN masuk antrean'] });
    secretariat.say('telegram', '/giliran pindah LAN 1');
    await secretariat.expect({ where: 'telegram', words: ['LAN dipindahkan ke urutan 1'] });
  },
};

/** The gunungan is handed over after the meeting, and the next institution in the queue is asked and agrees. */
export const host: Scene = {
  title: 'playground:script.host',
  play: async ({ part, travelTo, demo }) => {
    await travelTo('2027-01-22T11:30');
    const secretariat = part(leads.sekretariat);
    secretariat.say('group', '/serahterima LAN');
    await secretariat.expect({ where: 'group', words: ['Serah terima gunungan kepada LAN', 'BMKG'] });
    const mark = demo.journal.mark();
    await secretariat.press('group', 'Serahkan');
    await secretariat.expect({
      where: 'group',
      words: ['telah diserahterimakan dari BMKG kepada LAN', 'Selamat bertugas kepada LAN'],
    });
    await demo.journal.expect({
      ...{ mark, what: 'the question whether Kemenkeu is willing' },
      fits: ({ place, text }) => place.id === '2004' && text.includes('Kesediaan menjadi tuan rumah'),
    });
    await quiet(demo);
    const kemenkeu = part(leads.kemenkeu);
    await kemenkeu.press('telegram', 'Bersedia');
    await kemenkeu.expect({ where: 'telegram', words: ['Kemenkeu'] });
    const lan = part(leads.lan);
    lan.say('slack', '/forses tuanrumah');
    await lan.expect({
      where: 'slack',
      words: ['Pertemuan ke-43, Maret 2027: Lembaga Administrasi', 'Kemenkeu'],
    });
  },
};
