import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST, enterCast } from '../../../support/cast.ts';
import { type Heard, type Voice, verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { slackButtons, slackText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

const HEADER = 'kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id';
const row = (code: string, name: string, ids = ','): string =>
  `${code},Instansi ${code},${code},WIB,"${name}",Sekretaris Utama,${ids}`;

let bot: TestApp;

beforeEach(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  for (const who of ['secretariat', 'member', 'host'] as const) bot.telegram.startBot(CAST[who].telegram);
  await bot.settled();
});
afterEach(() => bot.close());

/** Who acts for an institution now: name, capacity, number of accounts with their rights, roles. */
async function acting(code: string): Promise<readonly unknown[]> {
  const { prisma } = bot.app.database;
  const held = await prisma.seatHolder.findMany({
    where: { untilAt: null, seat: { institution: { code } } },
    orderBy: { id: 'asc' },
    include: { person: { include: { accounts: { where: { revokedAt: null } }, roles: true } } },
  });
  return held.map(({ person, capacity }) => [
    person.name,
    capacity,
    person.accounts.length,
    person.roles.map(({ role }) => role).join(),
  ]);
}

describe.each(['telegram', 'slack'] as const)('a members’ file sent in the chat, in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];

  /** Sends a file to the bot in private as the secretariat and gives what it says. */
  async function sendFile(...rows: readonly string[]): Promise<Heard> {
    const content = Buffer.from([HEADER, ...rows].join('\n'));
    const { telegram, slack } = bot;
    if (platform === 'telegram') {
      telegram.sendDocument({ from: CAST.secretariat.telegram, fileName: 'anggota.csv', content });
      await bot.settled();
      const last = telegram.lastMessage({ id: CAST.secretariat.telegram });
      const buttons = (last?.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);
      return { place: 'private', text: last?.text ?? '', buttons };
    }
    const from = CAST.secretariat.slack;
    slack.shareFile({ from, channel: slack.dmOf(from).id, filename: 'anggota.csv', content });
    await bot.settled();
    const last = slack.messagesIn(from).findLast((one) => one.fromBot);
    return { place: 'private', text: slackText(last), buttons: last === undefined ? [] : slackButtons(last) };
  }

  /** What somebody was told last in private, on either platform. */
  const told = (who: 'member' | 'host'): string =>
    [
      bot.telegram.lastMessage({ id: CAST[who].telegram })?.text ?? '',
      slackText(bot.slack.messagesIn(CAST[who].slack).findLast((one) => one.fromBot)),
    ].join('\n');

  it('only adjusts a name that is written in another way, and keeps all rights', async () => {
    const shown = await sendFile(row('LAN', 'ANDI  TAUFIK SH MH'), row('BMKG', 'Dr. Guswanto, M.Si.'));
    expect(shown.text).toContain('nama disesuaikan');
    expect(shown.text).toContain('sebelumnya Guswanto');
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', press: 'Terapkan' }, { has: ['sudah diterapkan', '0 berakhir'] }],
    ]);
    expect(await acting('LAN')).toEqual([['ANDI TAUFIK SH MH', 'holder', 2, 'secretariat']]);
    expect(await acting('BMKG')).toContainEqual(['Dr. Guswanto, M.Si.', 'holder', 2, '']);
  });

  it('asks who another name for a held seat is, one after the other, before anything is shown or changed', async () => {
    await voice().say({ who: 'secretariat', command: 'peran Heru ketua pengarah' });
    const asked = await sendFile(
      row('KEMENKEU', 'Siti Aminah', '7001,'),
      row('BMKG', 'Gus Wanto Hadi'),
      row('SULSEL', 'Rahman Jufri'),
    );
    expect(asked.text).toContain('tercatat adalah Heru Pambudi, sedangkan berkas menyebut Siti Aminah');
    expect(asked.text).toContain('Masih ada 2 pertanyaan lain');
    expect(asked.buttons).toEqual(['Pergantian pejabat', 'Orang yang sama', 'Lewati instansi ini', 'Batal']);
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', press: 'Pergantian pejabat' }, { has: ['Gus Wanto Hadi', 'Masih ada 1'] }],
      [
        { who: 'secretariat', press: 'Orang yang sama' },
        { has: 'Rahman Jufri', lacks: 'Masih ada' },
      ],
      [
        { who: 'secretariat', press: 'Lewati instansi ini' },
        {
          has: [
            '1 baru, 1 berubah, 1 berakhir',
            'Heru Pambudi (peran yang ikut berakhir: Ketua Pengarah)',
            'sebelumnya Guswanto',
            'Yang berakhir akan diberi tahu',
          ],
          lacks: 'Rahman Jufri',
          buttons: ['Terapkan', 'Batal'],
        },
      ],
    ]);
    expect(await acting('KEMENKEU')).toEqual([['Heru Pambudi', 'holder', 2, 'steering_chair']]);
    await verifyDialogue(voice(), [[{ who: 'secretariat', press: 'Terapkan' }, { has: 'sudah diterapkan' }]]);
    expect(await acting('KEMENKEU')).toEqual([['Siti Aminah', 'holder', 1, '']]);
    expect(await acting('BMKG')).toContainEqual(['Gus Wanto Hadi', 'holder', 2, '']);
    expect(await acting('SULSEL')).toContainEqual(['Jufri Rahman', 'holder', 1, '']);
    await bot.settled();
    expect(told('member')).toMatch(
      /tidak lagi tercatat mewakili KEMENKEU[\s\S]*Peran yang ikut berakhir: Ketua Pengarah/,
    );
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'rekap' }, { has: 'belum terdaftar' }],
      [
        { who: 'secretariat', command: 'jejak ganti' },
        { has: 'anggota ganti (KEMENKEU)', lacks: 'BMKG' },
      ],
    ]);
  });

  it('asks before an aide becomes the official because the file is in another order', async () => {
    const rows = [
      row('BMKG', 'Rina <b>Aide</b> & Co', '2012,U0RINA'),
      row('BMKG', 'Guswanto', '2002,U0BMKG'),
    ];
    const asked = await sendFile(...rows);
    expect(asked.text).toContain('Co menjadi pejabat, dan Guswanto menjadi pendamping');
    expect(asked.buttons).toEqual(['Pergantian pejabat', 'Lewati instansi ini', 'Batal']);
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', press: 'Pergantian pejabat' },
        { has: ['Guswanto (menjadi pendamping', 'Co (menjadi pejabat'] },
      ],
      [{ who: 'secretariat', press: 'Batal' }, { has: 'Tidak ada yang diubah' }],
    ]);
  });

  it('says what an institution was called whose code the file gives to another one', async () => {
    const { text } = await sendFile('BMKG,Kementerian Pertahanan,Kemhan,WIB,Guswanto,Sekretaris Utama,,');
    expect(text).toContain('Guswanto (data instansi; sebelumnya Instansi BMKG)');
  });

  it('does not bring back who was removed, and names the way back', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', command: 'anggota keluarkan Guswanto' }, { has: 'Keluarkan Guswanto' }],
      [{ who: 'secretariat', press: 'Keluarkan' }, { has: 'sudah dikeluarkan' }],
    ]);
    const old = [row('BMKG', 'Guswanto', '2002,U0BMKG')];
    const shown = await sendFile(...old);
    expect(shown.text).toContain('Tidak diterima kembali');
    expect(shown.text).toContain('undang BMKG pejabat Guswanto');
    expect(shown.buttons).toEqual([]);
    expect(await acting('BMKG')).not.toContainEqual(expect.arrayContaining(['Guswanto']));
    const heard = await voice().say({ who: 'host', command: 'rekap' });
    expect(heard.text).toContain('belum terdaftar');
  });

  it('asks again when members have changed between the preview and the press', async () => {
    await sendFile(row('BMKG', 'Guswanto, M.Si.'));
    const { prisma } = bot.app.database;
    await prisma.person.updateMany({ where: { name: 'Guswanto' }, data: { name: 'Dwikorita' } });
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', press: 'Terapkan' }, { has: 'tercatat adalah Dwikorita' }],
      [{ who: 'secretariat', press: 'Batal' }, { has: 'Tidak ada yang diubah' }],
    ]);
    expect(await acting('BMKG')).toContainEqual(['Dwikorita', 'holder', 2, '']);
  });

  it('takes one answer to a question, and none that was never asked', async () => {
    await sendFile(row('BMKG', 'Dwikorita'));
    const { id } = await bot.app.database.prisma.proposal.findFirstOrThrow({ where: { state: 'open' } });
    if (platform === 'telegram') {
      const press = async (data: string): Promise<string> => {
        const from = CAST.secretariat.telegram;
        const { text } = await bot.telegram.pressButton({ from, chat: from, data, stale: true });
        await bot.settled();
        return text ?? '';
      };
      await press(`anggota|impor|${id}|ganti|99`);
      expect(await acting('BMKG')).toContainEqual(['Guswanto', 'holder', 2, '']);
      await press(`anggota|impor|${id}|sama|2`);
      expect(await press(`anggota|impor|${id}|ganti|2`)).toContain('kedaluwarsa');
    } else {
      await voice().say({ who: 'secretariat', press: 'Orang yang sama' });
    }
    await verifyDialogue(voice(), [[{ who: 'secretariat', press: 'Terapkan' }, { has: '1 berubah' }]]);
    expect(await acting('BMKG')).toContainEqual(['Dwikorita', 'holder', 2, '']);
  });
});
