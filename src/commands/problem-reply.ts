import { problemList } from '../messages/meetings.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { DetailProblem } from './args/meeting-details.ts';
import type { Call } from './command.ts';
import { replyHere } from './reply.ts';

/** Says everything that is wrong with a meeting's form, one point each. */
export function replyProblems(call: Call, problems: readonly DetailProblem[]): readonly Reaction[] {
  return replyHere(
    call,
    problemList(
      problems.map(({ text }) => text),
      call.language,
    ),
  );
}
