import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTogether } from '../../../src/db/together.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { takeHolding } from '../../../src/features/answers/answering/take-holding.ts';
import { takeAnswer, takeAnswerTogether } from '../../../src/features/answers/store.ts';
import type { Answer } from '../../../src/features/answers/types.ts';
import {
  changeDetail,
  holdPlaces,
  settleAnswer,
  settlePlaces,
} from '../../../src/features/details/service.ts';
import { changeMeeting } from '../../../src/features/meetings/changing/change.service.ts';
import { detailsOf } from '../../../src/features/meetings/rules.ts';
import { findMeeting } from '../../../src/features/meetings/service.ts';
import { systemRandomness } from '../../../src/lib/ids.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { countTaken } from '../../../src/model/places.store.ts';
import type { Work } from '../../../src/model/work.ts';
import { madeAnswer, now, openAnswers } from '../answers/answer-scene.ts';

const MEMBERS = 300;
const PLACES = 100;
/** Of those who answer while a capacity is set. */
const ALL_AT_ONCE = 150;

let scene: Awaited<ReturnType<typeof openAnswers>>;
beforeAll(async () => {
  scene = await openAnswers();
  const db = scene.database.prisma;
  await db.meeting.update({ where: { id: scene.ids.meeting }, data: { capacity: PLACES } });
  const forumId = scene.ids.forum;
  await db.$executeRaw`INSERT INTO institution (forum_id, code, official_name, short_name, kind, time_zone, created_at)
    SELECT ${forumId}, 'I' || n, 'I' || n, 'I' || n, 'agency', 'Asia/Jakarta', now() FROM generate_series(1, ${MEMBERS}) n`;
  await db.$executeRaw`INSERT INTO person (forum_id, name, created_at) SELECT ${forumId}, 'P' || n, now() FROM generate_series(1, ${MEMBERS}) n`;
  await db.$executeRaw`INSERT INTO account (forum_id, person_id, platform, external_id, created_at)
    SELECT ${forumId}, id, 'telegram', name, now() FROM person WHERE name LIKE 'P%'`;
  await db.$executeRaw`INSERT INTO seat (forum_id, institution_id) SELECT ${forumId}, id FROM institution WHERE code LIKE 'I%'`;
  await db.$executeRaw`INSERT INTO seat_holder (forum_id, seat_id, person_id, capacity, from_at)
    SELECT ${forumId}, s.id, p.id, 'holder', ${new Date(now)} FROM seat s JOIN institution i ON i.id = s.institution_id JOIN person p ON p.name = 'P' || substr(i.code, 2)
    WHERE i.code LIKE 'I%'`;
  // Every third one said before that somebody comes along.
  await db.$executeRaw`INSERT INTO answer_detail (forum_id, meeting_id, institution_id, companions, filled_at)
    SELECT ${forumId}, ${scene.ids.meeting}, id, 1, now() FROM institution WHERE code LIKE 'I%' AND id % 3 = 0`;
});
afterAll(() => scene.database.close());

function inWork<T>(body: (work: Work) => Promise<T>): Promise<T> {
  return inTransaction(scene.database, (db) =>
    body({
      ...{ db, now, cause: 'test', randomness: systemRandomness, enqueue: () => Promise.resolve() },
      logger: createLogger('silent'),
    }),
  );
}

/** Answers as `record-answer` does, in a transaction of its own; gives the position on the waiting list. */
function answer(member: number, given: Answer): Promise<number | undefined> {
  return inWork(async (work) => {
    const held = await holdPlaces(work, { forumId: scene.ids.forum, meetingId: undefined });
    const made = madeAnswer(given, { from: `P${member}`, holdsPlaces: true });
    const outcome = await takeAnswer(work.db, { ...made, admins: [] });
    if (!outcome.recorded || held === undefined) throw new Error('not recorded');
    const { institution, previous, counted } = outcome;
    const settled = { institutionId: institution.id, before: previous?.answer, now: counted.answer };
    return settleAnswer(work, { held, answer: settled });
  });
}

const places = () => ({ forumId: scene.ids.forum, meetingId: scene.ids.meeting });
const taken = (): Promise<number> => countTaken(scene.database.prisma, places());
const turns = async (): Promise<readonly number[]> => {
  const rows = await scene.database.prisma.answerDetail.findMany({ where: { waitingTurn: { not: null } } });
  return rows.flatMap(({ waitingTurn }) => waitingTurn ?? []).toSorted((one, other) => one - other);
};

it('the statement of answers leaves a meeting with a capacity to who holds its places', async () => {
  const statements = createTogether((question) => scene.database.pool.query(question));
  const made = madeAnswer('attending', { from: 'P1' });
  const outcome = await takeAnswerTogether(
    { db: scene.database.prisma, statements },
    { ...made, admins: [] },
  );
  expect(outcome.recorded).toBe(false);
  expect(await scene.database.prisma.rsvp.count()).toBe(0);
});

