import { expect } from 'vitest';
import { createMonkey } from './monkey.ts';
import { type Outcome, readOutcome, unexplained, unnoted, unseen } from './outcome.ts';
import { playCycle, UNDISTURBED } from './play.ts';
import { comeToRest } from './rest.ts';
import { type Stage, setStage } from './stage.ts';

type Dwell = NonNullable<Parameters<typeof setStage>[0]['dwell']>;

const INSTITUTIONS = 40;
/** One that is announced at once, and one that is announced later and reminded of by hand. */
const MEETINGS = 2;
/** The deaths are spread over so many scenes; the play has some more, so that none is left over. */
const SCENES = 25;
const SEED = 20_261_124;

async function onStage<T>(dwell: Dwell | undefined, act: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await setStage({ institutions: INSTITUTIONS, seed: SEED, dwell });
  try {
    return await act(stage);
  } finally {
    await stage.close();
  }
}

function playUndisturbed(): Promise<Outcome> {
  return onStage(undefined, async (stage) => {
    stage.live(() => undefined);
    await playCycle(stage, MEETINGS, UNDISTURBED);
    return readOutcome(stage);
  });
}

function playDisturbed(deaths: number, dwell: Dwell) {
  return onStage(dwell, async (stage) => {
    const monkey = createMonkey(stage, { deaths, perScene: deaths / SCENES });
    stage.live(monkey.nextLife);
    await playCycle(stage, MEETINGS, monkey);
    while (stage.deaths < deaths) await comeToRest(stage);
    const { deaths: died, unanswered } = stage;
    return { outcome: await readOutcome(stage), died, unanswered, broken: monkey.lostAnswers };
  });
}

/**
 * Makes the comparison of a forum's whole cycle with so many deaths at random instants, faults of platforms and updates
 * delivered again, and the same undisturbed, which is played once for all of them: both have to come to the same. Prints
 * what happened.
 */
export function comparePlays(): (deaths: number, dwell: Dwell) => Promise<void> {
  let undisturbed: Promise<Outcome> | undefined;
  return async (deaths, dwell) => {
    undisturbed ??= playUndisturbed();
    const [calm, disturbed] = await Promise.all([undisturbed, playDisturbed(deaths, dwell)]);
    expectTheSame(calm, disturbed, deaths);
  };
}

function expectTheSame(
  calm: Outcome,
  { outcome, died, unanswered, broken }: Awaited<ReturnType<typeof playDisturbed>>,
  deaths: number,
): void {
  const doubled = unnoted(outcome, calm.titles);
  const { known, takenOver } = outcome;
  process.stdout.write(
    `${died} deaths, ${known.size} notices, ${unanswered + broken} answers of platforms lost, ` +
      `${takenOver.length} deliveries taken over from the dead, ${doubled.length} notices seen twice\n`,
  );
  expect(died).toBe(deaths);
  expect(outcome.answers).toEqual(calm.answers);
  expect(outcome.history).toEqual(calm.history);
  expect([...outcome.ledger]).toEqual([...calm.ledger]);
  expect(unseen(outcome)).toEqual([]);
  expect(outcome.sentAgain).toBe(0);
  expect(unnoted(calm, calm.titles)).toEqual([]);
  // The bounded case: a message whose answer from the platform died with the process, before it was noted, or was lost on
  // the way.
  expect(unexplained(doubled, outcome).length).toBeLessThanOrEqual(broken);
}
