import { expect, test } from 'vitest';
import { createMonkey } from './monkey.ts';
import { type Outcome, readOutcome, unnoted, unseen } from './outcome.ts';
import { playCycle, UNDISTURBED } from './play.ts';
import { comeToRest } from './rest.ts';
import { setStage, type Stage } from './stage.ts';

const INSTITUTIONS = 40;
const MEETINGS = 3;
const KILLS = 200;
const SEED = 20_261_124;
const LONGEST_MS = 240_000;

async function onStage<T>(act: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await setStage({ institutions: INSTITUTIONS, seed: SEED });
  try {
    return await act(stage);
  } finally {
    await stage.close();
  }
}

function playUndisturbed(): Promise<Outcome> {
  return onStage(async (stage) => {
    stage.live(() => undefined);
    await playCycle(stage, MEETINGS, UNDISTURBED);
    return readOutcome(stage);
  });
}

function playDisturbed() {
  return onStage(async (stage) => {
    const monkey = createMonkey(stage, { deaths: KILLS, perScene: 5 });
    stage.live(monkey.nextLife);
    await playCycle(stage, MEETINGS, monkey);
    while (stage.deaths < KILLS) await comeToRest(stage);
    return { outcome: await readOutcome(stage), deaths: stage.deaths, unanswered: stage.unanswered, monkey };
  });
}

test(
  'a forum’s whole cycle with a death at 200 instants comes to the same as an undisturbed one',
  async () => {
    const t0 = performance.now();
    const [calm, { outcome, deaths, unanswered, monkey }] = await Promise.all([playUndisturbed(), playDisturbed()]);
    console.log(performance.now() - t0, deaths, unanswered, monkey.deathsLeft, monkey.lostAnswers);
    const doubled = unnoted(outcome, calm.titles);
    console.log('doubled', doubled);
    expect(outcome.answers).toEqual(calm.answers);
    expect(outcome.history).toEqual(calm.history);
    expect([...outcome.ledger]).toEqual([...calm.ledger]);
    expect(unseen(outcome)).toEqual([]);
    expect(outcome.sentAgain).toBe(0);
    expect(unnoted(calm, calm.titles)).toEqual([]);
    expect(deaths).toBe(KILLS);
  },
  LONGEST_MS,
);
