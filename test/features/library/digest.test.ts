import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAfterLibrary } from '../../../src/features/library/look-after-library.job.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { systemRandomness } from '../../../src/lib/ids.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { follow, shelve, toldIn } from './shelf.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  await verifyDialogue(voicesOf(bot).telegram, [[{ who: 'admin', where: 'group', command: 'tautkan' }, {}]]);
  await voicesOf(bot).slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
  for (const who of ['member', 'liaison'] as const)
    await voicesOf(bot).telegram.say({ who, command: 'bantuan' });
  await bot.advance(MINUTE_MS);
});
afterAll(() => bot.close());

const URGENT = [
  'bagikan kebijakan',
  'Judul: Batas waktu baru',
  'Nomor: Peraturan LAN Nomor 9 Tahun 2026',
  'Ringkasan: Laporan dikirim lebih awal.',
  'Tautan: https://jdih.lan.go.id/perlan-9-2026',
  'Topik: Aset',
].join('\n');
const MEMBER = CAST.member.telegram;
const HOST = CAST.host.telegram;
const to = (moment: string): Promise<void> => bot.advance(Date.parse(moment) - bot.clock.now());

describe('the weekly digest', () => {
  it('comes on Monday at eight to the chats, and to who follows a topic about that only; once', async () => {
    await shelve(bot, [
      { number: 1, title: 'Kelas Aset', of: 'BMKG', topics: ['Aset'] },
      { number: 2, title: 'Materi Arsip', of: 'LAN', kind: 'teaching_material', topics: ['Kearsipan'] },
      { number: 3, title: 'Menunggu', of: 'LAN', status: 'waiting', topics: ['Aset'] },
      { number: 4, title: 'Segera', of: 'LAN', urgent: true, topics: ['Aset'] },
    ]);
    await follow(bot, { account: MEMBER, topic: 'Aset' });
    await follow(bot, { account: CAST.liaison.telegram, topic: 'Aset' });
    const gone = await leave('2020');
    await to('2026-11-30T07:59:00+07:00');
    expect(toldIn(bot, bot.group, 'Ringkasan Pustaka')).toEqual([]);
    await to('2026-11-30T08:00:00+07:00');
    const [told = '', ...others] = toldIn(bot, bot.group, 'Ringkasan Pustaka');
    expect(others).toEqual([]);
    expect(told).toContain('1. Kelas Aset (kebijakan, BMKG)');
    expect(told).toContain('2. Materi Arsip (bahan ajar, LAN)');
    expect(told).not.toContain('Menunggu');
    expect(told).not.toContain('Segera');
    const inSlack = bot.slack.messagesIn(bot.channel).map(slackText);
    const [posted = '', ...again] = inSlack.filter((text) => text.includes('Ringkasan Pustaka'));
    expect(again).toEqual([]);
    expect(posted).toContain('1. Kelas Aset (kebijakan, BMKG)');
    expect(posted).toContain('/forses pustaka');
    const [own = '', ...more] = toldIn(bot, MEMBER, 'Ringkasan Pustaka');
    expect(more).toEqual([]);
    expect(own).toContain('Kelas Aset');
    expect(own).not.toContain('Materi Arsip');
    expect(toldIn(bot, HOST, 'Ringkasan Pustaka')).toEqual([]);
    // Who acts for nobody any more hears nothing of the forum.
    expect(toldIn(bot, CAST.liaison.telegram, 'Ringkasan Pustaka')).toEqual([]);
    await bot.app.database.prisma.libraryFollow.deleteMany({ where: { personId: gone } });
    await bot.restart();
    await bot.advance(MINUTE_MS);
    expect(toldIn(bot, bot.group, 'Ringkasan Pustaka')).toHaveLength(1);
    expect(toldIn(bot, MEMBER, 'Ringkasan Pustaka')).toHaveLength(1);
  });

  it('has none when there is nothing new, and at most five lines when there is much', async () => {
    await to('2026-12-07T09:00:00+07:00');
    expect(toldIn(bot, bot.group, 'Ringkasan Pustaka')).toHaveLength(1);
    const much = Array.from({ length: 7 }, (_, index) => ({
      ...{ number: 11 + index, title: `Praktik ${index + 1}`, of: 'BMKG', kind: 'good_practice' as const },
    }));
    await shelve(bot, much);
    await to('2026-12-14T08:00:00+07:00');
    const told = toldIn(bot, bot.group, 'Ringkasan Pustaka').at(-1) ?? '';
    expect(told.match(/praktik baik, BMKG/g)).toHaveLength(4);
    expect(told).toContain('dan 3 lainnya');
  });

  it('is not where an urgent policy stands, which a curator sends alone and at once', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [{ who: 'secretariat', command: 'pustaka' }, {}],
      [{ who: 'member', command: URGENT }, { has: 'Belum ada yang dikirim' }],
      [{ who: 'member', press: 'Kirim' }, { has: 'menunggu kurator' }],
    ]);
    await bot.advance(MINUTE_MS);
    await verifyDialogue(telegram, [
      [
        { who: 'secretariat', press: 'Terbitkan sebagai mendesak' },
        { has: ['diterbitkan', 'dikirim tersendiri ke grup dan kanal'] },
      ],
    ]);
    await bot.advance(MINUTE_MS);
    const [told = '', ...others] = toldIn(bot, bot.group, 'Kebijakan mendesak');
    expect(told).toContain('Batas waktu baru');
    expect(others).toEqual([]);
  });

  it('comes when the forum wants it, moved past holidays, or not at all', async () => {
    const { telegram, slack } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'secretariat', command: 'forum ringkasan entah' },
        { has: 'tidak terbaca sebagai hari dan jam' },
      ],
      [
        { who: 'secretariat', command: 'forum ringkasan jumat 09.30' },
        { has: ['setiap Jumat pukul 09.30', 'hari kerja berikutnya'] },
      ],
      [{ who: 'member', command: 'forum ringkasan mati' }, { has: 'pengurus forum' }],
      [{ who: 'secretariat', command: 'forum' }, { has: 'setiap Jumat pukul 09.30' }],
    ]);
    await shelve(bot, [{ number: 30, title: 'Menjelang Natal', of: 'LAN' }]);
    const count = (): number => toldIn(bot, bot.group, 'Ringkasan Pustaka').length;
    const before = count();
    await to('2026-12-18T09:30:00+07:00');
    expect(count()).toBe(before + 1);
    expect(toldIn(bot, bot.group, 'Ringkasan Pustaka').at(-1)).not.toContain('Batas waktu baru');
    // Friday the 25th is Christmas.
    await to('2026-12-27T12:00:00+07:00');
    expect(count()).toBe(before + 1);
    expect(await lastDigestDay()).toBe('2026-12-18');
    await shelve(bot, [{ number: 31, title: 'Sesudah Natal', of: 'LAN' }]);
    await to('2026-12-28T09:30:00+07:00');
    expect(count()).toBe(before + 2);
    expect(await lastDigestDay()).toBe('2026-12-28');
    await slack.say({ who: 'secretariat', command: 'forum ringkasan mati' });
    await shelve(bot, [{ number: 32, title: 'Tidak diringkas', of: 'LAN' }]);
    await bot.advance(14 * DAY_MS);
    expect(count()).toBe(before + 2);
  });
});

