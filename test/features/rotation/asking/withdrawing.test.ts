import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { askingHosts, TURN } from '../../../support/asking-hosts.ts';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue } from '../../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

const PEOPLE = ['chair', 'secretariat', 'host', 'member'] as const;

describe.each(['telegram', 'slack'] as const)('a question that is settled otherwise, in %s', (platform) => {
  const { voice, since, chair, beginAnew } = askingHosts(() => bot, platform);

  beforeEach(() => beginAnew(PEOPLE));

  it('withdraws the question when the leaders skip, remove or note as away whom they asked, and asks the next one', async () => {
    const withdrawn = 'Pertanyaan kepada BMKG ditarik';
    for (const step of ['lewati BMKG', 'hapus BMKG', 'kunci Kemenkeu 42', 'absen BMKG Januari 2027']) {
      await bot.app.database.prisma.hostTurn.deleteMany();
      await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
      await bot.settled();
      const [asked, others] = [since('host'), since('member')];
      await verifyDialogue(voice(), [
        [{ who: 'chair', command: `giliran ${step}` }, { has: `${withdrawn}; berikutnya Kemenkeu ditanya` }],
        [{ who: 'host', press: 'Bersedia', on: 'Apakah BMKG' }, { has: 'tidak berlaku lagi' }],
        [{ who: 'chair', command: 'giliran tanya' }, { has: 'Kemenkeu sudah ditanya' }],
      ]);
      await bot.settled();
      expect(asked(), step).toContain('tidak berlaku lagi');
      expect(others().split(`Apakah Kemenkeu bersedia`), step).toHaveLength(2);
      await chair('giliran batalkan');
      await verifyDialogue(voice(), [
        [
          { who: 'chair', press: 'Batalkan langkah ini' },
          {
            has: ['Langkah ini sudah dibatalkan: ', 'BMKG, Januari 2027 (sedang ditanya)'],
          },
        ],
        [{ who: 'chair', command: 'giliran lewati BMKG' }, { has: 'berikutnya Kemenkeu ditanya' }],
        [{ who: 'chair', command: 'giliran lewati Kemenkeu' }, { has: 'Kemenkeu ditarik, dan belum ada' }],
      ]);
      await bot.settled();
    }
  });

  it('asks nobody twice in a row who left the order by hand and stays by the rule', async () => {
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    await prisma.hostRule.create({ data: { forumId, order: 'both' } });
    await chair('giliran tambah BMKG', 'giliran tanya BMKG');
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'giliran hapus BMKG' },
        { has: 'Pertanyaan kepada BMKG ditarik; berikutnya', lacks: 'berikutnya BMKG' },
      ],
    ]);
  });

  it('asks nobody for a meeting that is promised to another, and withdraws nothing for a question that cannot be put', async () => {
    await chair('giliran tambah LAN', 'giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya BMKG');
    await bot.settled();
    const asked = since('host');
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'giliran tanya Kemendagri' },
        { buttons: ['Tanya Kemendagri sebagai gantinya'] },
      ],
      [{ who: 'chair', press: 'Tanya Kemendagri sebagai gantinya' }, { has: 'tidak ada dalam antrean' }],
      [{ who: 'chair', command: 'giliran tanya' }, { has: 'BMKG sudah ditanya' }],
      [{ who: 'chair', command: 'giliran hapus BMKG' }, {}],
    ]);
    await chair('giliran lewati LAN', 'giliran kunci LAN lepas');
    await bot.app.database.prisma.hostAsk.deleteMany();
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'giliran kunci LAN lepas' },
        { has: 'Tidak ada pertemuan yang dikunci untuk LAN' },
      ],
      [
        { who: 'chair', command: 'giliran kunci LAN 42' },
        { has: ['Pertemuan ke-42 dikunci untuk LAN', '1. LAN, Januari 2027 (dikunci)'] },
      ],
      [
        { who: 'chair', command: 'giliran tanya Kemenkeu' },
        { has: 'Pertemuan ke-42 sudah dikunci untuk instansi lain' },
      ],
    ]);
    await bot.settled();
    expect(asked().split('tidak berlaku lagi')).toHaveLength(2);
  });

  it('says at a handover that its meeting is promised to another, which is told and asked anew for another', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
    await bot.settled();
    await voice().say({ who: 'host', press: 'Bersedia', on: 'Apakah BMKG' });
    const asked = since('host');
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'serahterima Kemenkeu' },
        {
          has: 'BMKG sudah bersedia menjadi tuan rumah Pertemuan ke-42',
          buttons: ['Tetap serahkan', 'Batal'],
        },
      ],
      [{ who: 'chair', press: 'Tetap serahkan' }, { has: 'diserahterimakan' }],
      [
        { who: 'chair', command: 'giliran' },
        { has: '1. BMKG, Maret 2027 (sedang ditanya)', lacks: 'dikunci' },
      ],
    ]);
    await bot.settled();
    expect(asked()).toContain(`BMKG tidak lagi direncanakan menjadi tuan rumah ${TURN}`);
    expect(asked()).toContain('Apakah BMKG bersedia menjadi tuan rumah Pertemuan ke-43');
  });

  it('tells an institution when the meeting it agreed to is made with another host, and asks who comes next', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
    await bot.settled();
    await voice().say({ who: 'host', press: 'Bersedia', on: 'Apakah BMKG' });
    const asked = since('host');
    const made = 'buatrapat\nNomor: 42\nAcara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: y';
    await voice().say({ who: 'secretariat', command: `${made}\nTuan rumah: LAN` });
    await bot.advance(60_000);
    expect(asked()).not.toContain('tidak lagi');
    await bot.advance(DAY_MS);
    await bot.advance(60_000);
    expect(asked().split(`BMKG tidak lagi direncanakan menjadi tuan rumah ${TURN}`)).toHaveLength(2);
    await verifyDialogue(voice(), [
      [{ who: 'chair', command: 'giliran' }, { has: '1. BMKG, April 2027\n2. Kemenkeu' }],
      [{ who: 'chair', command: 'giliran tanya' }, { has: ['Pertemuan ke-43', 'di BMKG'] }],
    ]);
  });

  it('asks others for a meeting whose host turns out to be away, or is moved to another', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
    await bot.settled();
    await voice().say({ who: 'host', press: 'Bersedia', on: 'Apakah BMKG' });
    const asked = since('host');
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'giliran absen BMKG Januari 2027' },
        { has: 'sudah dicatat. Berikutnya Kemenkeu ditanya', lacks: 'ditarik' },
      ],
      [
        { who: 'chair', command: 'giliran' },
        { has: '1. Kemenkeu, Januari 2027 (sedang ditanya)\n2. BMKG, Maret 2027', lacks: 'bersedia)' },
      ],
    ]);
    await bot.settled();
    expect(asked()).toContain('BMKG tidak lagi direncanakan menjadi tuan rumah');
    await voice().say({ who: 'member', press: 'Bersedia', on: 'Apakah Kemenkeu' });
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'giliran kunci Kemenkeu 90' },
        { has: ['1. BMKG, Maret 2027', 'Kemenkeu (dikunci untuk Pertemuan ke-90)'] },
      ],
      [{ who: 'member', command: 'tuanrumah kenapa Kemenkeu' }, { has: 'Pertemuan ke-90 karena' }],
      [{ who: 'chair', command: 'giliran kunci Kemenkeu lepas' }, { has: '1. Kemenkeu, Januari 2027' }],
      [{ who: 'chair', command: 'giliran tanya' }, { has: [TURN, 'di Kemenkeu'] }],
    ]);
  });

  it('exchanges no turns once the other side is out of the queue, and the one that wished is told', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
    await bot.settled();
    await voice().say({ who: 'host', press: 'Tukar dengan …', on: 'Apakah BMKG' });
    await voice().say({ who: 'host', press: 'Kemenkeu' });
    await bot.settled();
    const asked = since('host');
    await chair('giliran hapus Kemenkeu');
    await verifyDialogue(voice(), [
      [{ who: 'member', press: 'Setuju bertukar' }, { has: 'tidak dapat ditukar lagi. BMKG diberi tahu' }],
      [
        { who: 'chair', command: 'giliran' },
        { has: '1. BMKG, Januari 2027 (sedang ditanya)', lacks: 'Kemenkeu' },
      ],
    ]);
    await bot.settled();
    expect(asked()).toContain('Kemenkeu belum dapat bertukar giliran');
  });

  it('tells the other side when a wish to exchange turns is undone or settled otherwise, and asks it again when it is back', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
    await bot.settled();
    const wish = async (): Promise<void> => {
      await voice().say({ who: 'host', press: 'Tukar dengan …', on: 'Apakah BMKG' });
      await voice().say({ who: 'host', press: 'Kemenkeu' });
      await bot.settled();
    };
    const off = `Permintaan BMKG untuk bertukar giliran dengan Kemenkeu bagi ${TURN} tidak berlaku lagi`;
    await wish();
    const undone = since('member');
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'giliran batalkan' },
        { has: 'Langkah terakhir: permintaan BMKG untuk bertukar giliran dengan Kemenkeu' },
      ],
      [
        { who: 'chair', press: 'Batalkan langkah ini' },
        { has: 'sudah dibatalkan: permintaan BMKG untuk bertukar giliran dengan Kemenkeu.' },
      ],
    ]);
    await bot.settled();
    expect(undone()).toContain(off);
    await wish();
    await voice().say({ who: 'member', press: 'Tidak setuju', on: 'ingin bertukar' });
    const again = since('member');
    await chair('giliran batalkan');
    await voice().say({ who: 'chair', press: 'Batalkan langkah ini' });
    await bot.settled();
    expect(again()).toContain('BMKG');
    expect(again()).not.toContain(off);
    const settled = since('member');
    await voice().say({ who: 'host', press: 'Bersedia', on: 'Apakah BMKG' });
    await bot.settled();
    expect(settled()).toContain(off);
  });

  it('says what is so when the only one declines, and an old button asks nobody for a later meeting', async () => {
    await chair('giliran tambah BMKG', 'giliran tanya');
    await bot.settled();
    await voice().say({ who: 'host', press: 'Tidak bisa', on: 'Apakah BMKG' });
    await verifyDialogue(voice(), [
      [
        { who: 'host', press: 'Tanpa alasan' },
        { has: 'disampaikan kepada ketua', lacks: 'berikutnya' },
      ],
      [
        { who: 'chair', command: 'giliran' },
        { has: '1. BMKG, Maret 2027 (belum bersedia)', lacks: 'berhalangan' },
      ],
    ]);
    await bot.settled();
    await verifyDialogue(voice(), [
      [{ who: 'chair', press: 'Tanya lagi dari awal antrean' }, { has: [TURN, 'di BMKG'] }],
    ]);
    await bot.settled();
    await voice().say({ who: 'host', press: 'Bersedia', on: 'Apakah BMKG' });
    await chair('giliran tambah Kemenkeu');
    await bot.settled();
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', press: 'Tanya lagi dari awal antrean' }, { has: 'tidak berlaku lagi' }],
    ]);
  });
});
