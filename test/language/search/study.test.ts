import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createFaqIndex,
  createStudy,
  keepEditions,
  StillLearning,
  type Study,
} from '../../../src/language/search/index.ts';
import { type Learn, learnApart } from '../../../src/language/search/learn-apart.ts';
import { type Learned, learnEntries } from '../../../src/language/search/learned.ts';
import { casesOf, faqWith, wordings } from './faq-data.ts';

const parking = {
  id: 'A1',
  category: 'a',
  question: 'Di mana parkir?',
  answer: 'Di halaman.',
  wordings: ['tempat parkir'],
};
const pool = {
  id: 'A2',
  category: 'a',
  question: 'Ada kolam renang?',
  answer: 'Tidak ada.',
  wordings: ['bisa berenang'],
};
const menu = {
  id: 'A3',
  category: 'a',
  question: 'Apa menu makan siang?',
  answer: 'Nasi.',
  wordings: ['makan apa'],
};
const none = [parking];
const one = { version: '1', entries: [parking, menu] };
const two = { version: '2', entries: [parking, menu, pool] };
const three = { version: '3', entries: [parking, pool] };

/** Learns when it is told to. */
function learnByHand(): {
  learn: Learn;
  lessons: { finish: () => void; fail: () => void; readonly signal?: AbortSignal }[];
} {
  const lessons: { finish: () => void; fail: () => void; readonly signal?: AbortSignal }[] = [];
  const learn: Learn = (lesson, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<Learned>();
    const entries = lesson.kind === 'faq' ? lesson.entries : [];
    signal?.addEventListener('abort', () => reject(signal.reason));
    lessons.push({
      finish: () => resolve(learnEntries(entries)),
      fail: () => reject(new Error('out of memory')),
      ...(signal && { signal }),
    });
    return promise;
  };
  return { learn, lessons };
}

/** What asking while something is being learned throws. */
function waitingOf(study: Study, edition: Parameters<Study['indexFor']>[0]): StillLearning {
  try {
    study.indexFor(edition);
  } catch (fault) {
    if (fault instanceof StillLearning) return fault;
    throw fault;
  }
  throw new Error('it was learned already');
}

const bestOf = (study: Study, edition: Parameters<Study['indexFor']>[0], query: string): string | undefined =>
  study.indexFor(edition).ask(query).entries[0]?.id;

describe('learning an FAQ in another process', () => {
  it('understands as if it had been learned here', async () => {
    const entries = faqWith(wordings);
    const study = createStudy(learnApart);
    await waitingOf(study, { version: 'all', entries }).learned;
    const here = createFaqIndex(entries);
    const there = study.indexFor({ version: 'all', entries });
    for (const { query } of casesOf('ajudan')) expect(there.ask(query), query).toEqual(here.ask(query));
  });

  it('has nothing to answer with at first, then answers with the edition before and the new words as they stand', async () => {
    const { learn, lessons } = learnByHand();
    const study = createStudy(learn);
    const first = waitingOf(study, one);
    expect(first.goOn).toBeUndefined();
    lessons[0]?.finish();
    await first.learned;
    expect(bestOf(study, one, 'parkirnya di mana ya')).toBe('A1');
    const second = waitingOf(study, two);
    second.goOn?.();
    expect(bestOf(study, two, 'parkirnya di mana ya')).toBe('A1');
    expect(bestOf(study, two, 'Bisa berenang?')).toBe('A2');
    expect(bestOf(study, two, 'boleh renang di sana')).toBeUndefined();
    lessons[1]?.finish();
    await second.learned;
    expect(bestOf(study, two, 'boleh renang di sana')).toBe('A2');
    expect(lessons).toHaveLength(2);
  });

  it('knows the forum’s own words', async () => {
    const study = createStudy(learnApart);
    const edition = {
      version: '7',
      entries: [parking, pool, menu],
      words: new Map([['dermaga', ['tempat', 'parkir']]]),
    };
    await waitingOf(study, edition).learned;
    expect(bestOf(study, edition, 'dermaganya luas tidak')).toBe('A1');
    expect(createFaqIndex(edition.entries).ask('dermaganya luas tidak').entries[0]?.id).not.toBe('A1');
  });

  it('ends the lesson of an edition that is changed again: the last one counts', async () => {
    const { learn, lessons } = learnByHand();
    const study = createStudy(learn);
    const first = waitingOf(study, { version: '1', entries: [menu] });
    const second = waitingOf(study, { version: '4', entries: [menu, parking, pool] });
    expect(lessons[0]?.signal?.aborted).toBe(true);
    await first.learned;
    lessons[1]?.finish();
    await second.learned;
    expect(bestOf(study, { version: '4', entries: [menu, parking, pool] }, 'mau berenang')).toBe('A2');
  });

  it('learns in this process where the other one dies', async () => {
    const { learn, lessons } = learnByHand();
    const study = createStudy(learn);
    const waiting = waitingOf(study, three);
    lessons[0]?.fail();
    await waiting.learned;
    expect(bestOf(study, three, 'mau berenang')).toBe('A2');
  });

  it('learns the same entries once, whatever forum they are of, and no entries not at all', async () => {
    const { learn, lessons } = learnByHand();
    const study = createStudy(learn);
    const waiting = waitingOf(study, { version: '1', entries: none });
    lessons[0]?.finish();
    await waiting.learned;
    expect(createStudy(learn).indexFor({ version: '9', entries: none })).toBe(
      study.indexFor({ version: '1', entries: none }),
    );
    expect(study.indexFor({ version: '2', entries: [] }).ask('parkir').outcome).toBe('unknown');
    expect(lessons).toHaveLength(1);
  });
});

