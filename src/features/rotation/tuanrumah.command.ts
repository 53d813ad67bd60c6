import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, PressCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findNextMeeting } from '../meetings/service.ts';
import { findHolder, findTurn, listPastHosts, listQueue, setConsent } from './store.ts';
import { rotation } from './words.ts';

const MOST_PAST_HOSTS = 6;

/** Shows the rotation; its buttons take an institution's answer to "are you willing to be host". */
export const tuanrumah: Command = {
  name: 'tuanrumah',
  aliases: [],
  onlyReads: true,
  run: async (call) => showRotation(call),
  press: answerQuestion,
};

/** The overview of the rotation, as `giliran` without words shows it too. */
export async function showRotation(call: Call): Promise<readonly Reaction[]> {
  const { context, work, language } = call;
  const { forum, actor } = context;
  const next = await findNextMeeting(work.db, {
    forumId: forum.id,
    after: work.now,
    states: ['draft', 'announced'],
  });
  const overview = rotation(
    {
      forumName: forum.name,
      zone: forum.timeZone,
      next,
      holder: await findHolder(work.db, forum.id),
      queue: await listQueue(work.db, forum.id),
      past: await listPastHosts(work.db, { forumId: forum.id, limit: MOST_PAST_HOSTS }),
      mayChange: mayUse('giliran', actor.roles),
    },
    language,
  );
  return replyHere(call, overview);
}

async function answerQuestion(call: PressCall): Promise<readonly Reaction[]> {
  const { context, work, language, parameters } = call;
  const [answer, id] = parameters;
  const turn = await findTurn(work.db, { forumId: context.forum.id, id: readRowId(id) ?? 0 });
  if (turn === undefined || (answer !== 'bersedia' && answer !== 'menolak'))
    return refuse(call, 'proposalGone');
  if (!context.actor.seats.some((seat) => seat.institutionId === turn.institutionId)) {
    return refuse(call, 'notYourInstitution', { name: turn.shortName });
  }
  const consent = answer === 'bersedia' ? 'agreed' : 'declined';
  if (!(await setConsent(work.db, { forumId: context.forum.id, id: turn.id, consent })))
    return refuse(call, 'proposalGone');
  const summary = language.t(`rotation:${consent}Thanks`, { name: turn.shortName });
  return [{ kind: 'replace', message: message({ summary }) }];
}
