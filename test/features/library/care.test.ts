import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { shelve, toldIn } from './shelf.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  for (const who of ['admin', 'aide'] as const) await telegram.say({ who, command: 'bantuan' });
  await bot.app.database.prisma.person.updateMany({ data: { preferredPlatform: 'telegram' } });
  await bot.app.database.prisma.roleGrant.deleteMany({ where: { role: { in: ['secretariat', 'curator'] } } });
});
afterAll(() => bot.close());
const to = (moment: string): Promise<void> => bot.advance(Date.parse(moment) - bot.clock.now());

it('what waits in a forum without curators and secretariat is heard of by the admins', async () => {
  await shelve(bot, [{ number: 9, title: 'Menunggu keputusan', of: 'LAN', status: 'waiting' }]);
  expect(toldIn(bot, CAST.admin.telegram, '9. Menunggu keputusan (LAN)')).toHaveLength(0);
  await bot.advance(7 * DAY_MS);
  expect(toldIn(bot, CAST.admin.telegram, '9. Menunggu keputusan (LAN)').length).toBeGreaterThan(0);
  await verifyDialogue(voicesOf(bot).telegram, [
    [{ who: 'admin', press: 'Lihat 9' }, { has: 'Menunggu keputusan' }],
  ]);
});

it('a yearly question that nobody answers is asked twice more, four weeks apart, and no more', async () => {
  const publishedAt = Date.parse('2026-01-05T10:00:00+07:00');
  await shelve(bot, [{ number: 1, title: 'Pedoman arsip', of: 'BMKG', publishedAt }]);
  const asked = (): readonly string[] => toldIn(bot, CAST.aide.telegram, 'nomor 1, Pedoman arsip');
  await to('2027-01-12T10:00:00+07:00');
  expect(asked()).toHaveLength(1);
  expect(asked()[0]).not.toContain('Kami tanyakan lagi');
  await to('2027-01-26T10:00:00+07:00');
  expect(asked()).toHaveLength(1);
  await to('2027-02-16T10:00:00+07:00');
  expect(asked()).toHaveLength(2);
  expect(asked()[1]).toContain('Kami tanyakan lagi karena belum ada jawabannya.');
  await to('2027-06-03T10:00:00+07:00');
  expect(asked()).toHaveLength(3);
  expect(await bot.app.database.prisma.notice.count({ where: { kind: 'libraryCheck' } })).toBe(3);
});

it('an answer ends the questions for a year', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [{ who: 'aide', press: 'Masih berlaku 1' }, { has: 'Bahan nomor 1 dicatat masih berlaku' }],
  ]);
  await to('2027-08-03T10:00:00+07:00');
  expect(await bot.app.database.prisma.notice.count({ where: { kind: 'libraryCheck' } })).toBe(3);
});
