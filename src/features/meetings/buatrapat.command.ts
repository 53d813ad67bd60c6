import { loadCalendar } from '../../calendar/holidays.ts';
import type { Db } from '../../db/db.ts';
import type { Call, Command, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { replyAbout } from './draft-reply.service.ts';
import { changeDraft, createdMessage, openDraftForm } from './edit-draft.ts';
import { type DetailProblem, readDetails } from './form/details.ts';
import { linesOfForm, meetingForm } from './form/form.ts';
import { type ReadLines, readMeetingLines } from './form/lines.ts';
import { replyProblems } from './form/problem-reply.ts';
import { createMeeting } from './service.ts';
import { type Asking, beginDraft, continueDraft, pressDraft } from './steps/dialogue.ts';
import { meetingDrafts } from './steps/draft.ts';
import type { GuessNextMeeting } from './steps/types.ts';
import { findMeetingByNumber, findNewestMeetingBy } from './store.ts';
import { meetingCreated, meetingFormHelp } from './words.ts';

/** The word of the button and the form that change a draft. */
const EDIT = 'sunting';

/**
 * Creates a meeting from one message with lines, or from the form where the platform has forms, else by one question a message.
 * @param guess says what is likely for the next meeting
 */
export function buatrapat(guess: GuessNextMeeting<Db>): Command {
  const asking: Asking = { guess, create: createOf };
  return {
    name: 'buatrapat',
    aliases: ['rapatbaru'],
    run: async (call) => {
      if (call.argument !== '') return createFrom(call, readMeetingLines(call.argument));
      if (call.limits.hasForms) {
        const open = await meetingDrafts.open(call);
        return [{ kind: 'form', form: meetingForm(call.language, open?.draft.lines) }];
      }
      // In a group everybody would read along, and most words are not for the bot.
      if (call.incoming.chat.kind !== 'private') return replyHere(call, meetingFormHelp(call.language));
      return beginDraft(call, asking);
    },
    press: (call) => (call.parameters[0] === EDIT ? openDraftForm(call) : pressDraft(call, asking)),
    continue: (call) => continueDraft(call, asking),
    submit: async (call) => {
      if (call.parameters[0] === EDIT) return changeDraft(call, (problems) => explain(call, problems));
      const reactions = await createFrom(call, linesOfForm(call.values));
      if (reactions.every(({ kind }) => kind !== 'form-errors')) await meetingDrafts.end(call);
      return reactions;
    },
    offer: async (call, why) => {
      if (why !== 'edited') return undefined;
      const meeting = await meetingMadeBy(call);
      return meeting && refuse(call, { reason: 'editedMeeting', number: meeting.number });
    },
  };
}

/** The meeting that a message made: by its number, else the last one of its sender's. */
function meetingMadeBy({ work, context, argument }: RunCall): Promise<Meeting | undefined> {
  const forumId = context.forum.id;
  const { number } = readMeetingLines(argument).lines;
  return number !== undefined && /^\d{1,5}$/.test(number)
    ? findMeetingByNumber(work.db, { forumId, number: Number(number) })
    : findNewestMeetingBy(work.db, { forumId, createdById: context.actor.personId });
}

async function createFrom(call: Call, lines: ReadLines): Promise<readonly Reaction[]> {
  const made = await make(call, lines);
  if (!made.ok) return explain(call, made.problems);
  const { meeting } = made;
  const answer = await createdMessage(call, { meeting });
  return replyAbout(call, { meeting, answer, command: `rapat ${meeting.number}` });
}

/** The same for what was asked step by step: the first problem is mended first. */
async function createOf(...[call, lines]: Parameters<Asking['create']>): ReturnType<Asking['create']> {
  const made = await make(call, { lines, unknown: [], before: '' });
  if (made.ok) {
    // The invitation was seen before it was saved.
    const { language } = call;
    const calendar = await loadCalendar(call.work.db, call.context.forum.id);
    return { ok: true, created: meetingCreated(made.meeting, { language, calendar }) };
  }
  const [first] = made.problems;
  return { ok: false, step: first?.line ?? 'title', problem: first?.text ?? '' };
}

type Made =
  | { readonly ok: true; readonly meeting: Meeting }
  | { readonly ok: false; readonly problems: readonly DetailProblem[] };

async function make(call: Call, lines: ReadLines): Promise<Made> {
  const { work, context, language } = call;
  const read = await readDetails(call, { read: lines });
  if (!read.ok) return read;
  const created = await createMeeting(work, {
    forumId: context.forum.id,
    details: read.details,
    number: read.number,
    createdById: context.actor.personId,
  });
  if (!created.ok) {
    const text = language.t(`refusals:${created.reason}`, { number: read.number ?? '' });
    return { ok: false, problems: [{ line: LINE_OF[created.reason], text }] };
  }
  const meeting = created.value;
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: 'buatrapat',
    subject: `rapat ${meeting.number}`,
  });
  return { ok: true, meeting };
}

/** The line that is to be mended. */
const LINE_OF = {
  meetingInPast: 'when',
  endBeforeStart: 'when',
  deadlineAfterStart: 'answerBy',
  numberTaken: 'number',
} as const;

/** In a form the problems stand under their fields, and it stays open with what was typed. */
function explain(call: Call, problems: readonly DetailProblem[]): readonly Reaction[] {
  if (call.incoming.body.kind !== 'form') return replyProblems(call, problems);
  const errors: Record<string, string> = {};
  for (const { line = 'title', text } of problems)
    errors[line] = errors[line] === undefined ? text : `${errors[line]} ${text}`;
  return [{ kind: 'form-errors', errors }];
}
