import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe.each([
  ['telegram', '/', 24],
  ['slack', '/forses ', 12],
] as const)('how long the forum keeps what it sent, in %s', (platform, slash, months) => {
  it('is shown to the secretariat, and set by it within bounds', async () => {
    const before = platform === 'telegram' ? 13 : 24;
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'secretariat', command: 'forum' }, { has: ['FORSES', `disimpan ${before} bulan`] }],
      [
        { who: 'secretariat', command: 'forum simpan' },
        { has: [`disimpan ${before} bulan`, `${slash}forum simpan`, '6 sampai 60'] },
      ],
      ...['3', '61', 'selamanya', '12,5'].map(
        (words) =>
          [
            { who: 'secretariat', command: `forum simpan ${words}` },
            { has: ['6 sampai 60', `${slash}forum simpan 13`] },
          ] as const,
      ),
      [
        { who: 'secretariat', command: `forum simpan ${months} bulan` },
        { has: `kini disimpan ${months} bulan, semula ${before} bulan` },
      ],
      [{ who: 'secretariat', command: 'jejak forum simpan' }, { has: `forum simpan (${months})` }],
    ]);
    expect((await bot.app.database.prisma.forum.findFirstOrThrow()).ledgerMonths).toBe(months);
  });

  it('is nobody else’s to set, or to see', async () => {
    for (const who of ['chair', 'member', 'host', 'stranger'] as const)
      await verifyDialogue(voicesOf(bot)[platform], [
        [
          { who, command: 'forum simpan 6' },
          { has: 'pengurus forum', lacks: `${months} bulan` },
        ],
        [{ who, command: 'forum' }, { lacks: 'bulan' }],
      ]);
    expect((await bot.app.database.prisma.forum.findFirstOrThrow()).ledgerMonths).toBe(months);
  });
});
