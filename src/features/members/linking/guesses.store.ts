import type { Db } from '../../../db/db.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { PlatformName } from '../../../platform/incoming.ts';

/** Wrong codes an account may type; then it waits until an hour after the first. */
export const MOST_WRONG_GUESSES = 5;

interface Guesser {
  readonly platform: PlatformName;
  readonly externalId: string;
}

/**
 * Takes one guess before the code is looked at; false when none is left. One statement whose condition carries the count,
 * so that guesses sent at once, wherever they arrive, are counted one by one.
 */
export async function claimGuess(
  db: Db,
  { platform, externalId, now }: Guesser & { readonly now: number },
): Promise<boolean> {
  const moment = new Date(now);
  const anew = new Date(now - HOUR_MS);
  const written = await db.$executeRaw`
    INSERT INTO code_guess AS g (platform, external_id, wrong, since) VALUES (${platform}, ${externalId}, 1, ${moment})
    ON CONFLICT (platform, external_id) DO UPDATE SET
      wrong = CASE WHEN g.since <= ${anew} THEN 1 ELSE g.wrong + 1 END,
      since = CASE WHEN g.since <= ${anew} THEN ${moment} ELSE g.since END
    WHERE g.wrong < ${MOST_WRONG_GUESSES} OR g.since <= ${anew}`;
  return written === 1;
}

/** Forgets an account's guesses: it has typed a right code. */
export async function forgetGuesses(db: Db, { platform, externalId }: Guesser): Promise<void> {
  await db.codeGuess.deleteMany({ where: { platform, externalId } });
}