it('300 answers at once get 100 places, nobody twice and nobody too many, and the others a turn each', async () => {
  const members = Array.from({ length: MEMBERS }, (_, index) => index + 1);
  await Promise.all(members.map((member) => answer(member, 'attending')));
  expect(await scene.database.prisma.rsvp.count()).toBe(MEMBERS);
  // The next one may need two places where one is free.
  expect(PLACES - (await taken())).toBeOneOf([0, 1]);
  const waiting = await turns();
  expect(new Set(waiting).size).toBe(waiting.length);
});

it('places that are freed at once go to the next ones, each told once', async () => {
  const before = await turns();
  const db = scene.database.prisma;
  const placed = await db.rsvp.findMany({
    where: { institution: { answerDetails: { none: { waitingTurn: { not: null } } } } },
    include: { institution: true },
    take: 20,
  });
  await Promise.all(
    placed.map(({ institution }) => answer(Number(institution.code.slice(1)), 'not_attending')),
  );
  expect(PLACES - (await taken())).toBeOneOf([0, 1]);
  const after = await turns();
  const given = before.length - after.length;
  expect(after).toEqual(before.slice(given));
  const told = await db.notice.findMany({ where: { kind: 'placeGiven' } });
  expect(told).toHaveLength(given);
});

it('who wants to bring more than is free keeps what they had', async () => {
  await inWork((work) => settlePlaces(work, places()));
  const db = scene.database.prisma;
  const [one] = await db.rsvp.findMany({
    where: { answer: 'attending', institution: { answerDetails: { none: {} } } },
  });
  const key = { ...places(), institutionId: one?.institutionId ?? 0 };
  const change = (companions: number) => (work: Work) =>
    changeDetail(work, { key, change: { companions }, byPersonId: undefined });
  expect(await inWork(change(2))).toMatchObject({ ok: false, reason: 'placesShort' });
  expect(await db.answerDetail.count({ where: { institutionId: key.institutionId } })).toBe(0);
  expect(await inWork(change(0))).toMatchObject({ ok: true });
});

it('a capacity that is set while answers are under way waits for them, and counts them', async () => {
  const db = scene.database.prisma;
  const { meeting: id } = scene.ids;
  await db.answerDetail.deleteMany();
  await db.rsvp.deleteMany();
  await db.meeting.update({ where: { id }, data: { capacity: null } });
  const setTo = (capacity: number) =>
    inWork(async (work) => {
      const meeting = await findMeeting(work.db, { forumId: scene.ids.forum, id });
      if (meeting === undefined) throw new Error('no meeting');
      const details = { ...detailsOf(meeting), capacity };
      const changed = await changeMeeting(work, { meeting, details, reason: '' });
      return changed.ok ? 'set' : changed.reason;
    });
  // An answer that is written and not yet committed.
  const under = await inTransaction(scene.database, async (tx) => {
    const made = madeAnswer('attending', { from: 'P1' });
    expect((await takeAnswer(tx, { ...made, admins: [] })).recorded).toBe(true);
    const setting = setTo(0);
    await scene.untilSomebodyWaits();
    return { setting };
  });
  expect(await under.setting).toBe('capacityTooSmall');

  // And with answers of everybody at once, by the direct way and, where that is closed, by the other one.
  const statements = createTogether((question) => scene.database.pool.query(question));
  const direct = async (member: number): Promise<void> => {
    const made = madeAnswer('attending', { from: `P${member}` });
    const { recorded } = await takeAnswerTogether({ db, statements }, { ...made, admins: [] });
    if (recorded) return;
    await inWork(async (work) => {
      const { outcome, held } = await takeHolding(work, { ...made, forumId: scene.ids.forum, admins: [] });
      if (!outcome.recorded) throw new Error(outcome.reason);
      const { institution, previous, counted } = outcome;
      const settled = { institutionId: institution.id, before: previous?.answer, now: counted.answer };
      if (held !== undefined) await settleAnswer(work, { held, answer: settled });
    });
  };
  const set: string[] = [];
  const answers = Array.from({ length: ALL_AT_ONCE - 1 }, async (_, index) => {
    await direct(index + 2);
    if (index % 20 === 0) set.push(await setTo(ALL_AT_ONCE / 3));
  });
  await Promise.all(answers);
  expect(await db.rsvp.count()).toBe(ALL_AT_ONCE);
  const { capacity } = await db.meeting.findUniqueOrThrow({ where: { id } });
  // Whoever set it was either refused for those who come, or nobody came in beyond it.
  if (capacity === null) expect(set).not.toContain('set');
  else expect(ALL_AT_ONCE / 3 - (await taken())).toBeOneOf([0, 1]);
});
