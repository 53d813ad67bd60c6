import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

const audits = (): Promise<number> =>
  bot.app.database.prisma.auditEntry.count({ where: { action: { startsWith: 'giliran' } } });

describe.each(['telegram', 'slack'] as const)('the rotation of hosts in %s', (platform) => {
  const slash = platform === 'slack' ? '/forses ' : '/';

  it('begins empty, and tells officers how to fill it', async () => {
    const { prisma } = bot.app.database;
    await prisma.$transaction([
      ...[prisma.hostTurn.deleteMany(), prisma.hostAsk.deleteMany(), prisma.hostStep.deleteMany()],
      prisma.meeting.deleteMany(),
    ]);
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', command: 'tuanrumah' },
        {
          has: ['Tuan rumah FORSES', 'belum ditetapkan', 'Antrean tuan rumah masih kosong'],
          lacks: 'giliran',
        },
      ],
      [{ who: 'chair', command: 'giliran' }, { has: ['masih kosong', `${slash}giliran tambah BMKG`] }],
      [{ who: 'member', command: 'giliran tambah BMKG' }, { has: 'pengurus forum' }],
    ]);
  });

  it('is filled, moved, swapped and skipped', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'chair', command: 'giliran tambah BMKG' },
        { has: ['BMKG masuk antrean tuan rumah, urutan 1', '1. BMKG'] },
      ],
      [{ who: 'secretariat', command: 'giliran tambah instansi kemenkeu' }, { has: 'Kemenkeu' }],
      [{ who: 'chair', command: 'giliran batalkan' }, { has: 'Langkah terakhir: Kemenkeu masuk antrean' }],
      [
        { who: 'secretariat', command: 'giliran tambah LAN 1' },
        { has: ['LAN masuk antrean tuan rumah, urutan 1', '1. LAN\n2. BMKG'] },
      ],
      [
        { who: 'secretariat', command: 'giliran TAMBAH lan' },
        { has: ['LAN sudah ada dalam antrean', `${slash}giliran pindah LAN 1`] },
      ],
      [
        { who: 'secretariat', command: 'giliran pindah BMKG 1' },
        { has: ['BMKG dipindahkan ke urutan 1', '1. BMKG\n2. LAN'] },
      ],
      [{ who: 'secretariat', command: 'giliran pindah bmkg ke-2' }, { has: '1. LAN\n2. BMKG' }],
      [{ who: 'secretariat', command: 'giliran pindah BMKG 999' }, { has: 'BMKG dipindahkan ke urutan 3' }],
      [
        { who: 'secretariat', command: 'giliran tukar LAN dengan BMKG' },
        { has: ['LAN dan BMKG bertukar urutan', '1. BMKG'] },
      ],
      [
        { who: 'chair', command: 'giliran batalkan' },
        { has: 'Langkah terakhir: giliran LAN dan BMKG ditukar' },
      ],
      [
        { who: 'secretariat', command: 'giliran lewati BMKG' },
        { has: ['BMKG dilewati untuk satu pertemuan', '1. Kemenkeu\n2. BMKG\n3. LAN'] },
      ],
      [
        { who: 'secretariat', command: 'giliran hapus BMKG' },
        { has: ['BMKG keluar dari antrean', '1. Kemenkeu\n2. LAN'] },
      ],
    ]);
  });

  it('says what is wrong with a step, and changes nothing', async () => {
    const before = await audits();
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'chair', command: 'giliran tmabah BMKG' },
        {
          has: [
            '“tmabah” tidak dikenal',
            'tambah, pindah, lewati, tukar, hapus, kunci, tanya, absen, aturan, usulan, rencana, batalkan',
          ],
        },
      ],
      [{ who: 'chair', command: 'giliran constructor BMKG' }, { has: '“constructor” tidak dikenal' }],
      [{ who: 'chair', command: 'giliran tambah' }, { has: `${slash}giliran tambah BMKG` }],
      [
        { who: 'chair', command: 'giliran tambah Kementerian Sihir' },
        { has: '“Kementerian Sihir” tidak ditemukan' },
      ],
      [
        { who: 'chair', command: 'giliran tambah Pemprov' },
        { has: ['beberapa instansi', 'Pemprov Papua', 'Pemprov Sulsel'] },
      ],
      [
        { who: 'chair', command: 'giliran pindah LAN' },
        { has: ['urutan berupa angka', `${slash}giliran pindah BMKG 1`] },
      ],
      [{ who: 'chair', command: 'giliran pindah LAN 0' }, { has: 'urutan berupa angka' }],
      [{ who: 'chair', command: 'giliran pindah LAN -1' }, { has: 'urutan berupa angka' }],
      [
        { who: 'chair', command: 'giliran pindah BMKG 1' },
        { has: ['BMKG tidak ada dalam antrean', `${slash}giliran tambah BMKG`] },
      ],
      [{ who: 'chair', command: 'giliran lewati BMKG' }, { has: 'tidak ada dalam antrean' }],
      [{ who: 'chair', command: 'giliran tanya BMKG' }, { has: 'tidak ada dalam antrean' }],
      [{ who: 'chair', command: 'giliran tukar LAN' }, { has: `${slash}giliran tukar BMKG LAN` }],
      [{ who: 'chair', command: 'giliran tukar LAN BMKG' }, { has: 'tidak ada dalam antrean' }],
      [{ who: 'chair', command: 'giliran tukar LAN LAN' }, { has: 'dengan dirinya sendiri' }],
    ]);
    expect(await audits()).toBe(before);
  });

  it('asks an institution, and takes the answer of its own people alone', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'start' }, { has: 'Selamat datang' }],
      [{ who: 'chair', command: 'giliran tanya Kemenkeu' }, { has: 'dikirim ke 1 orang di Kemenkeu' }],
    ]);
    await bot.settled();
    await bot.advance(60_000);
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'tuanrumah' }, { has: 'Kemenkeu (sedang ditanya)' }],
    ]);
    const asked = platform === 'telegram' ? askedInTelegram() : askedInSlack();
    await verifyDialogue(voicesOf(bot)[asked], [
      [{ who: 'member', press: 'Bersedia' }, { has: 'Kesediaan Kemenkeu menjadi tuan rumah sudah dicatat' }],
      [{ who: 'chair', command: 'tuanrumah' }, { has: 'Kemenkeu (bersedia)' }],
    ]);
  });

  it('hands the gunungan over, and keeps who held it', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'serahterima BMKG' }, { has: 'pengurus forum' }],
      [{ who: 'chair', command: 'serahterima' }, { has: `${slash}serahterima BMKG` }],
      [{ who: 'chair', command: 'serahterima Negeri Antah' }, { has: 'tidak ditemukan' }],
      [
        { who: 'chair', command: 'serahterima LAN' },
        {
          has: ['Serah terima gunungan kepada LAN', 'belum tercatat', 'Kemenkeu sudah bersedia'],
          buttons: ['Tetap serahkan', 'Batal'],
        },
      ],
      [{ who: 'chair', press: 'Batal' }, { has: 'Tidak ada yang berubah' }],
      [{ who: 'chair', command: 'serahterima LAN' }, { has: 'Selasa, 24 November 2026' }],
      [
        { who: 'chair', press: 'Tetap serahkan' },
        {
          has: [
            'Gunungan silaturahmi FORSES telah diserahterimakan kepada LAN.',
            'Selamat bertugas kepada LAN',
          ],
        },
      ],
      [{ who: 'chair', command: 'serahterima LAN' }, { has: 'sudah berada di LAN' }],
      [
        { who: 'chair', where: 'group', command: 'serahterima Kemenkeu' },
        { has: ['Serah terima gunungan kepada Kemenkeu', 'LAN'] },
      ],
      [
        { who: 'chair', where: 'group', press: 'Serahkan' },
        {
          has: ['telah diserahterimakan dari LAN kepada Kemenkeu', 'Selamat bertugas kepada Kemenkeu'],
          lacks: 'penghargaan',
        },
      ],
      [
        { who: 'member', command: 'tuanrumah' },
        {
          has: ['Gunungan silaturahmi ada di', 'Kemenkeu', 'Antrean tuan rumah masih kosong'],
          lacks: 'Pernah menjadi tuan rumah',
        },
      ],
    ]);
  });

  it('makes the one it is handed to host of the next meeting', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        {
          who: 'secretariat',
          command: 'buatrapat\nAcara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: y',
        },
        { has: 'tersimpan' },
      ],
      [
        { who: 'chair', command: 'serahterima BMKG' },
        { has: ['Kemenkeu', 'Pertemuan ke-1 FORSES, Februari 2027'] },
      ],
      [
        { who: 'chair', press: 'Serahkan' },
        {
          has: [
            'telah diserahterimakan dari Kemenkeu kepada BMKG',
            'BMKG menjadi tuan rumah Pertemuan ke-1, Februari 2027',
          ],
        },
      ],
      [
        { who: 'member', command: 'tuanrumah' },
        { has: 'Tuan rumah Pertemuan ke-1, Februari 2027: Instansi BMKG' },
      ],
    ]);
  });
});

const askedInTelegram = (): 'telegram' | 'slack' =>
  bot.telegram.messagesIn({ id: 2003 }).some((message) => (message.text ?? '').includes('Kesediaan'))
    ? 'telegram'
    : 'slack';
const askedInSlack = (): 'telegram' | 'slack' =>
  bot.slack.messagesIn('U0KEU').some((message) => message.text.includes('Kesediaan')) ? 'slack' : 'telegram';
