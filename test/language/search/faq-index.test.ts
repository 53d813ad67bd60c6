import { describe, expect, it } from 'vitest';
import { createFaqIndex } from '../../../src/language/search/index.ts';
import {
  casesOf,
  faqWith,
  lettersOf,
  measuredSets,
  newEntries,
  offTopic,
  tunedSets,
  wordings,
} from './faq-data.ts';
import { tally } from './tally.ts';

const index = createFaqIndex(faqWith(wordings));

describe('searching the FAQ', () => {
  it('finds every entry by its own question', () => {
    for (const { id, question } of faqWith([])) expect(index.ask(question).entries[0]?.id, question).toBe(id);
  });

  it.each(tunedSets)('understands people as they write: %s, which was tuned on', (name) => {
    const { first, among, wrong } = tally(casesOf(name), index.ask);
    expect(first).toBeGreaterThanOrEqual(92);
    expect(among).toBeGreaterThanOrEqual(95);
    expect(wrong).toBeLessThanOrEqual(4);
  });

  it.each(measuredSets)('understands people whom nobody here has read: %s', (name) => {
    const { first, among, refused, wrong } = tally(casesOf(name), index.ask);
    expect(first).toBeGreaterThanOrEqual(85);
    expect(among).toBeGreaterThanOrEqual(90);
    expect(refused).toBeGreaterThanOrEqual(80);
    expect(wrong).toBeLessThanOrEqual(5);
  });

  it.each(['tuned', 'held'] as const)('reads a question out of letters: %s frames', (kind) => {
    const short = tunedSets
      .flatMap(casesOf)
      .filter(({ query, style }) => style !== 'L' && query.length < 140);
    const letters = lettersOf(
      kind,
      short.filter((_, at) => at % 4 === 0),
    );
    const { first, among, refused } = tally(letters, index.ask);
    expect(first).toBeGreaterThanOrEqual(85);
    expect(among).toBeGreaterThanOrEqual(90);
    expect(refused).toBeGreaterThanOrEqual(75);
  });

  it('finds what a letter refers back to, where its question does not say it', () => {
    const { first, among, wrong } = tally(casesOf('surat-latihan'), index.ask);
    expect(first).toBeGreaterThanOrEqual(65);
    expect(among).toBeGreaterThanOrEqual(74);
    expect(wrong).toBeLessThanOrEqual(9);
  });

  it('offers what a question in a letter surely asks, though the story around it is in another language', () => {
    const { outcome, entries } = index.ask(
      'Good morning, sorry to disturb. I am writing on behalf of our Secretary General who is currently travelling abroad. apakah boleh mengutus perwakilan? Thank you very much and best regards.',
    );
    expect(outcome).toBe('choices');
    expect(entries[0]?.id).toBe('F28');
  });

  it('offers both where a letter asks two things', () => {
    const { entries } = index.ask(
      'Selamat pagi Bapak/Ibu. Kami dari biro umum dan baru pertama kali ikut. Pertama, di mana parkir untuk kendaraan dinas. Kedua, sampai kapan batas konfirmasi kehadiran. Terima kasih sebelumnya.',
    );
    expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(['F18', 'F25']));
  });

  it.each([
    ['konfirmasinya bisa diganti gak?', 'F26'],
    ['acaranyo di ma, gaduang apo?', 'F17'],
    ['kagungan musala mboten nggih', 'F21'],
    ['notulene wis dibagi durung', 'F52'],
  ])('reads the words and endings of the regions: "%s"', (query, id) => {
    expect(index.ask(query).entries.map((one) => one.id)).toContain(id);
  });

  it('answers nothing to nearly all remarks that are none of its business', () => {
    const shown = offTopic.filter((query) => index.ask(query).outcome !== 'unknown');
    expect(shown.length).toBeLessThanOrEqual(offTopic.length * 0.08);
  });

  it('offers at most three entries, best first, with scores up to one', () => {
    const { outcome, entries } = index.ask('tuan rumah gunungan');
    expect(outcome).not.toBe('unknown');
    expect(entries.length).toBeLessThanOrEqual(3);
    const scores = entries.map((entry) => entry.score);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
  });

  it('names what is nearest beside a refusal', () => {
    const { outcome, entries, nearest } = index.ask('jadwal kereta ke bandung');
    expect({ outcome, entries }).toEqual({ outcome: 'unknown', entries: [] });
    expect(nearest.length).toBeLessThanOrEqual(3);
  });

  it.each(['', '   ', '???', '👍🙏', 'selamat pagi', 'terima kasih banyak ya min', 'oke siap'])(
    'has nothing to say to "%s"',
    (query) => {
      expect(index.ask(query)).toMatchObject({ outcome: 'unknown', entries: [] });
    },
  );

  it('does not stumble over a message without an end', () => {
    expect(index.ask('x'.repeat(5000)).outcome).toBe('unknown');
  });

  it('offers both where two things are asked', () => {
    const { outcome, entries } = index.ask('Parkirnya di mana? Terus pakai baju apa?');
    expect(outcome).toBe('choices');
    expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(['F18', 'F22']));
  });

  it.each([
    ['Selamat pagi, mohon izin bertanya. Kami dari biro umum. Pakaian besok apa ya? Terima kasih.', 'F22'],
    ['min bos lagi rewel, dari tadi marah-marah, katanya parkirnya di mana', 'F18'],
  ])('reads the question out of "%s"', (message, id) => {
    expect(index.ask(message).entries[0]?.id).toBe(id);
  });

  it('works without any entries', () => {
    expect(createFaqIndex([]).ask('kapan rapat')).toMatchObject({ outcome: 'unknown', entries: [] });
  });
});

