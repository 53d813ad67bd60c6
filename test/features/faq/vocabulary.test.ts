import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaqSearch } from '../../../src/features/faq/service.ts';
import { checkWord, readTypedWord } from '../../../src/features/faq/vocabulary/vocabulary.rules.ts';
import { StillLearning } from '../../../src/language/search/index.ts';
import type { FaqFinding, FaqSearch } from '../../../src/model/faq.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

/** Another process with the same database. */
const another = createFaqSearch();

async function askedOf(search: FaqSearch, text: string): Promise<FaqFinding> {
  const { prisma } = bot.app.database;
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  for (;;) {
    try {
      return await search.ask(prisma, { forumId, text });
    } catch (fault) {
      if (!(fault instanceof StillLearning)) throw fault;
      await fault.learned;
    }
  }
}

describe.each(['telegram', 'slack'] as const)('a word of the forum’s own, in %s', (platform) => {
  const word = { telegram: 'gerobakan', slack: 'brumbrum' }[platform];
  const question = `bagaimana ${word} di sana`;

  it('is read as the known one at once, in every process, until it is taken out or undone', async () => {
    const voice = voicesOf(bot)[platform];
    const codesOf = async (): Promise<readonly string[]> => {
      const { outcome, entries } = await askedOf(another, question);
      return outcome === 'unknown' ? [] : entries.map(({ code }) => code);
    };
    expect(await codesOf()).not.toContain('F18');
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: `faqkata ${word} = parkir kendaraan` },
        { has: `“${word}” kini dibaca sebagai “parkir kendaraan”` },
      ],
      [{ who: 'secretariat', command: 'faqkata' }, { has: `${word} = parkir kendaraan` }],
    ]);
    expect((await codesOf())[0]).toBe('F18');
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', press: `Hapus ${word}` },
        { has: `“${word}” tidak lagi dibaca sebagai kata lain` },
      ],
    ]);
    expect(await codesOf()).not.toContain('F18');
    await verifyDialogue(voice, [[{ who: 'secretariat', press: 'Urungkan' }, { has: `${word} diurungkan` }]]);
    expect((await codesOf())[0]).toBe('F18');
    await verifyDialogue(voice, [
      [{ who: 'secretariat', command: `faqkata hapus ${word}` }, { has: 'tidak lagi dibaca' }],
      [{ who: 'secretariat', command: `faqkata hapus ${word}` }, { has: 'tidak ada di antara kata' }],
    ]);
  });

  it('is asked for step by step, and by a form where there are forms', async () => {
    const voice = voicesOf(bot)[platform];
    await voice.say({ who: 'secretariat', command: 'faqkata' });
    await voice.say({ who: 'secretariat', press: 'Tambah kata' });
    if (platform === 'slack') {
      const added = await voice.say({ who: 'secretariat', fill: { word: 'ongkiran', meaning: 'biaya' } });
      expect(added.text).toContain('“ongkiran” kini dibaca');
    } else {
      await verifyDialogue(voice, [
        [{ who: 'secretariat', words: 'Gocapan' }, { has: '“Gocapan” dibaca sebagai kata apa?' }],
        [{ who: 'secretariat', words: 'iuram' }, { has: 'Mungkin maksud Bapak/Ibu: iuran' }],
        [{ who: 'secretariat', words: 'iuran' }, { has: '“gocapan” kini dibaca sebagai “iuran”' }],
      ]);
    }
    await verifyDialogue(voice, [
      [{ who: 'secretariat', command: 'faqkata gmn = parkir' }, { has: 'sudah dibaca sebagai “bagaimana”' }],
      [{ who: 'chair', command: 'faqkata' }, { has: 'hanya untuk pengurus' }],
    ]);
  });
});

describe('words that are not taken', () => {
  it.each([
    ['parkir = tempat', 'faqWordKnown'],
    ['km = kamar', 'faqWordRead'],
    ['dua kata = parkir', 'faqWordForm'],
    ['zzgrmbl = qwxyzk', 'faqMeaningUnknown'],
    ['zzgrmbl = zzgrmbl', 'faqWordForm'],
    ['zzgrmbl = satu dua tiga empat', 'faqWordForm'],
  ])('“%s” says why', (text, reason) => {
    const typed = readTypedWord(text);
    expect(typed && checkWord(typed, [])).toMatchObject({ ok: false, refusal: { reason } });
  });

  it('a word and its meaning are parted by many signs, and not without any', () => {
    for (const text of ['a = b', 'a: b', 'a → b', 'a artinya b', 'a sama dengan b'])
      expect(readTypedWord(text)).toEqual({ word: 'a', meaning: 'b' });
    expect(readTypedWord('a b')).toBeUndefined();
  });
});
