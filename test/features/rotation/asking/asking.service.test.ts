import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/client.ts';
import {
  agreeToHost,
  askAllAgain,
  askToHost,
  declineToHost,
  goOnWithoutAnswer,
} from '../../../../src/features/rotation/asking/asking.service.ts';
import type { HostAsk } from '../../../../src/features/rotation/asking/asks.store.ts';
import { proposeExchange } from '../../../../src/features/rotation/asking/exchange.service.ts';
import { handOver } from '../../../../src/features/rotation/history/handover.service.ts';
import { listQueue } from '../../../../src/features/rotation/queue/order.service.ts';
import { saveHostRules } from '../../../../src/features/rotation/queue/places.store.ts';
import { addToQueue, type PlaceChange } from '../../../../src/features/rotation/queue/queue.service.ts';
import { lastStep, undoStep } from '../../../../src/features/rotation/steps/steps.service.ts';
import type { Result } from '../../../../src/lib/result.ts';
import type { Work } from '../../../../src/model/work.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { addMember, asWork, makeForum, type SmallForum } from '../../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
const CODES = ['BMKG', 'LAN', 'BKN'] as const;
const BY = { personId: undefined };

let database: Database & { close(): Promise<void> };
let forum: SmallForum;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  forum = await makeForum(database.prisma, [...CODES, 'ANRI'], NOW);
  for (const code of CODES)
    await addMember(database.prisma, { forum, name: `Orang ${code}`, code, now: NOW - 1 });
});

const idOf = (code: string): number => forum.institutions[code] ?? 0;
const place = (code: string): PlaceChange => ({
  by: BY,
  ...{ forumId: forum.forumId, institutionId: idOf(code) },
});
const enqueued = async (...codes: readonly string[]): Promise<void> => {
  for (const code of codes)
    await asWork(database, NOW, (work) => addToQueue(work, { ...place(code), to: undefined }));
};
const asked = async (): Promise<HostAsk> => {
  const { forumId } = forum;
  const result = await asWork(database, NOW, (work) =>
    askToHost(work, { forumId, institutionId: undefined, by: BY }),
  );
  if (!result.ok) throw new Error(result.reason);
  return result.value.ask;
};
const questions = (): Promise<number> =>
  database.prisma.notice.count({ where: { forumId: forum.forumId, kind: 'hostQuestion' } });
const asks = async (): Promise<readonly string[]> =>
  (await database.prisma.hostAsk.findMany({ where: { forumId: forum.forumId }, orderBy: { id: 'asc' } })).map(
    ({ institutionId, state }) =>
      `${CODES.find((code) => idOf(code) === institutionId) ?? institutionId} ${state}`,
  );
const answer = (ask: HostAsk) => ({ forumId: forum.forumId, ask, by: BY });

