import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeAnswer } from '../../../src/features/answers/store.ts';
import type { Answer, AnswerOutcome, GivenAnswer } from '../../../src/features/answers/types.ts';
import { type Change, madeAnswer, now, openAnswers } from './answer-scene.ts';

let scene: Awaited<ReturnType<typeof openAnswers>>;
beforeAll(async () => {
  scene = await openAnswers();
});
afterAll(() => scene.database.close());
beforeEach(() => scene.clear());

function give(answer: Answer, change: Change = {}): Promise<AnswerOutcome> {
  return takeAnswer(scene.database.prisma, { ...madeAnswer(answer, change), admins: [] });
}

describe('an answer', () => {
  it('is recorded once for its key, however many deliver it at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => give('attending', { key: 'same', sequence: 1 })),
    );
    expect(outcomes.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.recorded && one.reason === 'duplicate')).toHaveLength(7);
    expect(await scene.history()).toHaveLength(1);
  });

  it('that was sent earlier and came later is kept but does not count', async () => {
    await give('attending', { sequence: 20 });
    const late = await give('not_attending', { sequence: 10 });
    expect(late.recorded && late.counted.answer).toBe('attending');
    expect([await scene.counted(), await scene.history()]).toEqual([
      'attending',
      [
        ['attending', true],
        ['not_attending', false],
      ],
    ]);
  });

  it('that loses to one written at the same moment says which one counts', async () => {
    await scene.database.prisma
      .$transaction(async (other) => {
        const common = {
          forumId: scene.ids.forum,
          meetingId: scene.ids.meeting,
          institutionId: scene.ids.institution,
        };
        const holder = await other.person.findFirstOrThrow({ where: { name: 'Guswanto' } });
        await other.rsvp.create({
          data: {
            ...common,
            ...{
              answer: 'tentative',
              byPersonId: holder.id,
              byName: 'Guswanto',
              platform: 'telegram' as const,
              chatId: '1',
            },
            ...{ sequence: 5_000, answeredAt: new Date(now + 500) },
          },
        });
        const late = give('attending', { sequence: 4_000 });
        await scene.untilSomebodyWaits();
        return { late };
      })
      .then(async ({ late }) => {
        const outcome = await late;
        expect(outcome.recorded && outcome.counted.answer).toBe('tentative');
      });
  });

  it('of an admin without a record is not overtaken by another admin’s', async () => {
    const from = (name: string, id: string): Partial<GivenAnswer> => ({
      origin: {
        platform: 'telegram' as const,
        sender: { id, displayName: name, isPerson: true },
        chat: { id, threadId: '', kind: 'private' as const, title: '' },
      },
      institutionId: scene.ids.institution,
      onBehalf: true,
    });
    await give('attending', { ...from('Admin Satu', '8001'), sequence: 20 });
    const other = await give('not_attending', { ...from('Admin Dua', '8002'), sequence: 10 });
    expect(other.recorded && other.counted.answer).toBe('not_attending');
    const own = await give('tentative', { ...from('Admin Dua', '8002'), sequence: 9 });
    expect(own.recorded && own.counted.answer).toBe('not_attending');
  });

  it('of somebody else for the same seat counts when it is the later one', async () => {
    await give('attending', { sequence: 20 });
    const other = await give('tentative', { from: '2', sequence: 5 });
    expect(other.recorded && other.previous?.byName).toBe('Guswanto');
    expect(await scene.counted()).toBe('tentative');
  });

  it('of two at once leaves one that counts, and both in the history', async () => {
    await Promise.all([give('attending'), give('not_attending', { from: '2' })]);
    expect(await scene.database.prisma.rsvp.count()).toBe(1);
    expect(await scene.history()).toHaveLength(2);
  });

  it.each([
    ['noMeeting', { meeting: { by: 'id', meetingId: 999_999 } }],
    ['notMember', { from: '3' }],
    ['notMember', { institutionId: 999_999 }],
    ['notMember', { institutionId: 999_999, onBehalf: true }],
    [
      'notMember',
      {
        origin: {
          platform: 'telegram' as const,
          sender: { id: '1', displayName: 'x', isPerson: false },
          chat: { id: '1', threadId: '', kind: 'group' as const, title: '' },
        },
      },
    ],
  ] as const)('is not recorded, not even its key: %s', async (reason, change) => {
    const outcome = await give('attending', change);
    expect(outcome.recorded ? '' : outcome.reason).toBe(reason);
    expect([await scene.database.prisma.processedUpdate.count(), await scene.history()]).toEqual([0, []]);
  });

  it('to a meeting that is a draft, cancelled or begun is refused', async () => {
    const db = scene.database.prisma;
    const meeting: GivenAnswer['meeting'] = { by: 'id', meetingId: scene.ids.meeting };
    for (const change of [
      { state: 'draft' as const },
      { state: 'cancelled' as const },
      { state: 'announced' as const, startsAt: new Date(now) },
    ]) {
      await db.meeting.update({ where: { id: scene.ids.meeting }, data: change });
      const outcome = await give('attending', { meeting });
      expect(outcome.recorded ? '' : outcome.reason).toBe('meetingClosed');
      expect(outcome.recorded ? undefined : outcome.meeting?.isCancelled).toBe(change.state === 'cancelled');
    }
    expect(await scene.history()).toEqual([]);
  });
});
