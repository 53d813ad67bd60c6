import { leads } from '../cast.ts';
import { shownOnPage } from '../page.ts';
import type { Scene } from './scene.ts';

/** On the day a page with a code is projected; people check in with it, and who has no telephone is named. */
export const attend: Scene = {
  title: 'playground:script.attend',
  play: async ({ demo, part, travelTo, remark }) => {
    await travelTo('2027-01-22T08:20');
    const host = part(leads.bmkg);
    host.say('telegram', '/absen');
    await host.expect({ where: 'telegram', words: ['Kehadiran di Pertemuan ke-42', 'Kode QR'] });
    const { code } = await shownOnPage(demo, leads.bmkg);
    remark('playground:script.page', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    const aide = part(leads.ajudan);
    aide.say('telegram', `/absen ${code}`);
    await aide.expect({ where: 'telegram', words: ['Selamat datang', 'Mabes TNI'] });
    const chair = part(leads.ketua);
    chair.say('slack', `/forses absen ${code}`);
    await chair.expect({ where: 'slack', words: ['Selamat datang', 'LPSK'] });
    host.say('telegram', '/absen Kementerian PANRB Laksmi, Kepala Biro SDM');
    await host.expect({ where: 'telegram', words: ['Kementerian PANRB', 'tercatat'] });
    host.say('telegram', '/absen daftar');
    await host.expect({ where: 'telegram', words: ['Sudah hadir: 3 instansi', 'Laksmi'] });
  },
};