describe('two who decide at once', () => {
  type Deciding = (work: Work, ask: HostAsk) => Promise<Result<unknown>>;
  const agree: Deciding = (work, ask) => agreeToHost(work, answer(ask));
  const decline: Deciding = (work, ask) => declineToHost(work, { ...answer(ask), reason: '' });
  const goOn: Deciding = (work, ask) => goOnWithoutAnswer(work, answer(ask));

  it.each([
    ['official and aide, one willing and one not', agree, decline],
    ['both not willing', decline, decline],
    ['the institution and the leaders', agree, goOn],
    ['two leaders', goOn, goOn],
  ] as const)('decide once: %s', async (_, one, other) => {
    await enqueued('BMKG', 'LAN', 'BKN');
    const ask = await asked();
    const results = await Promise.all(
      [one, other].map((decide) => asWork(database, NOW, (work) => decide(work, ask))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const states = await asks();
    expect(states[0]).not.toBe('BMKG open');
    expect(states.filter((state) => state.endsWith('open')).length).toBeLessThanOrEqual(1);
    expect(states.slice(1).every((state) => state === 'LAN open')).toBe(true);
    expect(await questions()).toBe(states.length);
  });
});

it('what dies within a refusal leaves the question open, and the next one is asked by the refusal that lives', async () => {
  await enqueued('BMKG', 'LAN');
  const ask = await asked();
  const dying = asWork(database, NOW, async (work) => {
    await declineToHost(work, { ...answer(ask), reason: '' });
    throw new Error('killed');
  });
  await expect(dying).rejects.toThrow('killed');
  expect(await asks()).toEqual(['BMKG open']);
  expect(await questions()).toBe(1);
  await asWork(database, NOW, (work) => declineToHost(work, { ...answer(ask), reason: '' }));
  expect(await asks()).toEqual(['BMKG declined', 'LAN open']);
  expect(await questions()).toBe(2);
});

it.each([
  ['keeps', ['BMKG', 'LAN', 'BKN']],
  ['end', ['LAN', 'BKN', 'BMKG']],
] as const)('after a refusal the place is as the forum has it: %s', async (declined, after) => {
  const { forumId } = forum;
  await asWork(database, NOW, (work) => saveHostRules(work.db, { forumId, declined }));
  await enqueued('BMKG', 'LAN', 'BKN');
  const ask = await asked();
  await asWork(database, NOW, (work) => declineToHost(work, { ...answer(ask), reason: '' }));
  await asWork(database, NOW, (work) => handOver(work, { ...place('ANRI'), at: NOW }));
  const queue = await listQueue({ db: database.prisma, now: NOW }, forumId);
  expect(queue.map(({ shortName }) => shortName)).toEqual(after);
});

it('a queue of one whose only institution declines leaves it to the leaders', async () => {
  const leader = await addMember(database.prisma, { forum, name: 'Ketua', role: 'chair', now: NOW - 1 });
  await enqueued('BMKG');
  const ask = await asked();
  await asWork(database, NOW, (work) => declineToHost(work, { ...answer(ask), reason: '' }));
  const news = await database.prisma.delivery.findMany({
    where: { forumId: forum.forumId, personId: leader },
    include: { notice: true },
    orderBy: { id: 'asc' },
  });
  expect(news.map(({ notice }) => notice.facts)).toMatchObject([
    { what: 'declined' },
    { what: 'nobodyLeft' },
  ]);
  const again = () =>
    asWork(database, NOW, (work) => askAllAgain(work, { forumId: forum.forumId, by: BY, number: undefined }));
  expect((await Promise.all([again(), again()])).filter(({ ok }) => ok)).toHaveLength(1);
  expect(await asks()).toEqual(['BMKG declined', 'BMKG open']);
});

it('an institution of whom nobody is on record is passed over and told of to the leaders', async () => {
  await enqueued('ANRI', 'BMKG');
  expect((await asked()).institutionId).toBe(idOf('BMKG'));
  const [news] = await database.prisma.notice.findMany({
    where: { forumId: forum.forumId, kind: 'hostNews' },
  });
  expect(news?.facts).toMatchObject({ what: 'unregistered', institutionId: idOf('ANRI') });
  const queue = await listQueue({ db: database.prisma, now: NOW }, forum.forumId);
  expect(queue[0]?.shortName).toBe('ANRI');
});

it('one that left the forum is neither asked nor shown', async () => {
  await enqueued('BMKG', 'LAN');
  await database.prisma.institution.update({
    where: { id: idOf('BMKG') },
    data: { leftAt: new Date(NOW - 1) },
  });
  expect((await asked()).institutionId).toBe(idOf('LAN'));
});

it('an exchange with itself, with one that is not in the queue, or a second one at a time is refused', async () => {
  await enqueued('BMKG', 'LAN', 'BKN');
  const ask = await asked();
  const propose = (code: string) =>
    asWork(database, NOW, (work) => proposeExchange(work, { ...answer(ask), otherId: idOf(code) }));
  expect(await propose('BMKG')).toEqual({ ok: false, reason: 'swapWithItself' });
  expect(await propose('ANRI')).toEqual({ ok: false, reason: 'notInQueue' });
  const both = await Promise.all([propose('LAN'), propose('BKN')]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'exchangeOpen' });
});

it('of two who undo at once one does, and only the last step', async () => {
  await enqueued('BMKG', 'LAN');
  const { forumId } = forum;
  const step = await lastStep({ db: database.prisma }, forumId);
  const undo = () => asWork(database, NOW, (work) => undoStep(work, { forumId, id: step?.id ?? 0 }));
  const results = await Promise.all([undo(), undo()]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const queue = await listQueue({ db: database.prisma, now: NOW }, forumId);
  expect(queue.map(({ shortName }) => shortName)).toEqual(['BMKG']);
});

it('forums have queues and rules of their own', async () => {
  await enqueued('BMKG');
  const own = forum;
  forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
  await asWork(database, NOW, (work) => saveHostRules(work.db, { forumId: forum.forumId, order: 'fair' }));
  const names = async ({ forumId }: SmallForum) =>
    (await listQueue({ db: database.prisma, now: NOW }, forumId)).map(({ shortName }) => shortName);
  expect(await names(own)).toEqual(['BMKG']);
  expect(await names(forum)).toEqual(['BMKG', 'LAN']);
});
