import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAST, enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { slackText, telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';
import { unzip } from '../../../support/unzip.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
  for (const [number, when, host] of [
    [41, 'Kamis, 4 Februari 2027 pukul 09.00 WIB', 'Kemenkeu'],
    [42, 'Selasa, 20 April 2027 pukul 10.00 WIB', 'BMKG'],
  ]) {
    const lines = `Acara: Pertemuan\nWaktu: ${when}\nTempat: Aula\nNomor: ${number}\nTuan rumah: ${host}`;
    await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
    await telegram.say({ who: 'secretariat', command: `umumkan ${number}` });
  }
  await telegram.say({
    who: 'secretariat',
    command: `buatrapat\nAcara: Draf\nWaktu: Senin, 7 Juni 2027 pukul 09.00 WIB\nTempat: Aula\nNomor: 43`,
  });
  await telegram.say({ who: 'member', command: 'hadir' });
  await telegram.say({ who: 'aide', command: 'diwakili Dr. Ratna <Karo>' });
  await telegram.say({ who: 'secretariat', command: 'tidakhadir dinas luar' });
  await slack.say({ who: 'chair', command: 'ragu' });
  await bot.settled();
});
afterAll(() => bot.close());

const platforms = ['telegram', 'slack'] as const;
const previewPlaces = { telegram: 'private', slack: 'ephemeral' } as const;

describe.each(platforms)('rekap and belum in %s', (platform) => {
  it('show the four counts and the institutions behind them to officers', async () => {
    const facts = [
      'Rekap Pertemuan ke-41',
      'Hadir 1 · Diwakili 1 · Tidak hadir 1 · Belum menjawab 3 · Masih dikonfirmasi 1',
      'Kemenkeu',
      'BMKG: Dr. Ratna <Karo>',
      'LAN: dinas luar',
      'LPSK',
      'Pemprov Papua',
    ];
    for (const who of ['secretariat', 'chair', 'admin'] as const)
      await verifyDialogue(voicesOf(bot)[platform], [
        [
          { who, command: 'rekap' },
          { has: facts, buttons: ['Ingatkan', 'Gambar', 'Excel', 'PDF'] },
        ],
        [
          { who, command: 'belum' },
          {
            has: [
              'Belum menjawab: 3 dari 7 instansi',
              'Kemendagri',
              'Pemprov Papua',
              'Pemprov Sulsel',
              'Masih dikonfirmasi (1)',
              'LPSK',
            ],
            lacks: 'Kemenkeu',
          },
        ],
      ]);
  });

  it('come as a picture, a workbook and a document, by words and by buttons', async () => {
    const summary = 'Rekap Pertemuan ke-41: Hadir 1 · Diwakili 1';
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'chair', command: 'rekap gambar' },
        { has: summary, files: [platform === 'telegram' ? 'photo' : 'rekap-41.png'] },
      ],
      [
        { who: 'secretariat', command: 'rekap 41 excel' },
        { has: summary, files: ['rekap-41.xlsx'] },
      ],
      [{ who: 'host', command: 'rekap pdf 42' }, { files: ['rekap-42.pdf'] }],
      [{ who: 'host', command: 'rekap 41 gambar' }, { has: 'pengurus forum yang berwenang' }],
      [{ who: 'chair', command: 'rekap' }, { has: 'Rekap Pertemuan ke-41' }],
      [
        { who: 'chair', press: 'PDF' },
        { has: summary, files: ['rekap-41.pdf'] },
      ],
    ]);
  });

  it('show a host their own meeting and no other', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'host', command: 'rekap' },
        { has: ['Rekap Pertemuan ke-42', 'Belum menjawab 7'], buttons: ['Gambar', 'Excel', 'PDF'] },
      ],
      [
        { who: 'aide', command: 'belum 42' },
        { has: 'Belum menjawab: 7 dari 7', buttons: [] },
      ],
      [
        { who: 'host', command: 'rekap 41' },
        { has: 'pengurus forum yang berwenang', lacks: 'Kemenkeu' },
      ],
      [{ who: 'member', command: 'rekap' }, { has: 'Rekap Pertemuan ke-41' }],
      [{ who: 'liaison', command: 'rekap' }, { has: 'pengurus forum yang berwenang' }],
      [{ who: 'host', command: 'rekap 43' }, { has: 'nomor 43 tidak ditemukan' }],
      [
        { who: 'host', command: 'bantuan' },
        { has: ['rekap', 'belum'], lacks: ['umumkan', 'ingatkan'] },
      ],
      [{ who: 'liaison', command: 'bantuan' }, { lacks: ['rekap', 'belum', 'umumkan'] }],
    ]);
  });
});

