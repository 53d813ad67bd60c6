import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, PressCall, SubmitCall } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import { formatDateTime, formatRange } from '../../language/dates/format.ts';
import type { Meeting, MeetingDetails } from '../../model/meeting.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { changeMeeting } from './changing/change.service.ts';
import { hostNotes } from './changing/host-notes.ts';
import { readCreated } from './created.service.ts';
import { replyAbout } from './draft-reply.service.ts';
import { type DetailProblem, readDetails } from './form/details.ts';
import { draftForm, linesOfForm } from './form/form.ts';
import { detailsOf } from './rules.ts';
import { findMeeting } from './store.ts';
import { meetingCreated } from './words.ts';

/** Times are read as they are typed, so that they are written in the language that the reader of times knows. */
const LOCALE = 'id';

/** The form with the details of a draft, to change them before anybody is told. */
export async function openDraftForm(call: PressCall): Promise<readonly Reaction[]> {
  const found = await findEditable(call);
  if ('reactions' in found) return found.reactions;
  const { meeting } = found;
  const style = { zone: meeting.timeZone, locale: LOCALE };
  const { title, place, host, agenda, dress, contact, letterNumber, link } = meeting;
  const lines = {
    ...{ title, place, host: host?.shortName, agenda, dress, contact, letterNumber, link },
    when: formatRange(meeting.startsAt, { end: meeting.endsAt, style }),
    answerBy: formatDateTime(meeting.answerBy, style),
  };
  const known = Object.entries(lines).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return [
    { kind: 'form', form: draftForm(call.language, { id: meeting.id, lines: Object.fromEntries(known) }) },
  ];
}

/** What a form leaves empty is taken away; what it does not ask for stays. */
const EMPTIED = {
  ...{ agenda: undefined, dress: undefined, contact: undefined, letterNumber: undefined, link: undefined },
  ...{ hostInstitutionId: undefined, answerBy: undefined },
} as const satisfies Partial<MeetingDetails>;

/** Changes a draft to what the form holds, and shows its invitation again. */
export async function changeDraft(
  call: SubmitCall,
  explain: (problems: readonly DetailProblem[]) => readonly Reaction[],
): Promise<readonly Reaction[]> {
  const found = await findEditable(call);
  if ('reactions' in found) return found.reactions;
  const { meeting } = found;
  const base = { ...detailsOf(meeting), ...EMPTIED };
  const read = await readDetails(call, { read: linesOfForm(call.values), base });
  if (!read.ok) return explain(read.problems);
  const { work, context } = call;
  const changed = await changeMeeting(work, { meeting, details: read.details, reason: '' });
  if (!changed.ok) {
    const line = changed.reason === 'deadlineAfterStart' ? 'answerBy' : 'when';
    const text = call.language.t(`refusals:${changed.reason}`, { number: meeting.number });
    return explain([{ line, text }]);
  }
  const subject = `rapat ${meeting.number}`;
  await recordAudit(work.db, { context, at: work.now, action: 'ubahrapat', subject });
  const notes = await hostNotes(call, { before: meeting, after: changed.value });
  const answer = await createdMessage(call, { meeting: changed.value, notes });
  return replyAbout(call, { meeting: changed.value, answer, command: `rapat ${meeting.number}` });
}

/** The draft of a button or form; a meeting that was announced is changed by a command that says whom that tells. */
async function findEditable(
  call: PressCall | SubmitCall,
): Promise<{ readonly meeting: Meeting } | { readonly reactions: readonly Reaction[] }> {
  const { work, context, parameters } = call;
  const id = readRowId(parameters[1]) ?? 0;
  const meeting = await findMeeting(work.db, { forumId: context.forum.id, id });
  if (meeting === undefined) return { reactions: refuse(call, 'buttonGone') };
  const { number } = meeting;
  return meeting.state === 'draft'
    ? { meeting }
    : { reactions: refuse(call, { reason: 'meetingNotDraft', number }) };
}

/** A meeting that was made or changed as a draft, with its invitation as members will see it. */
export async function createdMessage(
  call: Call,
  { meeting, notes = [] }: { readonly meeting: Meeting; readonly notes?: readonly string[] },
): Promise<OutgoingMessage> {
  return meetingCreated(meeting, { language: call.language, notes, ...(await readCreated(call, meeting)) });
}
