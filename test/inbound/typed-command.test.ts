import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/features/index.ts';
import { indexCommands } from '../../src/inbound/interpret.ts';
import { readTyped, typedIn } from '../../src/inbound/typed-command.ts';
import { ANNOUNCED, announceMeeting, answersThatCount } from '../support/announced.ts';
import { CAST } from '../support/cast.ts';
import { type Voice, verifyDialogue, voicesOf } from '../support/dialogue.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const index = indexCommands(commands);

/** What a line beginning with a slash is read as: `= command (argument)`, or `? commands (argument)`. */
function read(line: string): string {
  const typed = typedIn(line);
  if (typed === undefined) return 'no command';
  const found = readTyped(typed, index);
  if (found.kind === 'unknown') return 'unknown';
  const words = found.argument === '' ? '' : ` (${found.argument})`;
  return found.kind === 'meant'
    ? `= ${found.command.name}${words}`
    : `? ${found.commands.map(({ name }) => name).join(' ')}${words}`;
}

describe('a command', () => {
  it.each([
    ['/hadir', '= hadir'],
    ['/HADIR', '= hadir'],
    ['/hadir.', '= hadir'],
    ['/hadir . ', '= hadir'],
    ['/hadir, terlambat 10 menit', '= hadir (terlambat 10 menit)'],
    ['／hadir', '= hadir'],
    ['/ hadir', '= hadir'],
    ['\\hadir', '= hadir'],
    ['.hadir', '= hadir'],
    ['/hadir/', '= hadir'],
    ['/ＨＡＤＩＲ', '= hadir'],
    ['/forses hadir', '= hadir'],
    ['/forses', '= bantuan'],
    ['/tidak hadir', '= tidakhadir'],
    ['/Tidak Hadir dinas luar', '= tidakhadir (dinas luar)'],
    ['/tidak-hadir', '= tidakhadir'],
    ['/tidak_hadir sakit', '= tidakhadir (sakit)'],
    ['/forses tidak hadir', '= tidakhadir'],
    ['/tdk hadir', '= tidakhadir'],
    ['/tdk bisa hadir, dinas', '= tidakhadir (dinas)'],
    ['/gakhadir', '= tidakhadir'],
    ['/di wakili Karo Umum', '= diwakili (Karo Umum)'],
    ['/diwakilkan Karo Umum', '= diwakili (Karo Umum)'],
    ['/wakil', '= diwakili'],
    ['/masih dikonfirmasi', '= masihdikonfirmasi'],
    ['/buat rapat', '= buatrapat'],
    ['/tuan rumah', '= tuanrumah'],
    ['/batal rapat 42 narasumber sakit', '= batalrapat (42 narasumber sakit)'],
    ['/faq hapus f12', '= faqhapus (f12)'],
    ['/izin tidak hadir karena rakor', '= tidakhadir (karena rakor)'],
    ['/izin bertanya, lokasinya di mana?', '= tanya (izin bertanya, lokasinya di mana?)'],
    ['/izin bertanya lokasi', '= tanya (izin bertanya lokasi)'],
    ['/mohon izin bertanya', '= tanya'],
  ])('typed as “%s” is taken: %s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it.each([
    ['/hadirr', '? hadir'],
    ['/hadri', '? hadir'],
    ['/hadirr terlambat', '? hadir (terlambat)'],
    ['/thadir', '? tidakhadir hadir'],
    ['/blmhadir', '? tidakhadir hadir'],
    ['/tidakhadr', '? tidakhadir'],
    ['/tidak', '? tidakhadir (tidak)'],
    ['/tidak bisa', '? tidakhadir (tidak bisa)'],
    ['/tidk hadir sakit', '? tidakhadir (sakit)'],
    ['/diwakilli Budi', '? diwakili (Budi)'],
    ['/insyaallah hadir', '? hadir (insyaallah hadir)'],
    ['/konfirmasi', '? hadir tidakhadir diwakili masihdikonfirmasi'],
    ['/absensi', '? hadir tidakhadir diwakili masihdikonfirmasi'],
    ['/absen', '= absen'],
    ['/hadiroh', '? hadir'],
    ['/izin', '? hadir tidakhadir diwakili masihdikonfirmasi'],
    ['/ijin sakit', '? tidakhadir hadir diwakili masihdikonfirmasi (sakit)'],
    ['/mohonizin terlambat', '? hadir tidakhadir diwakili masihdikonfirmasi (terlambat)'],
    ['/rekp 42', '? rekap (42)'],
    ['/statu', '? status'],
    ['/bantan', '? bantuan'],
    ['/info', '? bantuan'],
  ])('typed as “%s” is asked about: %s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it.each([
    '/perintahbotlain x',
    '/stats',
    '/ban',
    '/rules',
    '/weather jakarta',
    '/poll',
    '/settings',
    '/warn',
  ])('of another bot, “%s”, is none of ours', (line) => {
    expect(read(line)).toBe('unknown');
  });

  it.each(['hadir', '/hadir@BotLain', '/ hadir@BotLain', '/usr/bin', '//', 'https://x.id/hadir', '1/2'])(
    '“%s” is no command',
    (line) => {
      expect(read(line)).toBe('no command');
    },
  );

  it('is never one that denies or affirms by a slip of one letter', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    for (const word of ['hadir', 'tidakhadir', 'diwakili']) {
      const slips = [...word].flatMap((_, at) => [
        word.slice(0, at) + word.slice(at + 1),
        ...letters.map((letter) => word.slice(0, at) + letter + word.slice(at)),
        ...letters.map((letter) => word.slice(0, at) + letter + word.slice(at + 1)),
      ]);
      for (const slip of slips.filter((one) => one !== word))
        expect(read(`/${slip}`), slip).not.toMatch(/^= (?:hadir|tidakhadir|diwakili)/);
    }
  });
});

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());
beforeEach(async () => {
  await bot.app.database.prisma.rsvp.deleteMany();
});

