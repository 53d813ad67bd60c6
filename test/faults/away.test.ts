import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, manualClock } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { TEST_NOW } from '../support/test-app.ts';
import { startAt } from './child.ts';
import { invitationsIn, openMeeting, setScene } from './scene.ts';

/** Friday, 18 December 2026, 09.00 WIB; the deadline is three days before at 16.00. */
const STARTS_AT = Date.parse('2026-12-18T09:00:00+07:00');
const ANSWER_BY = Date.parse('2026-12-15T16:00:00+07:00');
const LONGEST_MS = 60_000;

async function openScene() {
  const made = await createTestDatabase();
  const clock = manualClock(TEST_NOW);
  const scene = await setScene({ clock, institutions: 12 });
  const database = await scene.enter(made.url);
  const environment = { ...scene.environment, DATABASE_URL: made.url };
  const remindersOf = (person: number): readonly string[] =>
    scene.telegram
      .messagesIn({ id: person })
      .flatMap(({ from, text }) => (from?.is_bot && text?.includes('Mohon konfirmasi') ? text : []));
  return { scene, clock, environment, database, remindersOf };
}

test(
  'a bot that is dead at the moment of an announcement makes it once on its return',
  async () => {
    const { scene, clock, environment } = await openScene();
    const bot = await startAt(TEST_NOW, environment);
    await openMeeting(scene, { startsAt: STARTS_AT, announce: '24 November 2026 pukul 13.00 WIB' });
    await bot.kill();
    expect(invitationsIn(scene)).toHaveLength(0);
    for (const hours of [4, 5]) {
      clock.set(TEST_NOW + hours * HOUR_MS);
      const next = await startAt(clock.now(), environment);
      await next.tick(clock.now() + MINUTE_MS);
      expect(invitationsIn(scene)).toHaveLength(1);
      await next.kill();
    }
  },
  LONGEST_MS,
);

test(
  'a bot that was dead over two reminders sends the last one that makes sense and records the others',
  async () => {
    const { scene, clock, environment, database, remindersOf } = await openScene();
    const bot = await startAt(TEST_NOW, environment);
    await openMeeting(scene, { startsAt: STARTS_AT, announce: '' });
    await bot.kill();
    clock.set(ANSWER_BY - DAY_MS + MINUTE_MS);
    const next = await startAt(clock.now(), environment);
    await next.tick(clock.now());
    await next.tick(clock.now() + MINUTE_MS);
    expect(remindersOf(3_001)).toHaveLength(1);
    const skipped = await database.prisma.notice.findMany({
      where: { state: 'skipped' },
      orderBy: { dueAt: 'asc' },
    });
    expect(skipped.map(({ kind, reason, dueAt }) => [kind, reason, +dueAt])).toEqual([
      ['answerReminder', 'too-late', ANSWER_BY - 7 * DAY_MS],
      // Three days before is a Saturday.
      ['answerReminder', 'too-late', ANSWER_BY - 4 * DAY_MS],
    ]);
    const logged = next.log.filter((line) => line.includes('"msg":"notice skipped"'));
    expect(logged).toHaveLength(2);
    // The clock is set back by a week, and forward again.
    await next.tick(ANSWER_BY - 8 * DAY_MS);
    await next.tick(clock.now() + 2 * MINUTE_MS);
    expect(remindersOf(3_001)).toHaveLength(1);
    await next.kill();
  },
  LONGEST_MS,
);

test(
  'a bot that was dead until months after the meeting sends nothing stale and says what it skipped',
  async () => {
    const { scene, clock, environment, database, remindersOf } = await openScene();
    const bot = await startAt(TEST_NOW, environment);
    await openMeeting(scene, { startsAt: STARTS_AT, announce: '' });
    await bot.kill();
    clock.set(STARTS_AT + 60 * DAY_MS);
    const next = await startAt(clock.now(), environment);
    await next.tick(clock.now());
    expect(remindersOf(3_001)).toHaveLength(0);
    const skipped = await database.prisma.notice.findMany({ where: { state: 'skipped' } });
    const kinds = skipped.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'answerReminder')).toHaveLength(3);
    expect(kinds).toEqual(expect.arrayContaining(['eve', 'morning']));
    expect(next.log.filter((line) => line.includes('"msg":"notice skipped"'))).toHaveLength(skipped.length);
    await next.tick(clock.now() + MINUTE_MS);
    expect(await database.prisma.notice.count({ where: { state: 'skipped' } })).toBe(skipped.length);
    await next.kill();
  },
  LONGEST_MS,
);