it('forums with the same FAQ that ask for the first time at once keep one index', async () => {
  const { learn, lessons } = learnByHand();
  const studies = [1, 2, 3].map(() => createStudy(learn));
  const edition = { version: 'same', entries: [{ ...pool, answer: 'Di atap.' }, menu] };
  const learned = studies.map((study) => waitingOf(study, edition).learned);
  for (const { finish } of lessons) finish();
  await Promise.all(learned);
  expect(new Set(studies.map((study) => study.indexFor(edition))).size).toBe(1);
});

it('a lesson that several forums wait for ends when the last of them has another FAQ', async () => {
  const { learn, lessons } = learnByHand();
  const [here, there] = [createStudy(learn), createStudy(learn)];
  const edition = { version: 'same', entries: [{ ...pool, answer: 'Di bawah.' }, menu] };
  const waiting = waitingOf(here, edition);
  expect(waitingOf(there, edition).learned).toBe(waiting.learned);
  waitingOf(here, { version: 'here', entries: [{ ...pool, answer: 'Di sini.' }] });
  expect(lessons[0]?.signal?.aborted).toBe(false);
  waitingOf(there, { version: 'there', entries: [{ ...pool, answer: 'Di sana.' }] });
  expect(lessons[0]?.signal?.aborted).toBe(true);
});

it('an index that was put away is opened again as it was, without being learned', async () => {
  // Other tests of the same process have more of them open.
  keepEditions(3);
  onTestFinished(() => keepEditions(12));
  const { learn, lessons } = learnByHand();
  const study = createStudy(learn);
  const words = new Map([['dermaga', ['tempat', 'parkir']]]);
  const edition = { version: '1', entries: [parking, { ...menu, answer: 'Soto.' }, pool], words };
  const first = waitingOf(study, edition);
  lessons[0]?.finish();
  await first.learned;
  const queries = [
    'dermaganya luas tidak',
    'parkirnya di mana ya',
    'makan apa',
    'boleh renang di sana',
    'cuaca',
  ];
  const before = queries.map((query) => study.indexFor(edition).ask(query));
  const index = study.indexFor(edition);
  for (const floor of [1, 2, 3]) {
    const other = { version: '1', entries: [{ ...parking, answer: `Di lantai ${floor}.` }, pool] };
    const another = createStudy(learn);
    const waiting = waitingOf(another, other);
    lessons.at(-1)?.finish();
    await waiting.learned;
    another.indexFor(other);
  }
  expect(study.indexFor(edition)).not.toBe(index);
  expect(queries.map((query) => study.indexFor(edition).ask(query))).toEqual(before);
  expect(lessons).toHaveLength(4);
});
