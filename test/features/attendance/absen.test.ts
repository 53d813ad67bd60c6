import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeCode, screenCode, spaced } from '../../../src/features/attendance/code.rules.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, TEST_NOW, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

const START = Date.UTC(2027, 1, 4, 2);
const MEETING = [
  'Nomor: 42',
  'Acara: Pertemuan FORSES',
  'Waktu: 4 Februari 2027 pukul 09.00-11.30 WIB',
  'Tempat: Aula <b>BMKG</b>',
  'Tuan rumah: BMKG',
].join('\n');

beforeAll(async () => {
  bot = await createTestApp({ environment: { PUBLIC_URL: 'https://forum.example.go.id/bot/' } });
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  for (const voice of [telegram, slack])
    await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${MEETING}` });
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', command: 'absen 42' }, { has: 'belum diumumkan' }],
    [{ who: 'secretariat', command: 'umumkan 42' }, { has: 'sedang dikirim' }],
  ]);
  await telegram.say({ who: 'member', command: 'hadir' });
  await telegram.say({ who: 'chair', command: 'tidakhadir dinas' });
  await bot.settled();
});
afterAll(() => bot.close());

/** What a path under the page of the check-in says. */
async function fetched(rest = ''): Promise<{ readonly status: number; readonly text: string }> {
  const row = await bot.app.database.prisma.checkIn.findFirst();
  const answer = await fetch(`http://127.0.0.1:${bot.app.port}/presensi/${row?.token ?? ''}${rest}`);
  return { status: answer.status, text: await answer.text() };
}

async function shownCode(): Promise<string> {
  const { secret } = await bot.app.database.prisma.checkIn.findFirstOrThrow();
  return screenCode(secret, bot.clock.now()).code;
}

describe('checking in', () => {
  it('is not open weeks before, and says from when', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', command: 'absen' }, { has: 'mulai Kamis, 4 Februari 2027 pukul 06.00 WIB' }],
      [{ who: 'member', command: 'absen 123456' }, { has: 'tidak ada pertemuan yang kehadirannya dicatat' }],
      [{ who: 'member', command: 'absen' }, { has: ['pindai kode QR', '/hadir'] }],
    ]);
  });

  it('is begun by the host, who gets a page that others cannot guess', async () => {
    await bot.advance(START - 30 * MINUTE_MS - TEST_NOW);
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'host', command: 'absen' },
        {
          has: ['Kehadiran di Pertemuan ke-42', '0 instansi'],
          buttons: ['Buka halaman', 'Siapa yang hadir'],
        },
      ],
      [
        { who: 'member', command: 'absen 42' },
        { has: 'pindai kode QR', lacks: 'Buka halaman' },
      ],
    ]);
    const { status, text } = await fetched();
    expect(status).toBe(200);
    expect(text).toContain('Aula &lt;b&gt;BMKG&lt;/b&gt;');
    expect(text).toContain(spaced(await shownCode()));
    expect(text).toContain('Kemenkeu');
    expect(text).not.toMatch(/LPSK|src=|https?:\/\/(?!www\.w3\.org)/);
    expect((await fetched('0')).status).toBe(404);
    const { startUrl } = await bot.app.database.prisma.checkIn.findFirstOrThrow();
    expect(startUrl).toMatch(/\?start=absen-$/);
  });

  it('says from when on, where the meeting was moved after it was begun', async () => {
    const { prisma } = bot.app.database;
    const code = await shownCode();
    await prisma.meeting.updateMany({ data: { startsAt: new Date(START + DAY_MS) } });
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', command: `absen ${code}` },
        { has: 'baru dapat dicatat mulai Jumat, 5 Februari 2027 pukul 06.00 WIB' },
      ],
    ]);
    await prisma.meeting.updateMany({ data: { startsAt: new Date(START) } });
  });

  it('takes what a scanned code hands over, once, and shows it', async () => {
    const code = await shownCode();
    const { telegram, slack } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'member', command: `start absen-${code}` },
        { has: ['Selamat datang. Kehadiran Heru Pambudi (Kemenkeu)', 'pukul 08.30 WIB'] },
      ],
      [{ who: 'member', command: `absen ${code}` }, { has: 'sudah tercatat' }],
      [
        { who: 'stranger', command: `start absen-${code}` },
        { has: ['belum terdaftar', 'sekretariat di ruang pertemuan'] },
      ],
      [
        { who: 'liaison', command: `absen ${spaced(code)}` },
        { has: 'Luhut Siregar (Pemprov Sulsel, Pemprov Papua)' },
      ],
    ]);
    await verifyDialogue(slack, [[{ who: 'member', command: `absen ${code}` }, { has: 'sudah tercatat' }]]);
    expect(await bot.app.database.prisma.presence.count()).toBe(3);
    const { text } = await fetched('/isi');
    expect(text).toContain('<b>3</b>');
    expect(text).toContain('Kemenkeu: Heru Pambudi');
  });

  it('refuses an old photograph with a hint, and wrong codes until they are too many', async () => {
    const old = await shownCode();
    await bot.advance(5 * MINUTE_MS);
    const { slack } = voicesOf(bot);
    await verifyDialogue(slack, [
      [{ who: 'aide', command: `absen ${old}` }, { has: 'yang sekarang tampil di layar' }],
    ]);
    const { secret } = await bot.app.database.prisma.checkIn.findFirstOrThrow();
    const wrong = Array.from({ length: 100 }, (_, index) => String(100_000 + index)).filter(
      (code) => judgeCode(code, { secret, now: bot.clock.now() + MINUTE_MS }) === 'wrong',
    );
    for (const code of wrong.slice(0, 10))
      await verifyDialogue(slack, [[{ who: 'aide', command: `absen ${code}` }, { has: 'tidak cocok' }]]);
    await verifyDialogue(slack, [
      [{ who: 'aide', command: `absen ${await shownCode()}` }, { has: 'Terlalu banyak kode salah' }],
    ]);
    await bot.advance(HOUR_MS + MINUTE_MS);
    await verifyDialogue(slack, [
      [{ who: 'aide', command: `absen ${await shownCode()}` }, { has: 'Selamat datang' }],
    ]);
  });

  it('is done by name for whoever has no phone, guests too, and taken back', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'secretariat', command: 'absen tamu ...' },
        { has: ['tidak ditemukan', '/absen tamu disertai'] },
      ],
      [
        { who: 'host', command: 'absen LPSK Noer Sidharta' },
        { has: ['LPSK (Dr. Noer Sidharta', 'tetap tidak hadir'] },
      ],
      [{ who: 'host', command: 'absen LPSK Dr. Noer Sidharta' }, { has: 'sudah tercatat sebelumnya' }],
      [
        { who: 'secretariat', command: 'absen tamu Sri Lestari, Kemenko PMK' },
        { has: 'Sri Lestari, Kemenko PMK' },
      ],
      [
        { who: 'secretariat', command: 'absen LAN Budi, Karo Umum' },
        { has: 'LAN (Budi, Karo Umum)', buttons: ['Batalkan'] },
      ],
      [{ who: 'secretariat', press: 'Batalkan' }, { has: 'dibatalkan' }],
      // Entered as it is seen, and named later: one presence, for institutions and for guests.
      [{ who: 'secretariat', command: 'absen Kemendagri' }, { has: 'Kehadiran Kemendagri' }],
      [{ who: 'secretariat', command: 'absen Kemendagri Budi' }, { has: 'dilengkapi' }],
      [{ who: 'secretariat', command: 'absen Kemendagri Budi, Karo Umum' }, { has: 'dilengkapi' }],
      [{ who: 'secretariat', command: 'absen Kemendagri' }, { has: 'sudah tercatat sebelumnya' }],
      [{ who: 'secretariat', command: 'absen tamu Sri Lestari' }, { has: 'sudah tercatat sebelumnya' }],
      [{ who: 'secretariat', command: 'absen Entahlah' }, { has: 'tidak ditemukan' }],
      [{ who: 'member', command: 'absen LAN' }, { has: 'pindai kode QR' }],
    ]);
    await verifyDialogue(telegram, [
      [
        { who: 'secretariat', command: 'absen daftar' },
        {
          has: [
            'Hadir, padahal menjawab tidak hadir (1):',
            'LPSK',
            'Tamu (1):',
            'Kemenkeu: Heru Pambudi',
            'Kemendagri: Budi, Karo Umum',
          ],
          lacks: 'LAN',
        },
      ],
    ]);
    const answers = await bot.app.database.prisma.rsvp.findMany({ orderBy: { institutionId: 'asc' } });
    expect(answers.map(({ answer }) => answer)).toEqual(['not_attending', 'attending']);
  });

  it('is over some hours after the meeting, for the page too; lists from paper are still entered', async () => {
    const code = await shownCode();
    await bot.advance(DAY_MS / 2);
    await verifyDialogue(voicesOf(bot).slack, [
      [{ who: 'member', command: `absen ${code}` }, { has: ['sudah', 'ke-42'] }],
      [{ who: 'secretariat', command: 'absen 42' }, { has: 'Yang hadir di Pertemuan ke-42' }],
      [{ who: 'secretariat', command: 'absen 42 LAN' }, { has: 'Kehadiran LAN' }],
    ]);
    expect((await fetched()).text).toContain('sudah ditutup');
    expect((await fetched()).text).not.toContain('Heru');
    await bot.advance(9 * DAY_MS);
    await verifyDialogue(voicesOf(bot).slack, [
      [{ who: 'secretariat', command: 'absen 42 Kemendagri' }, { has: 'sudah ditutup' }],
    ]);
  });
});