describe.each(platforms)('ingatkan in %s', (platform) => {
  it('shows first whom it would reach and how, to the one who asked alone', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'chair', where: 'group', command: 'ingatkan' },
        {
          place: previewPlaces[platform],
          has: [
            'Akan diingatkan: 3 instansi yang belum menjawab dan 1 instansi yang masih dikonfirmasi.',
            'Kemendagri, Pemprov Sulsel, Pemprov Papua, LPSK',
            'Slack',
            'orang',
          ],
          buttons: ['Kirim', 'Batal'],
        },
      ],
      [
        { who: 'chair', command: 'ingatkan semua' },
        { place: 'private', has: 'Akan diingatkan: 7 instansi, termasuk' },
      ],
      [
        { who: 'chair', command: 'ingatkan tuanrumah 42' },
        { has: ['ke-42', 'Akan diingatkan: tuan rumah', 'BMKG'] },
      ],
      [{ who: 'chair', command: 'ingatkan belum 41' }, { has: ['ke-41', '3 instansi'] }],
      [
        { who: 'chair', command: 'ingatkan semuanya' },
        { has: ['“semuanya” tidak dikenal', 'belum, semua, tuanrumah'] },
      ],
      [{ who: 'chair', command: 'ingatkan 43' }, { has: ['ke-43 belum diumumkan', 'umumkan 43'] }],
      [{ who: 'chair', command: 'ingatkan 77' }, { has: 'nomor 77 tidak ditemukan' }],
    ]);
  });

  it('sends nothing when it is dropped, and a used button says so', async () => {
    const before = await bot.app.database.prisma.notice.count();
    const voice = voicesOf(bot)[platform];
    const preview = platform === 'telegram' ? {} : { where: 'group' as const };
    await verifyDialogue(voice, [
      [{ who: 'secretariat', ...preview, command: 'ingatkan' }, { buttons: ['Kirim', 'Batal'] }],
      [
        { who: 'secretariat', ...preview, press: 'Batal' },
        { has: 'tidak jadi dikirim', buttons: [] },
      ],
    ]);
    expect(await bot.app.database.prisma.notice.count()).toBe(before);
  });

  it('is offered by the button of a recap', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'chair', command: 'rekap' }, { buttons: ['Ingatkan', 'Gambar', 'Excel', 'PDF'] }],
      [
        { who: 'chair', press: 'Ingatkan' },
        { place: 'private', has: 'Akan diingatkan: 3 instansi' },
      ],
    ]);
  });

  it('no longer sends an hour after the preview', async () => {
    const voice = voicesOf(bot)[platform];
    await voice.say({ who: 'chair', command: 'ingatkan' });
    await bot.advance(3_600_000);
    await verifyDialogue(voice, [
      [{ who: 'chair', press: 'Kirim' }, { has: 'sudah dipakai atau kedaluwarsa' }],
    ]);
  });
});

describe('a workbook that everybody in a group can open', () => {
  it('names nobody who answered', async () => {
    const { telegram, group } = bot;
    const workbook = async (where: 'group' | 'private'): Promise<string> => {
      await voicesOf(bot).telegram.say({ who: 'secretariat', where, command: 'rekap 41 xlsx' });
      const chat = where === 'group' ? group : CAST.secretariat.telegram;
      const sent = telegram.messagesIn(chat).flatMap(({ document }) => document ?? []);
      const content = Buffer.from(telegram.fileContent(sent.at(-1)?.file_id ?? '') ?? []);
      return [...unzip(content).values()].join(' ');
    };
    expect(await workbook('private')).toContain('Heru Pambudi');
    const shown = await workbook('group');
    expect(shown).toContain('Kemenkeu');
    expect(shown).not.toContain('Heru Pambudi');
  });
});

