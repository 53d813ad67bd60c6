import { loadCalendar } from '../../../calendar/holidays.ts';
import type { Db } from '../../../db/db.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, ContinueCall, PressCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { dateNotes } from '../words.ts';
import { readAnswer } from './answer.ts';
import { meetingDrafts } from './draft.ts';
import { likelyAnswers } from './likely.ts';
import { invitationOf } from './preview.ts';
import {
  answered,
  type MeetingDraft,
  mending,
  NEW_DRAFT,
  stepOf,
  steppedBack,
  typedButton,
} from './steps.rules.ts';
import type { GuessNextMeeting } from './types.ts';
import { askBack, preview, question } from './words.ts';

/** What the dialogue asks others for. */
export interface Asking {
  readonly guess: GuessNextMeeting<Db>;
  /** Makes the meeting of what was answered; the line to be mended where that cannot be. */
  readonly create: (
    call: Call,
    lines: MeetingDraft['lines'],
  ) => Promise<
    | { readonly ok: true; readonly created: OutgoingMessage }
    | { readonly ok: false; readonly step: string; readonly problem: string }
  >;
}

/** Begins to ask for a meeting, or goes on where the sender stopped, on whichever platform. */
export async function beginDraft(call: Call, asking: Asking): Promise<readonly Reaction[]> {
  const open = await meetingDrafts.open(call);
  const draft = open && (await meetingDrafts.take(call, open));
  const isResumed = draft !== undefined && Object.keys(draft.lines).length > 0;
  return replyHere(call, await show(call, { asking, draft: draft ?? NEW_DRAFT, isResumed }));
}

/** Takes typed words as the answer to the open question. */
export async function continueDraft(
  call: ContinueCall,
  asking: Asking,
): Promise<readonly Reaction[] | undefined> {
  // Nothing is asked under the preview.
  if (call.step === 'preview') return undefined;
  const draft = await meetingDrafts.take(call, { id: readRowId(call.facts.draft) ?? 0 });
  if (draft === undefined) return beginDraft(call, asking);
  const what = typedButton(draft, call.argument);
  if (what === 'batal') return replyHere(call, await cancelled(call));
  if (what !== undefined) return replyHere(call, await pressed(call, { asking, draft, what, named: '' }));
  // Other words after a time that was asked back are that time again.
  return replyHere(call, await answer(call, { asking, draft, words: call.argument }));
}

/** A press of a button under a question or the preview. */
export async function pressDraft(call: PressCall, asking: Asking): Promise<readonly Reaction[]> {
  const [what = '', written, named = ''] = call.parameters;
  const id = readRowId(written) ?? 0;
  const draft = await meetingDrafts.take(call, { id, as: what === 'simpan' ? 'done' : 'dropped' });
  if (draft === undefined) return refuse(call, 'buttonGone');
  if (what === 'batal') return [{ kind: 'replace', message: await cancelled(call) }];
  return [{ kind: 'replace', message: await pressed(call, { asking, draft, what, named }) }];
}

async function cancelled(call: Call): Promise<OutgoingMessage> {
  await meetingDrafts.end(call);
  return message({ summary: call.language.t('meetings:steps.cancelled') });
}

interface Pressed {
  readonly asking: Asking;
  readonly draft: MeetingDraft;
  readonly what: string;
  readonly named: string;
}

async function pressed(call: Call, { asking, draft, what, named }: Pressed): Promise<OutgoingMessage> {
  const option = draft.options[Number(named)];
  switch (what) {
    case 'isi':
      return option === undefined
        ? show(call, { asking, draft })
        : answer(call, { asking, draft, words: option });
    case 'benar':
      return show(call, { asking, draft: draft.pending === '' ? draft : answered(draft, draft.pending) });
    case 'lewati':
      return show(call, { asking, draft: answered(draft, '') });
    case 'kembali':
      return show(call, { asking, draft: steppedBack(draft) });
    case 'awal':
      return show(call, { asking, draft: NEW_DRAFT });
    case 'ubah':
      return show(call, { asking, draft: mending(draft, stepOf(named) ?? 'title') });
    case 'simpan':
      return save(call, { asking, draft });
    default:
      return show(call, { asking, draft: { ...draft, pending: '' } });
  }
}

async function save(
  call: Call,
  { asking, draft }: Pick<Pressed, 'asking' | 'draft'>,
): Promise<OutgoingMessage> {
  const made = await asking.create(call, draft.lines);
  if (!made.ok) {
    const before = [paragraph(made.problem)];
    return show(call, { asking, draft: mending(draft, stepOf(made.step) ?? 'title'), before });
  }
  await meetingDrafts.end(call);
  return made.created;
}

/** Takes an answer: on to the next question, back with why not, or a time asked back. */
async function answer(
  call: Call,
  { asking, draft, words }: Pick<Pressed, 'asking' | 'draft'> & { readonly words: string },
): Promise<OutgoingMessage> {
  if (draft.step === 'preview') return show(call, { asking, draft });
  const read = await readAnswer(call, { draft, words });
  if (!read.ok) return show(call, { asking, draft, before: [paragraph(read.problem)] });
  if (read.when === undefined) return show(call, { asking, draft: answered(draft, read.value) });
  const pending = { ...draft, pending: read.value };
  const id = await meetingDrafts.keep(call, pending);
  const { language, work, context } = call;
  const calendar = await loadCalendar(work.db, context.forum.id);
  const notes = draft.step === 'when' ? dateNotes(read.when, { language, calendar }) : [];
  return askBack({ id, draft: pending, notes }, language);
}

/** The question that is open now, or the preview. */
async function show(
  call: Call,
  {
    asking,
    draft: shown,
    before = [],
    isResumed = false,
  }: Pick<Pressed, 'asking' | 'draft'> & {
    readonly before?: readonly Block[];
    readonly isResumed?: boolean;
  },
): Promise<OutgoingMessage> {
  if (shown.step === 'preview') {
    const invitation = await invitationOf(call, shown.lines);
    if (!invitation.ok) {
      const draft = mending(shown, stepOf(invitation.step) ?? 'title');
      return show(call, { asking, draft, before: [paragraph(invitation.problem)] });
    }
    const id = await meetingDrafts.keep(call, shown);
    return preview({ id, invitation: invitation.message }, call.language);
  }
  const options = await likelyAnswers(call, { draft: shown, guess: asking.guess });
  const draft = { ...shown, options: [...options], pending: '' };
  const id = await meetingDrafts.keep(call, draft);
  return question({ id, draft, before, isResumed }, call.language);
}
