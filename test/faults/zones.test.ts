import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, manualClock, SECOND_MS } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { TEST_NOW } from '../support/test-app.ts';
import { startAt } from './child.ts';
import { openWork, passMinutes } from './rest.ts';
import { openMeeting, setScene } from './scene.ts';
import type { Stage } from './stage.ts';

/** Friday, 18 December 2026, 09.00 WIB; the deadline is three days before at 16.00. */
const STARTS_AT = Date.parse('2026-12-18T09:00:00+07:00');
const ANSWER_BY = Date.parse('2026-12-15T16:00:00+07:00');
const MOMENTS = [
  ANSWER_BY - 7 * DAY_MS,
  ANSWER_BY - DAY_MS,
  ANSWER_BY,
  STARTS_AT - 17 * HOUR_MS,
  STARTS_AT - 2 * HOUR_MS,
];
const LONGEST_MS = 90_000;

/** Whether something is to be sent or shown anew. */
async function isAtWork(place: Pick<Stage, 'database' | 'clock'>): Promise<boolean> {
  const { queued, sending, stale } = await openWork(place);
  return queued + sending + stale > 0;
}

/** Plays the notices of one meeting on a machine of that zone; gives what each chat was sent, and what the plan sent when. */
async function playIn(zone: string) {
  const made = await createTestDatabase();
  const clock = manualClock(TEST_NOW);
  const scene = await setScene({ clock, institutions: 8 });
  const database = await scene.enter(made.url);
  const bot = await startAt(TEST_NOW, { ...scene.environment, DATABASE_URL: made.url, TZ: zone });
  await openMeeting(scene, { startsAt: STARTS_AT, announce: '24 November 2026 pukul 13.00 WIB' });
  scene.telegram.sendText({ from: 3_001, text: '/hadir' });
  await scene.telegram.settled();
  for (const moment of [TEST_NOW + 4 * HOUR_MS, ...MOMENTS]) {
    for (const minutes of [1, 2]) {
      clock.set(moment + minutes * MINUTE_MS);
      await bot.tick(clock.now());
    }
    while (await isAtWork({ database, clock })) {
      clock.advance(SECOND_MS);
      await passMinutes({ database });
      await bot.tick(clock.now());
    }
  }
  // An edit that the pace of its chat held back is made with one of the next looks.
  for (let look = 0; look < 3; look += 1) {
    await passMinutes({ database });
    clock.advance(MINUTE_MS);
    await bot.tick(clock.now());
  }
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT n.kind || ' ' || extract(epoch FROM n.due_at) || ' ' || d.target || ' ' || d.state AS line
     FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE n.kind <> 'unreachable'`,
  );
  const { group } = scene.places;
  const chats = [group, ...scene.members.flatMap(({ telegram }) => telegram ?? [])];
  const texts = chats.map((chat) =>
    scene.telegram
      .messagesIn({ id: chat })
      .flatMap(({ from, text }) => (from?.is_bot ? [(text ?? '').replaceAll(String(group), 'group')] : []))
      .toSorted(),
  );
  await bot.stop();
  return { ledger: rows.map(({ line }) => line).toSorted(), texts };
}

test(
  'on a machine of whatever zone everybody is sent the same words at the same moments',
  async () => {
    const zones = ['Asia/Jakarta', 'America/New_York', 'Asia/Jayapura'];
    const [jakarta, ...others] = await Promise.all(zones.map(playIn));
    expect(jakarta?.ledger.filter((line) => line.startsWith('answerReminder')).length).toBeGreaterThan(5);
    expect(jakarta?.texts.flat().join('\n')).toContain('Jumat, 18 Desember 2026');
    for (const other of others) expect(other).toEqual(jakarta);
  },
  LONGEST_MS,
);
