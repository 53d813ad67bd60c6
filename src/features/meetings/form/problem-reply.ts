import type { Call } from '../../../inbound/command.ts';
import { asRefusal, replyHere } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { problemList } from '../words.ts';
import type { DetailProblem } from './details.ts';

/** Says everything that is wrong with a meeting's form, one point each. */
export function replyProblems(call: Call, problems: readonly DetailProblem[]): readonly Reaction[] {
  const texts = problems.map(({ text }) => text);
  return asRefusal(replyHere(call, problemList(texts, call.language)));
}
