import type { CastMember } from '../cast.ts';
import { leads, others } from '../cast.ts';
import type { Scene, Theatre } from './scene.ts';

const DATE = 'Jumat, 22 Januari 2027';

/** Secretaries answer by command, reply and button, in group, private chat and Slack, and change their mind. */
export const answer: Scene = {
  title: 'playground:script.answer',
  play: async (theatre) => {
    await byWords(theatre);
    await byButtons(theatre);
    await changingTheirMind(theatre);
  },
};

async function byWords({ part }: Theatre): Promise<void> {
  const bmkg = part(leads.bmkg);
  bmkg.say('group', '/hadir');
  await bmkg.expect({ where: 'group', words: ['Konfirmasi BMKG tercatat: Hadir', DATE] });
  const kemenkeu = part(leads.kemenkeu);
  kemenkeu.reply('group', '/diwakili Dr. Ratna, Karo Umum');
  await kemenkeu.expect({
    where: 'group',
    words: ['Konfirmasi Kemenkeu tercatat: Diwakili', 'Dr. Ratna, Karo Umum', DATE],
  });
  const papua = part(leads.papua);
  papua.say('telegram', '/tidakhadir dinas luar');
  await papua.expect({
    where: 'telegram',
    words: ['Konfirmasi Pemprov Papua tercatat: Tidak hadir', 'dinas luar', DATE],
  });
  const lan = part(leads.lan);
  lan.say('channel', '/hadir');
  await lan.expect({ where: 'channel', words: ['Konfirmasi LAN tercatat: Hadir', DATE] });
  const aide = part(leads.lpsk);
  aide.say('telegram', '/masihdikonfirmasi');
  await aide.expect({ where: 'telegram', words: ['Konfirmasi LPSK tercatat: Masih dikonfirmasi', DATE] });
}

async function byButtons({ part, demo }: Theatre): Promise<void> {
  const mark = demo.journal.mark();
  const aide = part(leads.ajudan);
  await aide.press('group', 'Hadir');
  await aide.expect({ where: 'group', words: ['Konfirmasi Mabes TNI tercatat: Hadir', DATE] });
  const panrb = part(member('panrb'));
  await panrb.press('channel', 'Diwakili');
  await panrb.expect({ where: 'slack', kind: 'form', words: ['Nama wakil', 'Jabatan wakil'] });
  await panrb.expect({ where: 'channel', words: ['Diwakili', 'Nama wakil belum tercatat'] });
  await panrb.submit({ substitute: 'Laksmi (contoh)', position: 'Kepala Biro SDM' });
  await panrb.expect({
    where: 'channel',
    words: ['Konfirmasi Kementerian PANRB tercatat: Diwakili', 'Laksmi (contoh), Kepala Biro SDM', DATE],
  });
  for (const place of [String(demo.stage.group), demo.stage.channel]) {
    await demo.journal.expect({
      mark,
      what: `the new counts (${place})`,
      fits: (entry) =>
        entry.kind === 'edited' &&
        entry.place.id === place &&
        entry.text.includes('Sudah menjawab: 7 dari 21'),
    });
  }
}

async function changingTheirMind({ part }: Theatre): Promise<void> {
  const aide = part(leads.lpsk);
  aide.say('telegram', '/hadir');
  await aide.expect({
    where: 'telegram',
    words: ['Konfirmasi LPSK tercatat: Hadir', 'Jawaban sebelumnya: Masih dikonfirmasi'],
  });
  const sulsel = part(member('sulsel'));
  await Promise.all([sulsel.press('group', 'Tidak hadir'), sulsel.press('group', 'Hadir')]);
  sulsel.say('telegram', '/status');
  await sulsel.expect({ where: 'telegram', words: ['Konfirmasi Pemprov Sulsel tercatat: Hadir'] });
  sulsel.say('telegram', '/tidakhadir');
  await sulsel.expect({ where: 'telegram', words: ['Konfirmasi Pemprov Sulsel tercatat: Tidak hadir'] });
  await sulsel.press('telegram', 'Batalkan');
  await sulsel.expect({
    where: 'telegram',
    kind: 'edited',
    words: ['dibatalkan', 'Yang kembali berlaku: Hadir'],
  });
}

function member(id: string): CastMember {
  const found = others.find((other) => other.id === id);
  if (found === undefined) throw new Error(`nobody in the cast is ${id}`);
  return found;
}
