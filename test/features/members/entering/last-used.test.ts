import { afterAll, beforeAll, expect, it } from 'vitest';
import { CAST, enterCast } from '../../../support/cast.ts';
import { type Said, voicesOf } from '../../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

/** The platform that the member is written to first. */
async function lastUsed(): Promise<string | undefined> {
  const accounts = await bot.app.database.prisma.account.findMany({
    where: { externalId: { in: [String(CAST.member.telegram), CAST.member.slack] } },
    orderBy: { lastUsedAt: { sort: 'desc', nulls: 'last' } },
  });
  return accounts[0]?.platform;
}

it('commands, presses and plain words all count as use of the platform they come from', async () => {
  const voices = voicesOf(bot);
  const uses: readonly (readonly [keyof typeof voices, Said])[] = [
    ['telegram', { who: 'member', command: 'start' }],
    ['slack', { who: 'member', command: 'pengaturan' }],
    ['telegram', { who: 'member', words: 'kapan rapat berikutnya?' }],
    ['slack', { who: 'member', press: 'Lewat Telegram' }],
    ['telegram', { who: 'member', where: 'group', command: 'jadwal' }],
    ['slack', { who: 'member', command: 'status' }],
  ];
  for (const [platform, said] of uses) {
    await bot.advance(60_000);
    await voices[platform].say(said);
    expect(await lastUsed(), JSON.stringify(said)).toBe(platform);
  }
});
