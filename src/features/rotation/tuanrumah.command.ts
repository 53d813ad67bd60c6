import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Command, PressCall } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { showRotation } from './overview.ts';
import { findTurn, setConsent } from './store.ts';

/** Shows the rotation; its buttons take an institution's answer to "are you willing to be host". */
export const tuanrumah: Command = {
  name: 'tuanrumah',
  aliases: [],
  onlyReads: true,
  run: async (call) => showRotation(call),
  press: answerQuestion,
};

async function answerQuestion(call: PressCall): Promise<readonly Reaction[]> {
  const { context, work, language, parameters } = call;
  const [answer, id] = parameters;
  const turn = await findTurn(work.db, { forumId: context.forum.id, id: readRowId(id) ?? 0 });
  if (turn === undefined || (answer !== 'bersedia' && answer !== 'menolak'))
    return refuse(call, 'proposalGone');
  if (!context.actor.seats.some((seat) => seat.institutionId === turn.institutionId)) {
    return refuse(call, { reason: 'notYourInstitution', name: turn.shortName });
  }
  const consent = answer === 'bersedia' ? 'agreed' : 'declined';
  if (!(await setConsent(work.db, { forumId: context.forum.id, id: turn.id, consent })))
    return refuse(call, 'proposalGone');
  const summary = language.t(`rotation:${consent}Thanks`, { name: turn.shortName });
  return [{ kind: 'replace', message: message({ summary }) }];
}
