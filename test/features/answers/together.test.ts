import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTogether } from '../../../src/db/together.ts';
import { takeAnswerTogether } from '../../../src/features/answers/store.ts';
import type { Answer, AnswerOutcome } from '../../../src/features/answers/types.ts';
import { type Change, madeAnswer, now, openAnswers } from './answer-scene.ts';

let scene: Awaited<ReturnType<typeof openAnswers>>;
beforeAll(async () => {
  scene = await openAnswers();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.clear());

describe('answers that wait for a statement under way', () => {
  /** Sizes of the statements that were asked. */
  let sizes: number[] = [];
  const ask: Parameters<typeof createTogether>[0] = (question) => {
    sizes.push(question.values.flatMap((items): unknown[] => JSON.parse(items)).length);
    return scene.database.pool.query(question);
  };
  let statements = createTogether(ask);
  const giveTogether = (answer: Answer, change: Change = {}): Promise<AnswerOutcome> =>
    takeAnswerTogether(
      { db: scene.database.prisma, statements },
      { ...madeAnswer(answer, change), admins: [] },
    );
  beforeAll(async () => {
    const db = scene.database.prisma;
    const at = new Date(now);
    const open = { state: 'announced' as const, startsAt: new Date(now + 86_400_000) };
    await db.meeting.update({ where: { id: scene.ids.meeting }, data: open });
    const common = { forumId: scene.ids.forum, createdAt: at };
    for (let number = 0; number < 30; number += 1) {
      const code = `I${number}`;
      const institution = await db.institution.create({
        data: {
          ...common,
          code,
          officialName: code,
          shortName: code,
          kind: 'agency',
          timeZone: 'Asia/Jayapura',
        },
      });
      const seat = await db.seat.create({
        data: { forumId: scene.ids.forum, institutionId: institution.id },
      });
      const account = { ...common, platform: 'telegram' as const, externalId: `1${number}` };
      const person = await db.person.create({
        data: { ...common, name: code, accounts: { create: account } },
      });
      await db.seatHolder.create({
        data: {
          forumId: scene.ids.forum,
          seatId: seat.id,
          personId: person.id,
          capacity: 'holder',
          fromAt: at,
        },
      });
    }
  });
  beforeEach(() => {
    sizes = [];
    statements = createTogether(ask);
  });

  it('go together in the next one, each with its own outcome', async () => {
    const outcomes = await Promise.all([
      ...Array.from({ length: 30 }, (_, number) => giveTogether('attending', { from: `1${number}` })),
      giveTogether('attending', { from: 'nobody' }),
      giveTogether('attending', { from: '100', meeting: { by: 'id', meetingId: 999_999 } }),
    ]);
    expect(sizes.length).toBeLessThan(5);
    const names = outcomes.map((one) => (one.recorded ? one.institution.shortName : one.reason));
    expect(names).toEqual([
      ...Array.from({ length: 30 }, (_, number) => `I${number}`),
      'notMember',
      'noMeeting',
    ]);
    expect(await scene.database.prisma.rsvp.count()).toBe(30);
  });

  it('for one seat keep the order in which they came, and none is lost', async () => {
    const answers: readonly Answer[] = [
      'attending',
      'tentative',
      'not_attending',
      'represented',
      'tentative',
    ];
    const outcomes = await Promise.all(
      answers.map((answer, index) => giveTogether(answer, { from: index % 2 === 0 ? '1' : '2' })),
    );
    expect(outcomes.every(({ recorded }) => recorded)).toBe(true);
    expect(await scene.history()).toEqual(answers.map((answer) => [answer, true]));
    expect(await scene.counted()).toBe('tentative');
  });

  it('with one that cannot be written are taken all the same, and that one alone fails', async () => {
    const given = Array.from({ length: 6 }, (_, number) =>
      giveTogether('attending', { from: `1${number}`, note: number === 4 ? 'a\u0000b' : 'catatan' }),
    );
    const outcomes = await Promise.allSettled(given);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 4 }, () => 'fulfilled'),
      'rejected',
      'fulfilled',
    ]);
    expect(await scene.database.prisma.rsvp.count()).toBe(5);
  });

  it('in two processes at once never wait for each other', async () => {
    const other = createTogether((question) => scene.database.pool.query(question));
    const people = Array.from({ length: 30 }, (_, number) => `1${number}`);
    const both = [people, [...people].reverse()].flatMap((list, index) =>
      list.map((from) =>
        takeAnswerTogether(
          { db: scene.database.prisma, statements: index === 0 ? statements : other },
          { ...madeAnswer('attending', { from }), admins: [] },
        ),
      ),
    );
    expect((await Promise.all(both)).every(({ recorded }) => recorded)).toBe(true);
    expect(await scene.database.prisma.rsvpHistory.count()).toBe(60);
  });
});
