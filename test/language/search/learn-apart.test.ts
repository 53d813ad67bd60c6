import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
  type Lesson,
  learnApart,
  learnBy,
  lessonsUnderWay,
} from '../../../src/language/search/learn-apart.ts';
import { learnEntries } from '../../../src/language/search/learned.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const dying = learnBy(fileURLToPath(new URL('dying-lesson.ts', import.meta.url)));
const lessonOf = (answer: string) => ({
  kind: 'faq' as const,
  entries: [{ id: 'A1', category: 'a', question: 'Di mana parkir?', answer, wordings: ['tempat parkir'] }],
});

it('a process that is killed while it learns is followed by another', async () => {
  const lesson = lessonOf(join(await temporaryFolder(), 'killed'));
  expect(await dying(lesson)).toEqual(learnEntries(lesson.entries));
}, 60_000);

it('whoever asked is told when the second one dies too, and nothing is under way then', async () => {
  await expect(dying(lessonOf(''))).rejects.toThrow('the process ended before it had learned');
  expect(lessonsUnderWay()).toEqual([]);
}, 60_000);

it('a lesson that nobody needs any more ends, and the next one has its turn', async () => {
  const stopping = new AbortController();
  const first = learnApart({ kind: 'live' }, stopping.signal);
  const second: Lesson = lessonOf('Di halaman.');
  const learned = learnApart(second);
  stopping.abort();
  await expect(first).rejects.toThrow();
  expect(await learned).toEqual(learnEntries(second.entries));
}, 60_000);
