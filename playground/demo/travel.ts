import { MINUTE_MS, SECOND_MS } from '../../src/lib/clock.ts';
import { comingNotices } from './agenda.ts';
import type { Demo } from './demo.ts';
import { countDue, countStale, forgetPace, waitingMoments } from './store.ts';

/** Stops on one journey at most; what is due beyond that is found late, as after a long sleep. */
const MOST_STOPS = 60;
const SETTLE_MS = 10_000;
const LOOK_MS = 50;

/** The next moment after `after` at which the bot has something to do by itself; undefined when it has nothing planned. */
export async function nextMoment({ database, clock }: Demo, after?: number): Promise<number | undefined> {
  const now = after ?? clock.now();
  const [waiting, coming] = await Promise.all([
    waitingMoments(database.prisma, 200),
    comingNotices(database.prisma, now),
  ]);
  return [...waiting, ...coming.map(({ at }) => at)]
    .filter((at) => at > now)
    .toSorted((left, right) => left - right)[0];
}

/**
 * Lets time pass until `until` (epoch milliseconds): the clock stops at every moment at which something is due, so that
 * it happens then, as it would in weeks of waiting. Gives back how often it stopped.
 */
export async function travel(demo: Demo, until: number): Promise<number> {
  let stops = 0;
  for (; stops < MOST_STOPS; stops += 1) {
    const next = await nextMoment(demo);
    if (next === undefined || next > until) break;
    await arrive(demo, next + SECOND_MS);
    // A dead bot plans nothing, so the same moment would be next for ever.
    if (demo.bot.state() !== 'running') break;
  }
  if (demo.clock.now() < until) await arrive(demo, until);
  return stops;
}

/** Sets the clock, tells the bot, and waits until what is due then has gone out, as far as the platforms take it. */
export async function arrive(demo: Demo, moment: number): Promise<void> {
  const leapMs = moment - demo.clock.now();
  demo.clock.set(moment);
  if (leapMs > MINUTE_MS) await forgetPace(demo.database.prisma);
  await demo.bot.followClock();
  await outboxEmpty(demo);
}

/** Waits until nothing is due any more, but not for ever: a platform may be down. */
export async function outboxEmpty({ database, clock, bot }: Demo): Promise<void> {
  const began = performance.now();
  while (bot.state() === 'running' && performance.now() - began < SETTLE_MS) {
    if ((await countDue(database.prisma, clock.now())) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Waits until nothing is due and every invitation shows the true state; like `outboxEmpty`, not for ever. */
export async function quiet(demo: Demo): Promise<void> {
  const began = performance.now();
  await outboxEmpty(demo);
  while (demo.bot.state() === 'running' && performance.now() - began < SETTLE_MS) {
    if ((await countStale(demo.database.prisma)) === 0) return;
    await demo.bot.followClock();
  }
}
