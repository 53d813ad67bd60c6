import { expect, test } from 'vitest';
import { createMonkey } from './monkey.ts';
import { type Outcome, readOutcome, unnoted, unseen } from './outcome.ts';
import { playCycle, UNDISTURBED } from './play.ts';
import { comeToRest } from './rest.ts';
import { type Stage, setStage } from './stage.ts';

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
    const [calm, { outcome, deaths, unanswered, monkey }] = await Promise.all([
      playUndisturbed(),
      playDisturbed(),
    ]);
    expect(outcome.answers).toEqual(calm.answers);
    expect(outcome.history).toEqual(calm.history);
    expect([...outcome.ledger]).toEqual([...calm.ledger]);
    expect(unseen(outcome)).toEqual([]);
    expect(outcome.sentAgain).toBe(0);
    expect(unnoted(calm, calm.titles)).toEqual([]);
    // The bounded case: a message whose answer from the platform was lost, with the process or on the way.
    const doubled = unnoted(outcome, calm.titles).length;
    const lost = unanswered + monkey.lostAnswers;
    process.stdout.write(
      `${deaths} deaths, ${outcome.known.size} notices, ${lost} answers of platforms lost, ${doubled} notices seen twice\n`,
    );
    expect(deaths).toBe(KILLS);
    expect(doubled).toBeLessThanOrEqual(lost);
  },
  LONGEST_MS,
);
