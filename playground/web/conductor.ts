import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/lib/clock.ts';
import { cast } from '../demo/cast.ts';
import type { Demo } from '../demo/demo.ts';
import { nextMoment, travel } from '../demo/travel.ts';
import type { Deeds } from './deeds.ts';
import { nextMeetingStart, unansweredCodes } from './store.ts';

/** How far the clock is moved. */
export type Leap = 'hour' | 'day' | 'next' | 'meeting';

/** A fault that can be ordered. */
export type FaultName =
  | 'telegram-down'
  | 'telegram-up'
  | 'slack-limited'
  | 'slack-unlimited'
  | 'slack-down'
  | 'slack-up';

/** State of what stands around the bot. */
export interface Weather {
  readonly telegramDown: boolean;
  readonly slackDown: boolean;
  /** Slack will still turn calls away. */
  readonly slackLimited: boolean;
  /** The clock is being moved. */
  readonly isTravelling: boolean;
}

/** Moves time, breaks things and mends them. */
export interface Conductor {
  weather(): Weather;
  /** Lets time pass; a second call waits for the first. False when nothing is planned to go to. */
  leap(how: Leap): Promise<boolean>;
  fault(name: FaultName): void;
  kill(): Promise<void>;
  revive(): Promise<void>;
  /** Has most of those who have not answered answer by themselves. Gives back how many did. */
  letOthersAnswer(): Promise<number>;
  onChange(listener: () => void): void;
}

/** A meeting is over by then. */
const MEETING_MS = 2.5 * HOUR_MS;
const LIMITED_CALLS = 4;
const LIMITED_SECONDS = 3;
/** What those say who answer by themselves, in turn; every sixth says nothing. */
const ANSWERS = [
  '/hadir',
  '/hadir',
  '/diwakili Kepala Biro Umum (contoh)',
  '/hadir',
  '/tidakhadir dinas luar',
  undefined,
] as const;

/** Makes the conductor of a running demo. */
export function createConductor(demo: Demo, deeds: Deeds): Conductor {
  const { bot } = demo;
  const listeners: (() => void)[] = [];
  let weather: Omit<Weather, 'slackLimited'> = { telegramDown: false, slackDown: false, isTravelling: false };
  let journey: Promise<unknown> = Promise.resolve();
  const set = (change: Partial<typeof weather>): void => {
    weather = { ...weather, ...change };
    for (const listener of listeners) listener();
  };
  bot.onChange(() => set({}));
  const fault: Conductor['fault'] = (name) => {
    order(demo, name);
    deeds.add(DEEDS[name]);
    set(CHANGES[name]);
  };
  const leap = async (how: Leap): Promise<boolean> => {
    const until = await goal(demo, how);
    if (until === undefined) return false;
    // A limit lasts for seconds: it is not met again hours later.
    demo.stage.slack.faults.forget();
    set({ isTravelling: true });
    await travel(demo, until).finally(() => set({ isTravelling: false }));
    deeds.add('clockMoved');
    return true;
  };
  return {
    weather: () => ({ ...weather, slackLimited: demo.stage.slack.faults.left() > 0 }),
    leap: (how) => {
      const next = journey.then(() => leap(how));
      journey = next.catch(() => undefined);
      return next;
    },
    fault,
    kill: async () => {
      await bot.kill();
      deeds.add('killed');
    },
    revive: () => bot.start(),
    letOthersAnswer: async () => {
      const codes = await unansweredCodes(demo.database.prisma, demo.clock.now());
      return codes.filter((code, index) => answerFor(demo, { code, index })).length;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function order({ stage: { telegram, slack } }: Demo, name: FaultName): void {
  if (name === 'slack-limited') {
    for (const method of ['chat.postMessage', 'chat.update', 'chat.postEphemeral']) {
      slack.faults.next({ kind: '429', method, times: LIMITED_CALLS, retryAfterSeconds: LIMITED_SECONDS });
    }
  } else if (name === 'slack-unlimited') slack.faults.forget();
  else if (name === 'telegram-down' || name === 'telegram-up') telegram.faults.down(name === 'telegram-down');
  else slack.faults.down(name === 'slack-down');
}

const DEEDS = {
  'telegram-down': 'telegramDown',
  'telegram-up': 'telegramUp',
  'slack-limited': 'slackLimited',
  'slack-unlimited': 'slackUnlimited',
  'slack-down': 'slackDown',
  'slack-up': 'slackUp',
} as const;

const CHANGES: Readonly<Record<FaultName, Partial<Omit<Weather, 'slackLimited'>>>> = {
  'telegram-down': { telegramDown: true },
  'telegram-up': { telegramDown: false },
  'slack-limited': {},
  'slack-unlimited': {},
  'slack-down': { slackDown: true },
  'slack-up': { slackDown: false },
};

async function goal(demo: Demo, how: Leap): Promise<number | undefined> {
  const now = demo.clock.now();
  if (how === 'hour') return now + HOUR_MS;
  if (how === 'day') return now + DAY_MS;
  if (how === 'meeting') {
    const start = await nextMeetingStart(demo.database.prisma, now);
    return start === undefined ? undefined : start + MEETING_MS;
  }
  // What is only tried again in a moment is no event.
  const next = await nextMoment(demo, now + MINUTE_MS);
  return next === undefined ? undefined : next + SECOND_MS;
}

function answerFor(
  { stage: { telegram, slack, group, channel } }: Demo,
  { code, index }: { readonly code: string; readonly index: number },
): boolean {
  const text = ANSWERS[index % ANSWERS.length];
  const member = cast.find(
    ({ institution, telegramId, slackId }) => institution === code && (telegramId ?? slackId) !== undefined,
  );
  if (text === undefined || member === undefined) return false;
  if (member.telegramId !== undefined) telegram.sendText({ from: member.telegramId, chat: group, text });
  else if (member.slackId !== undefined) {
    const [command = '', ...rest] = text.split(' ');
    void slack.command({ from: member.slackId, channel, command, text: rest.join(' ') });
  }
  return true;
}
