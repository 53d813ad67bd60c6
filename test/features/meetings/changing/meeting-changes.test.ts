import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { slackText, telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
  for (const lines of [
    'Waktu: Kamis, 4 Februari 2027 pukul 09.00-11.15 WIB\nTempat: Aula BMKG, Kemayoran\nPakaian: Batik\nBatas konfirmasi: Senin, 1 Februari 2027 pukul 15.00 WIB\nNomor: 41',
    'Waktu: Selasa, 20 April 2027 pukul 10.00 WITA\nTempat: Daring\nNomor: 91',
  ]) {
    await telegram.say({ who: 'secretariat', command: `buatrapat\nAcara: Pertemuan FORSES\n${lines}` });
    await telegram.say({ who: 'secretariat', command: 'umumkan' });
  }
  await telegram.say({
    who: 'secretariat',
    command: 'buatrapat\nAcara: x\nWaktu: Jumat, 19 Maret 2027 pukul 09.00\nTempat: y\nNomor: 90',
  });
  await telegram.say({ who: 'secretariat', command: 'batalrapat 90 salah tanggal' });
  await bot.settled();
});
afterAll(() => bot.close());

const everyGroupText = (): string =>
  [
    ...bot.telegram.messagesIn(bot.group).map(telegramText),
    ...bot.slack.messagesIn(bot.channel).map(slackText),
  ].join('\n———\n');

describe('what members read about meetings', () => {
  it.each(['telegram', 'slack'] as const)(
    'is the next one by itself, or the one they name, in %s',
    async (platform) => {
      await verifyDialogue(voicesOf(bot)[platform], [
        [
          { who: 'member', command: 'rapat' },
          {
            has: 'UNDANGAN PERTEMUAN KE-41',
            buttons: ['Hadir', 'Diwakili', 'Tidak hadir', 'Masih dikonfirmasi'],
          },
        ],
        [{ who: 'member', command: 'rapat berikutnya' }, { has: 'UNDANGAN PERTEMUAN KE-41' }],
        [{ who: 'member', command: 'rapat nomor 91' }, { has: 'UNDANGAN PERTEMUAN KE-91' }],
        [
          { who: 'member', command: 'rapat 90' },
          { has: ['DIBATALKAN: PERTEMUAN KE-90', 'salah tanggal'], buttons: [] },
        ],
        [{ who: 'member', command: 'rapat lusa' }, { has: ['“lusa” bukan nomor pertemuan', 'misalnya 42'] }],
        [
          { who: 'member', command: 'status' },
          { has: ['Kemenkeu belum menjawab', 'paling lambat Senin, 1 Februari 2027 pukul 15.00 WIB'] },
        ],
        [
          { who: 'member', command: 'status 90' },
          { has: 'Kemenkeu belum menjawab', buttons: [] },
        ],
        [{ who: 'admin', command: 'status' }, { has: 'belum tercatat mewakili instansi' }],
      ]);
    },
  );

  it('comes as a calendar file with the schedule', async () => {
    const { telegram, slack } = voicesOf(bot);
    for (const voice of [telegram, slack])
      await verifyDialogue(voice, [
        [
          { who: 'member', command: 'jadwal' },
          {
            has: [
              'Jadwal pertemuan FORSES',
              'Ke-41: Kamis, 4 Februari 2027',
              'Ke-91: Selasa, 20 April 2027 pukul 10.00 WITA',
            ],
            lacks: 'Ke-90',
          },
        ],
      ]);
    const document = bot.telegram
      .messagesIn({ id: 2003 })
      .findLast((message) => message.document !== undefined)?.document;
    const content = Buffer.from(bot.telegram.fileContent(document?.file_id ?? '') ?? '').toString();
    expect(document?.file_name).toBe('jadwal.ics');
    const lines = content.replace(/\r\n[ \t]/g, '').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(lines).toContain('DTSTART;TZID=Asia/Jakarta:20270204T090000');
    expect(lines).toContain('DTEND;TZID=Asia/Jakarta:20270204T111500');
    expect(lines.some((line) => line.startsWith('LOCATION:Aula BMKG\\, Kemayoran'))).toBe(true);
  });
});

