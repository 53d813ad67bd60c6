import { afterAll, beforeAll, describe, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  // Nobody waits for a changed FAQ to be learned.
  bot = await createTestApp({ parts: { learningPatienceMs: 0 } });
  await enterCast(bot);
  // A small FAQ is learned sooner.
  await bot.app.database.prisma.faqEntry.updateMany({
    where: { code: { notIn: ['F18', 'F26', 'F52'] } },
    data: { deletedAt: new Date(bot.clock.now()) },
  });
});
afterAll(() => bot.close());

describe('while a changed FAQ is being learned', () => {
  it('the one before answers, what is new is known by its very words, what was taken out is not', async () => {
    const { telegram: voice } = voicesOf(bot);
    const gone = { who: 'stranger', words: 'Kapan notula rapat dibagikan?' } as const;
    await verifyDialogue(voice, [
      [gone, { has: 'Kapan notula rapat dibagikan?' }],
      [
        {
          who: 'secretariat',
          command: 'faqtambah\nPertanyaan: Apakah ada lomba burung perkutut?\nJawaban: Ada setiap Agustus.',
        },
        { has: 'ditambahkan' },
      ],
      [{ who: 'stranger', words: 'apakah ada lomba burung perkutut' }, { has: 'Ada setiap Agustus.' }],
      [{ who: 'secretariat', command: 'faqhapus F52' }, { has: 'F52' }],
      [gone, { has: 'belum tersedia', lacks: 'Kapan notula rapat dibagikan?' }],
    ]);
    await verifyDialogue(voice, [
      [{ who: 'stranger', words: 'perkutut kapan dilombakan' }, { has: 'Ada setiap Agustus.' }],
    ]);
  });
});
