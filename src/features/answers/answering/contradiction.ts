import type { Call } from '../../../inbound/command.ts';
import { contradictionOf } from '../../../language/contradiction.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import type { SaidAnswer } from '../types.ts';
import { offerReadings, type Reading } from './ask-meaning.ts';
import { isOnBehalf } from './read-answer.ts';

const REPRESENTED = /^.*?\bdi ?wakil(?:i|kan)\b\s*(?:saja\s+)?(?:oleh\s+)?[:,]?\s*/is;
const SOMEBODY_ELSE = /^bukan \S+(?: sendiri)?,? (?:tetapi|tapi|melainkan|namun) /i;
const REPRESENTED_WORD = /\bdi ?wakil(?:i|kan)\b\s*(?:oleh\s+)?/i;

/** Asks back where the words behind a command say something else than the command; undefined where they do not. */
export async function askAboutContradiction(
  call: Call,
  said: SaidAnswer & { readonly note: string },
): Promise<readonly Reaction[] | undefined> {
  const { answer, argument, note, parameters } = said;
  const other = contradictionOf(answer, note);
  if (other === undefined) return undefined;
  const { t } = call.language;
  // The next message of a dialogue: what it was begun with is recorded already.
  const isStanding = parameters !== undefined && call.incoming.body.kind === 'text';
  const summary = t(isStanding ? 'answers:contradictionStanding' : 'answers:contradiction', {
    answer: t(`answers:answer.${answer}`),
    reading: t(`answers:answer.${other}`),
  });
  const readings: readonly Reading[] = [
    { answer, argument },
    { answer: other, argument: other === 'represented' ? substituteIn(argument) : argument },
  ];
  return offerReadings(call, { summary, readings, parameters });
}

/** Who represents, without the word that says so; `untuk BMKG` stays. */
function substituteIn(argument: string): string {
  return isOnBehalf(argument)
    ? argument.replace(REPRESENTED_WORD, '').trim()
    : argument.replace(REPRESENTED, '').replace(SOMEBODY_ELSE, '').trim();
}
