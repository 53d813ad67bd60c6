import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({
    who: 'secretariat',
    command:
      'buatrapat\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nNarahubung: Sari 0812-3456-7890',
  });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
});
afterAll(() => bot.close());

let before: string;
beforeEach(async () => {
  await bot.advance(MINUTE_MS);
  before = await address();
});

async function address(): Promise<string> {
  const { calendarToken } = await bot.app.database.prisma.forum.findFirstOrThrow();
  return `/calendar/${calendarToken}.ics`;
}

async function read(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`http://127.0.0.1:${bot.app.port}${path}`);
  return { status: response.status, text: await response.text() };
}

/** How often the secretariat was told that the address is another one. */
function told(): number {
  const { telegram, slack } = bot;
  return [
    ...telegram.messagesIn(CAST.secretariat.telegram).map(telegramText),
    ...slack.messagesIn(CAST.secretariat.slack).map(slackText),
  ].filter((text) => text.includes('Alamat kalender forum diganti')).length;
}

describe('the address of the calendar feed', () => {
  it('shows the meetings without the contact, and stays while nobody leaves', async () => {
    const feed = await read(before);
    expect(feed.status).toBe(200);
    expect(feed.text).toContain('SUMMARY:Uji');
    expect(feed.text).not.toMatch(/Sari|0812/);
    await bot.advance(MINUTE_MS);
    expect(await address()).toBe(before);
  });

  it('is another one once somebody was removed, which the secretariat is told once; events keep their ids', async () => {
    const uid = /^UID:.*$/m.exec((await read(before)).text)?.[0] ?? '-';
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', command: 'anggota keluarkan Rina' }, { has: 'Rina' }],
      [{ who: 'secretariat', press: 'Keluarkan' }, { has: 'Rina' }],
    ]);
    await bot.advance(MINUTE_MS);
    expect(await address()).toBe(before);
    await bot.advance(10 * MINUTE_MS);
    await bot.advance(10 * MINUTE_MS);
    expect((await read(before)).status).toBe(404);
    expect((await read(await address())).text).toContain(uid);
    expect(told()).toBe(1);
  });

  it('is another one once somebody asked to be forgotten, in Slack too', async () => {
    await verifyDialogue(voicesOf(bot).slack, [
      [{ who: 'liaison', command: 'hapusdataku' }, { has: 'Hapus data' }],
      [{ who: 'liaison', press: 'Hapus data saya' }, { has: 'sudah dihapus' }],
    ]);
    await bot.advance(10 * MINUTE_MS);
    expect((await read(before)).status).toBe(404);
    expect(told()).toBe(2);
  });

  it('is another one when a seat ends by itself on its day', async () => {
    const { prisma } = bot.app.database;
    const account = await prisma.account.findFirstOrThrow({
      where: { platform: 'telegram', externalId: String(CAST.member.telegram) },
    });
    const untilAt = new Date(bot.clock.now() + DAY_MS);
    await prisma.seatHolder.updateMany({ where: { personId: account.personId }, data: { untilAt } });
    await bot.advance(MINUTE_MS);
    expect(await address()).toBe(before);
    await bot.advance(DAY_MS + 10 * MINUTE_MS);
    expect((await read(before)).status).toBe(404);
    expect(told()).toBe(3);
  });
});
