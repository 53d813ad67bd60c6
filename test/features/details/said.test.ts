import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceInGroup } from '../../support/announced.ts';

import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

describe.each(['telegram', 'slack'] as const)(
  'what an answer says of how somebody comes, in %s',
  (platform) => {
    let bot: TestApp;
    beforeAll(async () => {
      bot = await createTestApp();
      await announceInGroup(bot);
    });
    afterAll(() => bot.close());

    const details = async () =>
      (
        await bot.app.database.prisma.answerDetail.findMany({
          select: { isOnline: true, vehicles: true, companions: true },
          orderBy: { institutionId: 'asc' },
        })
      ).map(({ isOnline, vehicles, companions }) => [isOnline, vehicles, companions]);

    it('is kept with the details, and said in the receipt', async () => {
      const voice = voicesOf(bot)[platform];
      await verifyDialogue(voice, [
        [
          { who: 'member', command: 'hadir daring' },
          { has: ['tercatat: Hadir', 'Tercatat dalam rincian: hadir daring.'] },
        ],
        [{ who: 'member', command: 'hadir bersama ajudan' }, { lacks: 'dalam rincian' }],
      ]);
      expect(await details()).toEqual([[true, '', 0]]);
      await verifyDialogue(voice, [
        [
          { who: 'member', command: 'hadir di tempat, mobil B 1234 XYZ' },
          { has: 'Tercatat dalam rincian: hadir di ruang pertemuan; kendaraan B 1234 XYZ, hanya untuk' },
        ],
        [{ who: 'secretariat', command: 'rincian 42' }, { has: 'B 1234 XYZ' }],
        [{ who: 'member', command: 'hadir mobil D 99 AB' }, { lacks: 'dalam rincian' }],
      ]);
      expect(await details()).toEqual([[false, 'B 1234 XYZ', 0]]);
    });

    it('is offered from plain words, and recorded by the press alone', async () => {
      const voice = voicesOf(bot)[platform];
      await verifyDialogue(voice, [[{ who: 'aide', words: 'hadir online' }, { has: 'Hadir (daring)' }]]);
      expect(await details()).toHaveLength(1);
      await verifyDialogue(voice, [
        [{ who: 'aide', press: 'Hadir' }, { has: 'Tercatat dalam rincian: hadir daring.' }],
      ]);
      expect(await details()).toHaveLength(2);
    });
  },
);
