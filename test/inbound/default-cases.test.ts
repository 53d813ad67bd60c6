import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/features/index.ts';
import { type CommandName, mayUse } from '../../src/inbound/rights.ts';
import { CAST, enterCast } from '../support/cast.ts';
import { type Said, verifyDialogue, voicesOf } from '../support/dialogue.ts';
import { slackMarkup, telegramText } from '../support/read-messages.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: `buatrapat\nAcara: Uji\nWaktu: ${WHEN}\nTempat: Aula` });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
  await bot.settled();
});
afterAll(() => bot.close());

const WHEN = 'Kamis, 4 Februari 2027 pukul 09.00 WIB';
const names = commands.map(({ name }) => name);
const platforms = ['telegram', 'slack'] as const;
const member = new Set(['member'] as const);
const nobody = new Set<never>();

const forOfficers = names.filter((name) => !mayUse(name, member));
const forMembers = names.filter((name) => !mayUse(name, nobody) && mayUse(name, member));
/** Answers of somebody unknown are kept instead of refused. */
const ANSWERS: readonly CommandName[] = ['hadir', 'tidakhadir', 'diwakili', 'masihdikonfirmasi'];

const LONG = 'panjang sekali '.repeat(334);
const HOSTILE = `<b>&"tebal"</b> <!channel> <@U0ADMIN> *x* \u202Eabc\u202C ${'\n'.repeat(60)}akhir`;
const NUMBERS = ['0', '-1', '99999', '1e9', '1000000000', '999999999999999999999', 'abc'];
const NUMBERED = [
  ...['rapat', 'status', 'rekap', 'belum', 'ingatkan', 'umumkan', 'ubahrapat', 'tundarapat', 'batalrapat'],
  ...['faqtambah', 'faqubah', 'faqhapus', 'takterjawab tutup', 'giliran pindah BMKG'],
];
/** Saying these binds or unbinds the chats of this file. */
const CHANGES_CHATS: readonly CommandName[] = ['tautkan', 'lepaskan'];

/** What no reply may contain: the apology for a fault, and what a renderer or a template left over. */
const UNFIT = ['sedang ada gangguan', 'undefined', '[object', '{{', 'NaN', 'Invalid Date'];

describe.each(platforms)('every command, in %s', (platform) => {
  const say = async (said: Said, expected = {}): Promise<void> =>
    verifyDialogue(voicesOf(bot)[platform], [[said, { lacks: UNFIT, ...expected }]]);

  it('refuses strangers what is for members and officers, and tells them how to join and nothing else', async () => {
    for (const command of [...forOfficers, ...forMembers].filter((name) => !ANSWERS.includes(name)))
      await say({ who: 'stranger', command }, { has: ['belum terdaftar', 'daftar'], lacks: ['Uji', 'Aula'] });
  });

  it('refuses members what is for officers, and says where their own commands are listed', async () => {
    for (const command of forOfficers)
      await say({ who: 'member', command }, { has: ['hanya untuk pengurus', 'bantuan'], lacks: 'Uji' });
  });

  it('answers without words behind it', async () => {
    for (const command of names.filter((name) => !CHANGES_CHATS.includes(name)))
      await expectAnswer(platform, { who: 'secretariat', command });
    if (platform === 'slack') await bot.slack.closeModal({ from: CAST.secretariat.slack });
  });

  it('answers 5,000 characters in a few lines', async () => {
    for (const command of names.filter((name) => !CHANGES_CHATS.includes(name))) {
      const heard = await expectAnswer(platform, { who: 'secretariat', command: `${command} ${LONG}` });
      expect(heard.text.length, command).toBeLessThan(command === 'bantuan' ? 4_000 : 2_500);
    }
  });

  it('takes hostile words as words', async () => {
    for (const command of names.filter((name) => !CHANGES_CHATS.includes(name))) {
      const heard = await expectAnswer(platform, { who: 'secretariat', command: `${command} ${HOSTILE}` });
      expect(heard.text, command).not.toMatch(/\u202E|\n{5}/);
    }
    const { slack } = bot;
    for (const message of [...slack.messagesIn('U0LAN'), ...slack.ephemeralsFor('U0LAN')])
      expect(slackMarkup(message)).not.toMatch(/<!channel>|<@U0ADMIN>/);
  });

  it('answers wrong numbers', async () => {
    for (const [index, command] of NUMBERED.entries())
      for (const number of platform === 'telegram' ? NUMBERS : NUMBERS.slice(index % 6, (index % 6) + 2)) {
        const heard = await expectAnswer(platform, { who: 'secretariat', command: `${command} ${number}` });
        expect(heard.text, `${command} ${number}`).not.toMatch(/UNDANGAN|Rekap pertemuan|Pratinjau/);
      }
  });

  it('takes effect once when it is delivered twice', async () => {
    const voice = voicesOf(bot)[platform];
    const harmless = names.filter((name) => !CHANGES_CHATS.includes(name));
    for (const command of platform === 'telegram' ? harmless : harmless.slice(0, 6)) {
      await voice.say({ who: 'member', command });
      expect(await voice.again(), command).toMatchObject({ place: 'nowhere' });
    }
  });

  async function expectAnswer(
    on: typeof platform,
    said: Said,
  ): ReturnType<ReturnType<typeof voicesOf>['slack']['say']> {
    const heard = await voicesOf(bot)[on].say(said);
    const shown = JSON.stringify(said).slice(0, 80);
    expect(heard.place, shown).not.toBe('nowhere');
    for (const part of UNFIT) expect(heard.text, shown).not.toContain(part);
    return heard;
  }
});

describe('every command, from somebody Telegram does not vouch for', () => {
  it('is refused politely, whoever the sender claims to be', async () => {
    const { telegram, group } = bot;
    const channel = telegram.createChannel({ title: 'Kanal', admins: [9001] });
    for (const command of names) {
      bot.clock.advance(2_000);
      telegram.sendAsAnonymousAdmin({ chat: group, text: `/${command} 1` });
      await telegram.settled();
      expect(telegramText(telegram.lastMessage(group)), command).toContain('admin anonim atau kanal');
    }
    telegram.sendAsChannel({ chat: group, channel, text: '/hadir' });
    await telegram.settled();
    expect(telegramText(telegram.lastMessage(group))).toContain('admin anonim atau kanal');
  });
});
