import { afterAll, beforeAll, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

it('who changed the FAQ and looks after answers is handed out, and not known any more once erased', async () => {
  const { prisma } = bot.app.database;
  const { telegram } = voicesOf(bot);
  const officer = await prisma.account.findFirstOrThrow({
    where: { platform: 'telegram', externalId: '2001' },
  });
  await telegram.say({ who: 'admin', command: 'peran Heru sekretariat' });
  await telegram.say({
    who: 'secretariat',
    command:
      'faqubah F01\nJawaban: Tertulis "ownerId": 1, begitu.\nPenanggung jawab: saya\nPeriksa sebelum: 8 Maret 2027',
  });
  const before = await prisma.faqChange.findFirstOrThrow();
  expect(before.actor).toBe(`person:${officer.personId}`);
  expect(JSON.stringify(before.parts)).toContain(`"ownerId":${officer.personId}`);
  const handed = await telegram.say({ who: 'secretariat', command: 'dataku' });
  expect(handed.place).toBe('private');
  await telegram.say({ who: 'secretariat', command: 'hapusdataku' });
  const [button = ''] = (await telegram.say({ who: 'secretariat', command: 'hapusdataku' })).buttons;
  await telegram.say({ who: 'secretariat', press: button });
  const after = await prisma.faqChange.findFirstOrThrow();
  const entry = await prisma.faqEntry.findFirstOrThrow({ where: { code: 'F01' } });
  expect(after.actor).toBe('erased');
  expect(JSON.stringify(after.parts)).not.toContain(`"ownerId":${officer.personId}`);
  expect(JSON.stringify(after.parts)).toContain('Tertulis \\"ownerId\\": 1, begitu.');
  expect(entry.ownerId).toBeNull();
});

it('what was counted and changed is forgotten after thirteen months', async () => {
  const { prisma } = bot.app.database;
  await voicesOf(bot).telegram.say({ who: 'stranger', words: 'Apa itu FORSES?' });
  expect([await prisma.faqTally.count(), await prisma.faqChange.count()]).toEqual([1, 1]);
  await bot.advance(390 * 86_400_000);
  expect([await prisma.faqTally.count(), await prisma.faqChange.count()]).toEqual([1, 1]);
  await bot.advance(20 * 86_400_000);
  expect([await prisma.faqTally.count(), await prisma.faqChange.count()]).toEqual([0, 0]);
});
