import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { askingHosts, TURN } from '../../../support/asking-hosts.ts';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue } from '../../../support/dialogue.ts';
import { createTestApp, TEST_NOW, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

const PEOPLE = ['chair', 'secretariat', 'host', 'aide', 'member', 'liaison'] as const;

describe.each(['telegram', 'slack'] as const)('asking for a host in %s', (platform) => {
  const { voice, since, chair, beginAnew } = askingHosts(() => bot, platform);

  beforeEach(() => beginAnew(PEOPLE));

  it('goes from a refusal to the next, with the reason for the leaders alone', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu');
    const [asked, next, leader] = [since('host'), since('member'), since('chair')];
    await verifyDialogue(voice(), [
      [{ who: 'chair', command: 'giliran tanya' }, { has: [TURN, 'dikirim ke 2 orang di BMKG'] }],
    ]);
    await bot.settled();
    expect(asked()).toContain(`Apakah BMKG bersedia menjadi tuan rumah ${TURN}?`);
    await verifyDialogue(voice(), [
      [{ who: 'chair', command: 'giliran tanya' }, { has: 'BMKG sudah ditanya pada' }],
      [
        { who: 'host', press: 'Tidak bisa', on: 'Apakah BMKG' },
        { has: ['alasan BMKG', 'hanya dibaca ketua'], lacks: 'sudah dicatat' },
      ],
      [{ who: 'host', press: 'Gedung sedang direnovasi atau pindah' }, { has: 'Jawaban BMKG sudah dicatat' }],
      [{ who: 'aide', press: 'Bersedia', on: 'Apakah BMKG' }, { has: 'sudah dijawab' }],
    ]);
    await bot.settled();
    expect(next()).toContain(`Apakah Kemenkeu bersedia menjadi tuan rumah ${TURN}?`);
    expect(next()).not.toContain('Gedung');
    expect(leader()).toContain('BMKG belum bersedia');
    expect(leader()).toContain('Alasan: Gedung sedang direnovasi atau pindah');
    expect(leader()).toContain('Kemenkeu sedang ditanya');
    await verifyDialogue(voice(), [
      [{ who: 'member', press: 'Bersedia', on: 'Apakah Kemenkeu' }, { has: `sudah dicatat untuk ${TURN}` }],
      [
        { who: 'chair', command: 'tuanrumah' },
        {
          has: ['1. Kemenkeu, Januari 2027 (bersedia)', '2. BMKG, Maret 2027 (belum bersedia)'],
        },
      ],
      [
        { who: 'member', command: 'tuanrumah kenapa' },
        { has: [`Kemenkeu menjadi tuan rumah berikutnya (${TURN})`] },
      ],
    ]);
  });

  it('takes a reason in own words, and an exchange that both sides want', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tambah Pemprov Sulsel');
    await chair('giliran tanya');
    await bot.settled();
    await voice().say({ who: 'aide', press: 'Tidak bisa', on: 'Apakah BMKG' });
    await voice().say({ who: 'aide', press: 'Alasan lain' });
    const words = 'Bertepatan dengan kunjungan kerja';
    await verifyDialogue(voice(), [
      [
        platform === 'telegram' ? { who: 'aide', words } : { who: 'aide', fill: { reason: words } },
        { has: 'Jawaban BMKG sudah dicatat' },
      ],
    ]);
    await bot.settled();
    const [leader, partner, wishing] = [since('chair'), since('liaison'), since('member')];
    await verifyDialogue(voice(), [
      [{ who: 'member', press: 'Tukar dengan …', on: 'Apakah Kemenkeu' }, { buttons: ['Pemprov Sulsel'] }],
      [{ who: 'member', press: 'Pemprov Sulsel' }, { has: 'Pemprov Sulsel sedang ditanya' }],
    ]);
    await bot.settled();
    expect(partner()).toContain('ingin bertukar giliran dengan Pemprov Sulsel');
    await verifyDialogue(voice(), [
      [{ who: 'liaison', press: 'Tidak setuju' }, { has: 'Giliran Pemprov Sulsel tidak berubah' }],
    ]);
    await bot.settled();
    expect(wishing()).toContain('Pemprov Sulsel belum dapat bertukar giliran');
    await voice().say({ who: 'member', press: 'Tukar dengan …', on: 'belum dapat bertukar' });
    await voice().say({ who: 'member', press: 'Pemprov Sulsel' });
    await bot.settled();
    await verifyDialogue(voice(), [
      [
        { who: 'liaison', press: 'Setuju bertukar' },
        { has: `Pemprov Sulsel bertukar giliran dengan Kemenkeu dan menjadi tuan rumah ${TURN}` },
      ],
    ]);
    await bot.settled();
    expect(leader()).toContain('Pemprov Sulsel setuju bertukar giliran dengan Kemenkeu');
    expect(wishing()).toContain('Pemprov Sulsel setuju bertukar giliran dengan Kemenkeu');
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'tuanrumah' },
        {
          has: '1. Pemprov Sulsel, Januari 2027 (bersedia)\n2. BMKG, Maret 2027 (belum bersedia)\n3. Kemenkeu',
        },
      ],
    ]);
  });

  it('reminds after three and six working days, then asks the leaders, once each', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
    await bot.settled();
    const [asked, leader, next] = [since('aide'), since('chair'), since('member')];
    const count = (text: string, part: string): number => text.split(part).length - 1;
    await bot.advance(2 * DAY_MS);
    expect(asked()).toBe('');
    // Tuesday, and three working days later Friday.
    await bot.advance(DAY_MS);
    await bot.advance(60_000);
    expect(count(asked(), 'Kami masih menantikan jawaban')).toBe(1);
    await bot.advance(5 * DAY_MS);
    await bot.advance(60_000);
    expect(count(asked(), 'Kami masih menantikan jawaban')).toBe(2);
    expect(leader()).toBe('');
    await bot.advance(5 * DAY_MS);
    await bot.advance(60_000);
    expect(count(leader(), 'BMKG belum menjawab pertanyaan')).toBe(1);
    await verifyDialogue(voice(), [
      [{ who: 'chair', press: 'Tunggu tiga hari kerja' }, { has: 'Jawaban masih ditunggu' }],
    ]);
    await bot.advance(14 * DAY_MS);
    await bot.advance(60_000);
    expect(count(leader(), 'BMKG belum menjawab pertanyaan')).toBe(1);
    await verifyDialogue(voice(), [
      [{ who: 'chair', press: 'Tanya instansi berikutnya' }, { has: ['Kemenkeu', TURN] }],
      [{ who: 'host', press: 'Bersedia', on: 'Apakah BMKG' }, { has: 'tidak berlaku lagi' }],
    ]);
    await bot.settled();
    expect(next()).toContain('Apakah Kemenkeu bersedia');
    expect(asked()).toContain('tidak berlaku lagi');
  });

  it('names the month that is expected now, when a meeting before it has been moved', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu');
    const lines = 'Acara: x\nWaktu: Kamis, 14 Januari 2027 pukul 09.00\nTempat: y\nTuan rumah: LAN';
    await voice().say({ who: 'secretariat', command: `buatrapat\nNomor: 42\n${lines}` });
    const asked = since('aide');
    await chair('giliran tanya');
    await bot.settled();
    expect(asked()).toContain('Pertemuan ke-43 FORSES, Maret 2027');
    const later = since('aide');
    const startsAt = new Date('2027-02-18T09:00:00+07:00');
    await bot.app.database.prisma.meeting.updateMany({ where: { number: 42 }, data: { startsAt } });
    for (const time of [60_000, 3 * DAY_MS, 60_000]) await bot.advance(time);
    expect(later()).toContain('Pertemuan ke-43 FORSES, April 2027');
    await verifyDialogue(voice(), [
      [{ who: 'host', press: 'Bersedia', on: 'Apakah BMKG' }, { has: 'Pertemuan ke-43 FORSES, April 2027' }],
    ]);
  });

  it('is undone step by step by the leaders, and who was asked is told', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
    await bot.settled();
    await voice().say({ who: 'host', press: 'Tidak bisa', on: 'Apakah BMKG' });
    await voice().say({ who: 'host', press: 'Tanpa alasan' });
    await bot.settled();
    const [first, second] = [since('host'), since('member')];
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: 'giliran batalkan' },
        { has: 'Langkah terakhir: BMKG menjawab tidak bisa', buttons: ['Batalkan langkah ini'] },
      ],
      [
        { who: 'secretariat', press: 'Batalkan langkah ini' },
        { has: ['sudah dibatalkan', '1. BMKG, Januari 2027 (sedang ditanya)\n2. Kemenkeu, Maret 2027'] },
      ],
    ]);
    await bot.settled();
    expect(second()).toContain('Pertanyaan kepada Kemenkeu untuk menjadi tuan rumah');
    expect(second()).toContain('tidak berlaku lagi');
    expect(first()).toContain('apakah BMKG bersedia menjadi tuan rumah');
    await verifyDialogue(voice(), [
      [{ who: 'member', press: 'Bersedia', on: 'Apakah Kemenkeu' }, { has: 'tidak berlaku lagi' }],
      [{ who: 'host', press: 'Bersedia', on: 'apakah BMKG' }, { has: 'sudah dicatat' }],
    ]);
  });

  it('asks another one instead when the leaders want that, and goes on by itself after a handover', async () => {
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
    const [first, second, third] = [since('host'), since('member'), since('liaison')];
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'giliran tanya Kemenkeu' },
        { has: 'Apakah Kemenkeu ditanya sebagai gantinya?', buttons: ['Tanya Kemenkeu sebagai gantinya'] },
      ],
      [{ who: 'chair', press: 'Tanya Kemenkeu sebagai gantinya' }, { has: 'orang di Kemenkeu' }],
    ]);
    await bot.settled();
    expect(first()).toContain('tidak berlaku lagi');
    expect(second()).toContain('Apakah Kemenkeu bersedia');
    await chair('giliran tambah Pemprov Sulsel', 'giliran pindah Pemprov Sulsel 1');
    await verifyDialogue(voice(), [
      [{ who: 'chair', command: 'serahterima Kemenkeu' }, { has: ['LPSK', 'Kemenkeu', TURN] }],
      [{ who: 'chair', press: 'Serahkan' }, { has: 'dari LPSK kepada Kemenkeu' }],
      [{ who: 'chair', command: 'giliran batalkan' }, { has: 'serah terima' }],
    ]);
    await bot.settled();
    expect(third()).toContain(
      'Apakah Pemprov Sulsel bersedia menjadi tuan rumah Pertemuan ke-43 FORSES, Maret 2027?',
    );
  });

  it('withdraws the question when the meeting gets its host otherwise, or the institution leaves', async () => {
    const { prisma } = bot.app.database;
    await chair('giliran tambah BMKG', 'giliran tambah Kemenkeu', 'giliran tanya');
    await bot.settled();
    const [first, second] = [since('host'), since('member')];
    const lines =
      'Nomor: 42\nAcara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: y\nTuan rumah: LAN';
    await voice().say({ who: 'secretariat', command: `buatrapat\n${lines}` });
    await bot.advance(60_000);
    expect(first()).toContain('Pertanyaan kepada BMKG untuk menjadi tuan rumah');
    expect(second()).toBe('');
    // Without its host that meeting needs one of the queue again.
    await prisma.meeting.updateMany({ where: { number: 42 }, data: { hostInstitutionId: null } });
    await verifyDialogue(voice(), [
      [
        { who: 'chair', command: 'giliran tanya' },
        { has: ['Pertemuan ke-42 FORSES, Februari 2027', 'BMKG'] },
      ],
    ]);
    await bot.settled();
    await prisma.institution.updateMany({ where: { code: 'BMKG' }, data: { leftAt: new Date(TEST_NOW) } });
    await bot.advance(60_000);
    expect(second()).toContain(
      'Apakah Kemenkeu bersedia menjadi tuan rumah Pertemuan ke-42 FORSES, Februari 2027?',
    );
    await prisma.institution.updateMany({ data: { leftAt: null } });
  });

  it('warns before a handover to one who declined, or before the meeting, and knows a queue of one', async () => {
    await chair('giliran tambah BMKG', 'giliran tanya');
    await bot.settled();
    const lines =
      'Nomor: 42\nAcara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: y\nTuan rumah: LPSK';
    await verifyDialogue(voice(), [
      [
        { who: 'host', press: 'Tukar dengan …', on: 'Apakah BMKG' },
        { has: 'Tidak ada instansi lain dalam antrean' },
      ],
      [{ who: 'host', press: 'Tidak bisa', on: 'Apakah BMKG' }, {}],
      [{ who: 'host', press: 'Anggaran belum tersedia' }, { has: 'sudah dicatat' }],
      [
        { who: 'chair', command: 'serahterima BMKG' },
        { has: 'BMKG menyatakan belum bersedia untuk Pertemuan ke-42', buttons: ['Tetap serahkan', 'Batal'] },
      ],
      [{ who: 'secretariat', command: `buatrapat\n${lines}` }, { has: 'tersimpan' }],
      [
        { who: 'chair', command: 'serahterima Kemenkeu' },
        { has: ['Pertemuan ke-42, Kamis, 4 Februari 2027, belum berlangsung', 'Pertemuan ke-43'] },
      ],
      [{ who: 'chair', command: 'jejak giliran' }, { has: 'giliran tanya' }],
    ]);
  });
});