describe('an FAQ that grows', () => {
  /** Entries of worlds that have nothing to do with the forum's, each with three wordings and ten questions by another hand. */
  const added = newEntries();
  const grown = createFaqIndex([...faqWith(wordings), ...added.map(({ entry }) => entry)]);

  it('finds new entries with three wordings by ten others, typos and letters among them', () => {
    const found = added.map(({ entry: { id }, asked }) => ({
      id,
      found: asked.filter((query) => grown.ask(query).entries.some((one) => one.id === id)).length,
    }));
    // In the words of health people ask for what the entry does not name: an ambulance, first aid.
    expect(found.filter((one) => one.found < (one.id === 'klinik' ? 5 : 8))).toEqual([]);
    expect(found.reduce((sum, one) => sum + one.found, 0)).toBeGreaterThanOrEqual(100);
  });

  it('understands the others as before', () => {
    const { first, refused, wrong } = tally(tunedSets.flatMap(casesOf), grown.ask);
    expect(first).toBeGreaterThanOrEqual(96);
    expect(refused).toBeGreaterThanOrEqual(92);
    expect(wrong).toBeLessThanOrEqual(2);
  });

  it.each([
    'toko suvenir di jogja yang murah',
    'obat batuk apa ya',
    'harga sewa apartemen',
    'jadwal donor plasma rumah sakit',
    'anak saya masuk SD mana',
    'tagihan listrik kantor naik',
    'istri saya marah',
  ])('refuses "%s" all the same', (query) => {
    expect(grown.ask(query).outcome).toBe('unknown');
  });

  it('finds an entry by its very words, whatever they are', () => {
    const gold = {
      id: 'C2',
      category: 'lain',
      question: 'berapa harga emas hari ini',
      answer: 'Bukan urusan forum ini.',
    };
    const grown = createFaqIndex([...faqWith(wordings), gold]);
    expect(grown.ask('Berapa harga emas hari ini?')).toMatchObject({
      outcome: 'answer',
      entries: [{ id: 'C2' }],
    });
  });

  it('takes a topic for its own that others leave outside', () => {
    const leave = {
      id: 'C1',
      category: 'cuti',
      question: 'Bagaimana mengajukan cuti tahunan?',
      answer: 'Lewat sekretariat.',
      wordings: ['cara ambil cuti', 'cuti tahunan caranya'],
    };
    expect(index.ask('cara mengajukan cuti tahunan').outcome).toBe('unknown');
    expect(
      createFaqIndex([...faqWith(wordings), leave]).ask('cara mengajukan cuti tahunan').entries[0]?.id,
    ).toBe('C1');
  });
});
