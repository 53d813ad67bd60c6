import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAST, enterCast } from '../../support/cast.ts';
import { type Expected, type Said, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('the number of an account in %s', (platform) => {
  const account = (who: 'stranger' | 'admin' | 'member'): string => `${platform}:${CAST[who][platform]}`;

  it('is said in private to whoever is not registered and to admins, and to nobody else', async () => {
    await verifyDialogue(
      voicesOf(bot)[platform],
      (['start', 'bantuan'] as const).flatMap((command): readonly (readonly [Said, Expected])[] => [
        [{ who: 'stranger', command }, { has: account('stranger') }],
        [{ who: 'admin', command }, { has: `Nomor akun Bapak/Ibu: ${account('admin')}.` }],
        [{ who: 'admin', where: 'group', command }, { lacks: 'Nomor akun' }],
        [{ who: 'member', command }, { lacks: 'Nomor akun' }],
      ]),
    );
  });
});

describe('an address that opens the chat with the bot', () => {
  const open = async (payload: string): Promise<string> => {
    bot.telegram.startBot(CAST.stranger.telegram, payload);
    await bot.settled();
    return bot.telegram.lastMessage({ id: CAST.stranger.telegram })?.text ?? '';
  };

  it('leads to registration, where the next words are the institution', async () => {
    expect(await open('daftar')).toContain('instansi mana');
    const { telegram } = voicesOf(bot);
    expect((await telegram.say({ who: 'stranger', words: 'LAN' })).text).toContain('Sebagai apa');
  });

  it('lets the bearer of an invitation in, once', async () => {
    const { telegram } = voicesOf(bot);
    const made = await telegram.say({ who: 'secretariat', command: 'undang LAN pendamping Sari' });
    const [code = ''] = /UND-\w{5}-\w{5}/.exec(made.text) ?? [];
    expect(await open(code)).toContain('terdaftar sebagai pendamping LAN');
    expect(await open(code)).toContain('Kode tidak berlaku');
  });

  it('greets everybody else', async () => {
    expect(await open('apa-saja')).toContain('Selamat datang');
  });
});

it('an example of what can be typed is an institution of this forum, wherever one is shown', async () => {
  const { telegram } = voicesOf(bot);
  const { prisma } = bot.app.database;
  await prisma.account.deleteMany({ where: { externalId: '6666' } });
  await prisma.institution.updateMany({ where: { code: 'BMKG' }, data: { shortName: 'Zenit' } });
  await prisma.institution.updateMany({ where: { code: { not: 'BMKG' } }, data: { leftAt: new Date(0) } });
  await verifyDialogue(telegram, [
    [{ who: 'stranger', command: 'start' }, { has: 'misalnya /daftar Zenit' }],
    [{ who: 'stranger', where: 'group', command: 'daftar' }, { lacks: 'BMKG' }],
    [{ who: 'secretariat', command: 'undang' }, { has: '/undang Zenit pendamping Nama' }],
    [{ who: 'secretariat', command: 'anggota cari' }, { has: '/anggota cari Zenit' }],
    [{ who: 'secretariat', command: 'anggota ganti' }, { has: '/anggota ganti Zenit' }],
  ]);
});
