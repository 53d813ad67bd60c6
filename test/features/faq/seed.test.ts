import { afterAll, beforeAll, expect, it } from 'vitest';
import { refreshShippedFaq, seedFaq, shippedFaq } from '../../../src/features/faq/seed.service.ts';
import { listFaq, writeFaq } from '../../../src/features/faq/store.ts';
import type { FaqEntry } from '../../../src/model/faq.ts';
import { openTestDatabase } from '../../support/database.ts';

const NOW = Date.UTC(2026, 10, 30);
const NEW_WORDING = 'wadah para sekretaris itu apa';
let store: Awaited<ReturnType<typeof openTestDatabase>>;
let forumId: number;
let shipped: readonly FaqEntry[];

beforeAll(async () => {
  store = await openTestDatabase();
  shipped = await shippedFaq();
});
afterAll(() => store.close());

async function newForum(name: string): Promise<void> {
  const forum = await store.prisma.forum.create({
    data: { name, timeZone: 'Asia/Jakarta', calendarToken: name, createdAt: new Date(NOW) },
  });
  forumId = forum.id;
  await seedFaq(store.prisma, { forumId, now: NOW });
}

const entryOf = async (code: string): Promise<FaqEntry> => {
  const found = (await listFaq(store.prisma, forumId)).find((entry) => entry.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
};
const shippedOf = (code: string): FaqEntry => shipped.find((entry) => entry.code === code) ?? never();
const never = (): never => {
  throw new Error('not shipped');
};
const write = (entry: FaqEntry): Promise<void> =>
  writeFaq(store.prisma, { forumId, entries: [entry], now: NOW + 1 });

/** The next version: each entry has one wording less and one more, and another answer. */
const nextVersion = (): { readonly seed: string; readonly entries: readonly FaqEntry[] } => ({
  seed: 'next',
  entries: [
    ...shipped.map((entry) => ({
      ...entry,
      answer: `${entry.answer} Baru.`,
      wordings: [...entry.wordings.slice(1), `${NEW_WORDING} ${entry.code}`],
    })),
    { ...shippedOf('F01'), code: 'F99', question: 'Apa yang baru?' },
  ],
});
const refresh = (): Promise<void> =>
  refreshShippedFaq(store.prisma, { forumId, now: NOW + 2, version: nextVersion() });

it('an entry that nobody changed becomes that of the new version, with its wordings', async () => {
  await newForum('untouched');
  await refresh();
  const entry = await entryOf('F01');
  expect(entry.answer).toMatch(/ Baru\.$/);
  expect(entry.wordings).toContain(`${NEW_WORDING} F01`);
  expect(entry.wordings).not.toContain(shippedOf('F01').wordings[0]);
  expect((await listFaq(store.prisma, forumId)).map(({ code }) => code)).not.toContain('F99');
  const change = await store.prisma.faqChange.findFirstOrThrow({ where: { forumId } });
  expect(change).toMatchObject({ actor: 'system', subject: '64', undoneAt: null });
});

it('an answer that people wrote stays, and its question still gets the new wordings beside people’s own', async () => {
  await newForum('answered');
  const old = await entryOf('F02');
  await write({ ...old, answer: 'Jawaban kami.', wordings: [...old.wordings, 'siapa aja sih kita'] });
  await refresh();
  const entry = await entryOf('F02');
  expect(entry.answer).toBe('Jawaban kami.');
  expect(entry.wordings).toContain('siapa aja sih kita');
  expect(entry.wordings).toContain(`${NEW_WORDING} F02`);
  expect(entry.wordings).not.toContain(old.wordings[0]);
});

it('a question that people rewrote, and wordings that they chose themselves, stay as they are', async () => {
  await newForum('rewritten');
  await write({ ...(await entryOf('F03')), question: 'Bagaimana bergabung?' });
  const third = await entryOf('F03');
  const fourth = await entryOf('F04');
  await write({ ...fourth, wordings: fourth.wordings.slice(2) });
  await store.prisma.faqEntry.updateMany({
    where: { forumId, code: 'F05' },
    data: { deletedAt: new Date(NOW) },
  });
  await refresh();
  expect(await entryOf('F03')).toEqual(third);
  expect((await entryOf('F04')).wordings).toEqual(fourth.wordings.slice(2));
  expect((await listFaq(store.prisma, forumId)).map(({ code }) => code)).not.toContain('F05');
});

it('it is done once a version, and the same version changes nothing', async () => {
  await newForum('once');
  const before = await listFaq(store.prisma, forumId);
  await refreshShippedFaq(store.prisma, { forumId, now: NOW + 2 });
  expect(await listFaq(store.prisma, forumId)).toEqual(before);
  await refresh();
  await store.prisma.faqWording.deleteMany({ where: { forumId, wording: { startsWith: NEW_WORDING } } });
  await refresh();
  expect((await entryOf('F01')).wordings).not.toContain(`${NEW_WORDING} F01`);
});