describe('changing a meeting', () => {
  it('asks for its number, its lines, its time and its reason', async () => {
    for (const [platform, slash] of [
      ['telegram', '/'],
      ['slack', '/forses '],
    ] as const)
      await verifyDialogue(voicesOf(bot)[platform], [
        [{ who: 'secretariat', command: 'ubahrapat' }, { has: `misalnya ${slash}ubahrapat 42` }],
        [{ who: 'secretariat', command: 'ubahrapat 41' }, { has: `${slash}ubahrapat 41\nTempat:` }],
        [
          { who: 'secretariat', command: 'ubahrapat 41 tempatnya pindah' },
          { has: 'Sebutkan baris yang berubah' },
        ],
        [{ who: 'secretariat', command: 'tundarapat besok' }, { has: `misalnya ${slash}tundarapat 42` }],
        [{ who: 'secretariat', command: 'tundarapat 41' }, { has: `${slash}tundarapat 41 Jumat` }],
        [{ who: 'secretariat', command: 'tundarapat 41 minggu depan' }, { has: 'kurang lengkap' }],
        [
          { who: 'secretariat', command: 'batalrapat' },
          { has: `misalnya ${slash}batalrapat 42 narasumber berhalangan` },
        ],
        [{ who: 'secretariat', command: 'batalrapat 41' }, { has: ['alasannya', `${slash}batalrapat 41`] }],
        [{ who: 'secretariat', command: 'batalrapat 77 x' }, { has: 'nomor 77 tidak ditemukan' }],
        [{ who: 'secretariat', command: 'batalrapat 90 lagi' }, { has: 'ke-90 sudah dibatalkan' }],
        [{ who: 'secretariat', command: 'ubahrapat 90\nTempat: X' }, { has: 'ke-90 sudah dibatalkan' }],
        [{ who: 'chair', command: 'batalrapat 41 x' }, { has: 'pengurus forum yang berwenang' }],
        // A reason is sent to everyone as it is written, or not at all.
        [
          { who: 'secretariat', command: `batalrapat 41 ${'alasan '.repeat(80)}` },
          { has: 'paling banyak 500 karakter' },
        ],
        [
          { who: 'secretariat', command: `ubahrapat 41\nTempat: X\nAlasan: ${'sebab '.repeat(90)}` },
          { has: 'Baris “Alasan” terlalu panjang' },
        ],
      ]);
  });

  it('tells everyone who was told what changed, and edits the invitations', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [{ who: 'member', command: 'hadir' }, { has: 'Konfirmasi Kemenkeu tercatat: Hadir' }],
      [
        {
          who: 'secretariat',
          command: 'ubahrapat 41\nTempat: Ruang Utama\nPakaian: -\nAlasan: aula dipakai',
        },
        { has: ['diperbarui: tempat, pakaian', 'Semua yang sudah menerima undangan akan diberi tahu'] },
      ],
      [
        { who: 'secretariat', command: 'ubahrapat 41\nTempat: Ruang Utama' },
        { has: 'Tidak ada yang berubah' },
      ],
    ]);
    await bot.advance(10_000);
    const seen = everyGroupText();
    expect(seen.match(/Perubahan Pertemuan ke-41/g)).toHaveLength(2);
    expect(seen).toContain('aula dipakai');
    expect(seen).not.toContain('Aula BMKG, Kemayoran\nAcara');
    const [change, file] = bot.telegram.messagesIn(2003).slice(-2);
    expect(telegramText(change)).toContain('Perubahan Pertemuan ke-41');
    expect(file?.document?.file_name).toBe('pertemuan-41.ics');
  });

  it('moves the end and the deadline along with the meeting', async () => {
    const { slack } = voicesOf(bot);
    await verifyDialogue(slack, [
      [
        { who: 'secretariat', command: 'tundarapat 41 Kamis, 11 Februari 2027 pukul 13.00 WIB' },
        {
          has: [
            'dipindahkan ke Kamis, 11 Februari 2027 pukul 13.00 s.d. 15.15 WIB',
            'Batas konfirmasi yang baru: Senin, 8 Februari 2027 pukul 19.00 WIB',
            'Perlu diperhatikan',
            'akan diberi tahu',
          ],
        },
      ],
      [
        { who: 'secretariat', command: 'tundarapat 41 Kamis, 11 Februari 2027 pukul 13.00 WIB' },
        { has: 'Tidak ada yang berubah' },
      ],
      [{ who: 'secretariat', command: 'tundarapat 41 1 Januari 2026 pukul 09.00' }, { has: 'sudah lewat' }],
      [
        { who: 'secretariat', command: 'ubahrapat 91\nWaktu: Selasa, 6 April 2027 pukul 10.00 WITA' },
        { has: 'Batas konfirmasi yang baru: Kamis, 1 April 2027 pukul 16.00 WITA' },
      ],
      [
        { who: 'secretariat', command: 'tundarapat 91 Kamis, 22 April 2027 pukul 10.00 WITA' },
        { has: 'Batas konfirmasi yang baru: Jumat, 16 April 2027 pukul 16.00 WITA' },
      ],
    ]);
    await bot.advance(10_000);
    expect(everyGroupText().match(/Perubahan waktu Pertemuan ke-41/g)).toHaveLength(2);
  });

  it('cancels with the reason, and takes the buttons away', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'secretariat', command: 'batalrapat 41 narasumber <b>berhalangan</b>' },
        { has: ['ke-41 dibatalkan', 'diberi tahu'] },
      ],
      [
        { who: 'secretariat', command: 'tundarapat 41 Kamis, 18 Maret 2027 pukul 09.00 WIB' },
        { has: 'sudah dibatalkan' },
      ],
    ]);
    await bot.advance(10_000);
    expect(everyGroupText()).toContain('narasumber <b>berhalangan</b>');
    // In Telegram the edit waits for its turn: a group takes few messages a minute, by the real clock.
    const inSlack = bot.slack.messagesIn(bot.channel).map(slackText).join('\n');
    expect(inSlack).not.toContain('UNDANGAN PERTEMUAN KE-41');
    expect(inSlack).toContain('DIBATALKAN: PERTEMUAN KE-41');
  });
});