describe.each(['telegram', 'slack'] as const)('in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const slash = platform === 'slack' ? '/forses ' : '/';

  it('an unmistakable spelling is taken, in the group as in private', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', where: 'group', command: 'tidak hadir dinas' },
        { has: 'Konfirmasi Kemenkeu tercatat: Tidak hadir' },
      ],
      [{ who: 'member', command: 'HADIR .' }, { has: `Konfirmasi Kemenkeu tercatat: Hadir. ${ANNOUNCED}` }],
      [{ who: 'member', command: 'hadir 🙏' }, { has: `Konfirmasi Kemenkeu tercatat: Hadir. ${ANNOUNCED}` }],
      [
        { who: 'member', where: 'group', command: 'diwakili terima kasih' },
        { has: 'diwakili nama, jabatan' },
      ],
      [
        { who: 'member', command: 'tdk bisa hadir' },
        { has: `Konfirmasi Kemenkeu tercatat: Tidak hadir. ${ANNOUNCED}` },
      ],
    ]);
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU not_attending']);
  });

  it('a slip is named with its nearest and a button, also in the group, and nothing is recorded before', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', where: 'group', command: 'hadirr terlambat' },
        { has: ['“hadirr” tidak dikenal', 'belum ada yang dilakukan', `${slash}hadir`], buttons: ['Hadir'] },
      ],
      [{ who: 'member', command: 'status' }, { has: 'belum menjawab' }],
      [{ who: 'member', where: 'group', command: 'thadir' }, { buttons: ['Tidak hadir', 'Hadir'] }],
      [
        { who: 'member', where: 'group', press: 'Tidak hadir', on: 'thadir' },
        { has: `Konfirmasi Kemenkeu tercatat: Tidak hadir. ${ANNOUNCED}` },
      ],
    ]);
  });

  it('a slip of another command is carried out when its button is pressed, with its words and its rights', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', command: 'statu' },
        { has: `${slash}status`, buttons: [`${slash}status`] },
      ],
      [{ who: 'member', press: `${slash}status` }, { has: 'Kemenkeu belum menjawab' }],
      [{ who: 'chair', command: 'rekp 41' }, { buttons: [`${slash}rekap`] }],
      [{ who: 'chair', press: `${slash}rekap` }, { has: 'Rekap Pertemuan ke-41' }],
      [{ who: 'member', command: 'rekp 41' }, { buttons: [`${slash}rekap`] }],
      [{ who: 'member', press: `${slash}rekap` }, { has: 'pengurus forum' }],
      [{ who: 'member', command: 'info' }, { buttons: [`${slash}bantuan`] }],
    ]);
  });
});

describe('in a Telegram group, where the bot is silent otherwise', () => {
  const say = (text: string) =>
    voicesOf(bot).telegram.hear({ who: 'member', where: 'group' }, () =>
      bot.telegram.sendText({ from: CAST.member.telegram, chat: bot.group, text }),
    );

  it.each(['／hadir', '/ hadir', '/hadir.', '/Hadir@GununganBot', '/forses hadir', '/HADIR'])(
    '“%s” counts',
    async (text) => {
      expect((await say(text)).text).toContain(`Konfirmasi Kemenkeu tercatat: Hadir. ${ANNOUNCED}`);
    },
  );

  it.each([
    '/hadir@BotLain',
    '/hadirr@BotLain',
    '/stats',
    '/weather',
    'hadir semua ya',
    'silakan ketik /hadir',
  ])('“%s” is passed over', async (text) => {
    expect(await say(text)).toMatchObject({ place: 'nowhere' });
    expect(await answersThatCount(bot)).toEqual([]);
  });
});
