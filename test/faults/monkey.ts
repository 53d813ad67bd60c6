import type { FaultPlan } from '../../playground/telegram/index.ts';
import type { Disturbance } from './play.ts';
import type { Stage } from './stage.ts';
import type { NextLife } from './succession.ts';

/** What a monkey has done. */
export interface Mischief extends Disturbance {
  readonly nextLife: NextLife;
  readonly deathsLeft: number;
  /** Answers of platforms to messages, lost after their effect without any death. */
  readonly lostAnswers: number;
}

const FAULTS: readonly FaultPlan[] = [
  { kind: '429', retryAfterSeconds: 1 },
  { kind: '500' },
  { kind: 'cut' },
  { kind: '500', times: 3 },
  { kind: 'cut', afterEffect: true },
  { kind: '500', afterEffect: true },
];

/** Lives are between so many pieces of data: a start alone is about a hundred, a scene a few hundred. */
const SHORTEST_LIFE = 10;
const LIFE_SPREAD = 290;

/** Kills, breaks and repeats at random instants, by the stage's dice: so often in each scene (a fraction adds up), so often in all. */
export function createMonkey(
  stage: Stage,
  { deaths, perScene }: { readonly deaths: number; readonly perScene: number },
): Mischief {
  const { dice, telegram, slack } = stage;
  const state = { deathsLeft: deaths, granted: 0, owed: 0, livingOn: 0, lostAnswers: 0 };
  const shorterLife = (): number | undefined => {
    if (state.granted === 0) {
      state.livingOn += 1;
      return undefined;
    }
    state.granted -= 1;
    state.deathsLeft -= 1;
    return SHORTEST_LIFE + dice.below(LIFE_SPREAD);
  };
  const breakSomething = (): void => {
    const plan = dice.pick(FAULTS);
    if (plan.afterEffect === true) state.lostAnswers += 1;
    const isTelegram = dice.percent(60);
    if (isTelegram)
      telegram.faults.next({ ...plan, ...(plan.afterEffect === true && { method: 'sendMessage' }) });
    else if (plan.kind !== '403') slack.faults.next({ ...plan, kind: plan.kind, method: 'chat.postMessage' });
  };
  const repeatSomething = (): void => {
    const old = telegram.requests.length % 7;
    const updates = telegram.pendingUpdates();
    const update = updates[old % Math.max(updates.length, 1)];
    if (update !== undefined) telegram.redeliver(update.update_id);
    const envelope = slack.lastEnvelope('slash_commands');
    if (envelope !== undefined) void slack.redeliver(envelope).catch(() => undefined);
  };
  return {
    nextLife: shorterLife,
    get deathsLeft() {
      return state.deathsLeft;
    },
    get lostAnswers() {
      return state.lostAnswers;
    },
    scene: async () => {
      state.owed += perScene;
      const due = Math.min(Math.floor(state.owed), state.deathsLeft - state.granted);
      state.owed -= due;
      state.granted += due;
      while (state.livingOn > 0 && state.granted > 0) {
        state.livingOn -= 1;
        stage.bound(shorterLife() ?? 0);
      }
      if (dice.percent(50)) breakSomething();
      if (dice.percent(50)) breakSomething();
    },
    meanwhile: () => {
      if (dice.percent(5)) repeatSomething();
    },
  };
}
