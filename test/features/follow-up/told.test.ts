import { afterAll, beforeAll, describe, it } from 'vitest';
import { HOUR_MS } from '../../../src/lib/clock.ts';
import { announceInGroup } from '../../support/announced.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, TEST_NOW, type TestApp } from '../../support/test-app.ts';

const STARTS_AT = Date.UTC(2027, 1, 4, 2, 0);

describe.each(['telegram', 'slack'] as const)('who is told of an action item, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await announceInGroup(bot);
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const named = { code: 'ANRI', officialName: 'Arsip Nasional', shortName: 'ANRI' };
    const createdAt = new Date(TEST_NOW);
    await prisma.institution.create({ data: { forumId, ...named, timeZone: 'Asia/Jakarta', createdAt } });
    await bot.advance(STARTS_AT + 3 * HOUR_MS - TEST_NOW);
  });
  afterAll(() => bot.close());

  const UNTOLD = ['ANRI belum dapat diberi tahu', 'undang ANRI'];

  it('is said with how many hear of it, or that nobody can and what to do', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', command: 'tindaklanjut tambah Menyusun pedoman; Kemenkeu; 15 Februari 2027' },
        { has: 'Kemenkeu diberi tahu: 1 orang.', lacks: 'belum dapat' },
      ],
      [
        { who: 'secretariat', command: 'tindaklanjut tambah Menata arsip; ANRI; 15 Februari 2027' },
        { has: UNTOLD, lacks: 'ANRI diberi tahu' },
      ],
      [
        { who: 'secretariat', command: 'tindaklanjut alih 1 ANRI' },
        { has: UNTOLD, lacks: 'Kemenkeu diberi tahu' },
      ],
      [
        { who: 'secretariat', command: 'tindaklanjut alih 1 Kemenkeu' },
        { has: 'Kemenkeu diberi tahu: 1 orang.' },
      ],
      [
        { who: 'secretariat', command: 'tindaklanjut ubah 1 tenggat 20 Februari 2027' },
        { has: 'Kemenkeu diberi tahu: 1 orang.' },
      ],
      [
        { who: 'secretariat', command: 'tindaklanjut ubah 1 Menyusun pedoman bersama' },
        { lacks: 'diberi tahu' },
      ],
    ]);
  });

  it('is said to be told in the morning, where it is quiet', async () => {
    await bot.advance(12 * HOUR_MS);
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', command: 'tindaklanjut tambah Rapat teknis; Kemenkeu; 15 Februari 2027' },
        { has: ['Kemenkeu diberi tahu: 1 orang.', 'Karena jam tenang'] },
      ],
      [
        { who: 'secretariat', command: 'tindaklanjut tambah Rapat teknis; ANRI; 15 Februari 2027' },
        { has: UNTOLD, lacks: 'Karena jam tenang' },
      ],
    ]);
  });
});