describe('a reminder that is sent', () => {
  it('asks the presser’s own right', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'chair', where: 'group', command: 'rekap' },
        { buttons: ['Ingatkan', 'Gambar', 'Excel', 'PDF'] },
      ],
    ]);
    await verifyDialogue(telegram, [
      [
        { who: 'member', where: 'group', press: 'Ingatkan' },
        { place: 'toast', has: 'pengurus forum' },
      ],
      [
        { who: 'stranger', where: 'group', press: 'Ingatkan' },
        { place: 'toast', has: 'belum terdaftar' },
      ],
    ]);
  });

  it('reaches those who have not answered once, and the outcome is reported', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [{ who: 'chair', command: 'ingatkan' }, { buttons: ['Kirim', 'Batal'] }],
      [{ who: 'chair', press: 'Kirim' }, { has: 'Pengingat sedang dikirim' }],
    ]);
    expect(await telegram.again()).toMatchObject({ place: 'nowhere' });
    const audit = await bot.app.database.prisma.auditEntry.findFirst({ where: { action: 'ingatkan belum' } });
    expect(audit?.subject).toBe('rapat 41');
    await bot.advance(60_000);
    await bot.advance(60_000);
    const forDagri = bot.slack
      .messagesIn('U0DAGRI')
      .map(slackText)
      .filter((text) => text.includes('ke-41'));
    expect(forDagri).toHaveLength(1);
    expect(
      telegramText(bot.telegram.messagesIn(bot.group).findLast((message) => message.from?.is_bot)),
    ).toContain('Pemprov Papua');
    expect(bot.telegram.messagesIn({ id: 2000 }).map(telegramText).join('\n')).toContain('Laporan pengingat');
    const untouched = bot.telegram
      .messagesIn({ id: 2003 })
      .map(telegramText)
      .filter((text) => text.includes('Pengingat'));
    expect(untouched).toEqual([]);
  });

  it('asks those still to confirm for certainty, and finds nobody once all have answered', async () => {
    const { telegram, slack } = voicesOf(bot);
    for (const name of ['Kemendagri', 'Papua', 'Sulsel'])
      await telegram.say({ who: 'secretariat', command: `hadir untuk ${name}` });
    await verifyDialogue(telegram, [
      [
        { who: 'chair', command: 'ingatkan' },
        { has: 'Akan diingatkan: 1 instansi yang masih dikonfirmasi.', lacks: 'Kemendagri' },
      ],
      [
        { who: 'chair', command: 'belum' },
        { has: ['0 dari 7', 'LPSK'], buttons: ['Ingatkan'] },
      ],
    ]);
    await slack.say({ who: 'chair', command: 'hadir' });
    await verifyDialogue(telegram, [
      [{ who: 'chair', command: 'ingatkan' }, { has: ['Tidak ada yang perlu diingatkan', '/rekap'] }],
    ]);
    await verifyDialogue(slack, [
      [{ who: 'chair', command: 'belum' }, { has: 'Semua instansi sudah menjawab untuk Pertemuan ke-41' }],
    ]);
  });

  it('is refused for a meeting that is over or cancelled', async () => {
    const { slack } = voicesOf(bot);
    bot.clock.set(Date.UTC(2027, 1, 4, 3, 0));
    await verifyDialogue(slack, [
      [{ who: 'secretariat', command: 'ingatkan 41' }, { has: 'ke-41 sudah berlangsung' }],
      [
        { who: 'secretariat', command: 'rekap 41' },
        { has: 'Rekap Pertemuan ke-41', buttons: ['Gambar', 'Excel', 'PDF'] },
      ],
      [{ who: 'secretariat', command: 'batalrapat 42 x' }, { has: 'ke-42 dibatalkan' }],
      [{ who: 'secretariat', command: 'ingatkan 42' }, { has: 'ke-42 sudah dibatalkan' }],
    ]);
  });
});
