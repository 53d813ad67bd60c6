import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  const lines =
    'Acara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nTautan: https://rapat.example/42';
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
  await telegram.say({ who: 'member', command: 'hadir' });
});
afterAll(() => bot.close());

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/calendar\/[0-9a-f]+\.ics/g;

/** The addresses told to somebody: their own, and the forum's. */
async function addresses(
  platform: 'telegram' | 'slack',
  who: 'member' | 'host',
  command: string,
): Promise<readonly string[]> {
  const heard = await voicesOf(bot)[platform].say({ who, command });
  return heard.text.match(ADDRESS) ?? [];
}

async function read(address = ''): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(address);
  return { status: response.status, text: await response.text() };
}

function answersIn(text: string): readonly unknown[] {
  return new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .flatMap((event) =>
      event.getAllProperties('attendee').map((one) => [one.getParameter('cn'), one.getParameter('partstat')]),
    );
}

describe.each(['telegram', 'slack'] as const)('a person’s own calendar (%s)', (platform) => {
  it('has the own answer and the link, and the forum’s has neither', async () => {
    const [own, shared] = await addresses(platform, 'member', 'kalender');
    const mine = await read(own);
    expect(answersIn(mine.text)).toEqual([['Kemenkeu', 'ACCEPTED']]);
    expect(mine.text).toContain('URL;VALUE=URI:https://rapat.example/42');
    const everybodys = await read(shared);
    expect(everybodys.text).toContain('SUMMARY:Uji');
    expect(everybodys.text).not.toMatch(/ATTENDEE|rapat\.example/);
  });

  it('keeps its address until another one is wished, which ends the old one', async () => {
    const [own] = await addresses(platform, 'member', 'kalender');
    expect(await addresses(platform, 'member', 'kalender')).toContain(own);
    const [other] = await addresses(platform, 'member', 'kalender baru');
    expect(other).not.toBe(own);
    expect([(await read(own)).status, (await read(other)).status]).toEqual([404, 200]);
  });

  it('is told to no stranger, and in no group; other words are explained', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'stranger', command: 'kalender' }, { lacks: '/calendar/' }],
      [{ who: 'member', command: 'kalender besok' }, { has: 'kalender baru' }],
    ]);
    const heard = await voicesOf(bot)[platform].say({ who: 'member', where: 'group', command: 'kalender' });
    expect(heard.place).not.toBe('group');
  });
});

it('a calendar ends with its owner’s seat', async () => {
  const [own] = await addresses('telegram', 'host', 'kalender');
  expect((await read(own)).status).toBe(200);
  const account = { platform: 'telegram' as const, externalId: String(CAST.host.telegram) };
  const { personId } = await bot.app.database.prisma.account.findFirstOrThrow({ where: account });
  const untilAt = new Date(bot.clock.now() - DAY_MS);
  await bot.app.database.prisma.seatHolder.updateMany({ where: { personId }, data: { untilAt } });
  await bot.app.database.prisma.roleGrant.deleteMany({ where: { personId } });
  expect((await read(own)).status).toBe(404);
});
