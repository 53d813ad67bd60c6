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

  it('has a limit of files beside it, which the secretariat sets within bounds', async () => {
    const size = platform === 'telegram' ? 8 : 5;
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'secretariat', command: 'forum berkas' }, { has: ['dari 500 MB', `${slash}forum berkas`] }],
      [{ who: 'secretariat', command: 'forum berkas 99 500' }, { has: `${slash}forum berkas 10 500` }],
      [{ who: 'secretariat', command: `forum berkas ${size} 500` }, { has: `paling besar ${size} MB` }],
      [{ who: 'secretariat', command: 'jejak forum berkas' }, { has: `${size} MB, 500 MB` }],
      [{ who: 'member', command: 'forum berkas 1 10' }, { has: 'pengurus forum' }],
    ]);
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
