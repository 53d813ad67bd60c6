import type { Call } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue } from '../../../inbound/dialogues.store.ts';
import { isOverheard, refuse, replyHere } from '../../../inbound/replies.ts';
import { ANSWER_COMMANDS } from '../../../inbound/typed-command.ts';
import { planNotice } from '../../../notices/service.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { holdPlaces, settleAnswer } from '../../details/service.ts';
import { answerReplaced } from '../answer-replaced.notice.ts';
import { notesFor } from '../notes.rules.ts';
import { UNDO_MS, undoProblem } from '../undo.rules.ts';
import {
  findAnsweredMeeting,
  findLastAnswer,
  loadUndoable,
  takeBack,
  type UndoableAnswer,
} from '../undo.store.ts';
import { undoneMessage } from '../undo.words.ts';

const PRIORITY = 5;

/** Takes back an answer that its giver gave within the last minute, and says what counts now; else says why it stays. */
export async function undoAnswer(call: Call, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const meetingId = await findAnsweredMeeting(work.db, { forumId, id });
  const held = meetingId === undefined ? undefined : await holdPlaces(work, { forumId, meetingId });
  const found = await loadUndoable(work.db, { forumId, id });
  if (found === undefined) return refuse(call, 'undoNotYours');
  const { undoable, meeting, undone } = found;
  const problem = undoProblem(undoable, { personId: context.actor.personId, now: work.now });
  if (problem !== undefined)
    return refuse(call, { reason: problem, number: meeting.number, name: undone.institution.shortName });
  await takeBack(work.db, { forumId, id, now: work.now });
  const answer = {
    institutionId: undone.institution.id,
    before: undone.answer,
    now: undone.restored?.answer,
  };
  const waiting = held && (await settleAnswer(work, { held, answer }));
  // A name that is still awaited would replace what counts again.
  await endDialogue(work.db, dialogueKey(call));
  await tellOthers(call, { ...found, id });
  const [restored] = isOverheard(call) ? notesFor('group', [undone.restored ?? NONE]) : [undone.restored];
  const shown = {
    ...undone,
    restored: undone.restored && restored && { ...undone.restored, note: restored.note },
  };
  const said = undoneMessage({ undone: shown, meeting, waiting }, language);
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: said }] : replyHere(call, said);
}

const NONE = { answer: undefined, note: '' };

/** The same for the last answer of the sender; undefined where they gave none within the last minute. */
export async function undoLastAnswer(call: Call): Promise<readonly Reaction[] | undefined> {
  const { work, context } = call;
  const { personId } = context.actor;
  if (personId === undefined) return undefined;
  const since = work.now - UNDO_MS;
  const id = await findLastAnswer(work.db, { forumId: context.forum.id, personId, since });
  return id === undefined ? undefined : undoAnswer(call, id);
}

/** What was recorded for others stands in the trail, and whose answer was replaced by it learns that theirs counts again. */
async function tellOthers(
  { work, context }: Call,
  { id, meeting, undone }: UndoableAnswer & { readonly id: number },
): Promise<void> {
  const { institution, answer, restored } = undone;
  const isOwn = context.actor.seats.some(({ institutionId }) => institutionId === institution.id);
  if (isOwn) return;
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: `batal ${ANSWER_COMMANDS[answer]} untuk ${institution.shortName}`,
    subject: `rapat ${meeting.number}`,
  });
  if (restored?.byPersonId === undefined || restored.byPersonId === context.actor.personId) return;
  await planNotice(work, {
    ...{ forumId: context.forum.id, meetingId: meeting.id, dueAt: work.now, priority: PRIORITY },
    kind: answerReplaced,
    key: `answerReplaced:undo:${id}`,
    facts: { institution: institution.shortName, before: answer, after: restored.answer },
    targets: [{ kind: 'person', personId: restored.byPersonId }],
  });
}