it('a digest that two processes plan at once is planned once', async () => {
  const { database, outbox } = bot.app;
  const { prisma } = database;
  await prisma.libraryPlan.updateMany({ data: { digestOn: true, digestChangedAt: null, digestWeekday: 1 } });
  await shelve(bot, [{ number: 33, title: 'Dua proses', of: 'LAN', topics: ['Aset'] }]);
  bot.clock.set(Date.parse('2027-01-18T09:30:00+07:00'));
  const services = {
    ...{ database, enqueue: outbox.enqueue, clock: bot.clock, randomness: systemRandomness },
    ...{ logger: createLogger('silent'), admins: [] },
  };
  await Promise.all([lookAfterLibrary.run(services), lookAfterLibrary.run(services)]);
  await bot.advance(MINUTE_MS);
  const keys = { startsWith: 'libraryDigest:1:2027-01-18' };
  expect(await prisma.notice.count({ where: { key: keys } })).toBe(2);
  expect(await prisma.delivery.count({ where: { notice: { key: keys }, state: 'sent' } })).toBe(3);
});

it('what is to be read for a meeting comes to the chats a week before, once, and not where there is nothing', async () => {
  const { telegram } = voicesOf(bot);
  const meeting = (number: number, day: string, agenda: string): string =>
    `buatrapat\nNomor: ${number}\nAcara: Rapat koordinasi\nWaktu: ${day} pukul 13.30 WIB\nTempat: Aula\nAgenda: ${agenda}`;
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', command: meeting(43, '4 Februari 2027', 'Pencatatan aset') }, {}],
    [{ who: 'secretariat', command: 'umumkan 43' }, {}],
    [{ who: 'secretariat', command: meeting(44, '11 Februari 2027', 'Lain-lain') }, {}],
    [{ who: 'secretariat', command: 'umumkan 44' }, {}],
  ]);
  await to('2027-01-28T08:59:00+07:00');
  expect(toldIn(bot, bot.group, 'Bahan bacaan')).toEqual([]);
  await bot.advance(MINUTE_MS);
  const [told = '', ...others] = toldIn(bot, bot.group, 'Bahan bacaan Pertemuan ke-43');
  expect(told).toContain('1. Kelas Aset (kebijakan, BMKG)');
  expect(others).toEqual([]);
  await bot.advance(MINUTE_MS);
  await to('2027-02-04T09:30:00+07:00');
  expect(toldIn(bot, bot.group, 'Bahan bacaan')).toHaveLength(1);
});

async function leave(externalId: string): Promise<number> {
  const { prisma } = bot.app.database;
  const { personId } = await prisma.account.findFirstOrThrow({ where: { externalId } });
  const untilAt = new Date(bot.clock.now() - 1);
  await prisma.seatHolder.updateMany({ where: { personId }, data: { untilAt } });
  return personId;
}

async function lastDigestDay(): Promise<string> {
  const plan = await bot.app.database.prisma.libraryPlan.findFirstOrThrow();
  return plan.digestDay;
}
