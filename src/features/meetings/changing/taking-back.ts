import { z } from 'zod';
import { message, paragraph } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall } from '../../../inbound/command.ts';
import { insertProposal } from '../../../inbound/proposals.store.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { refuse } from '../../../inbound/replies.ts';
import { MINUTE_MS } from '../../../lib/clock.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { type StateBefore, stateBefore } from '../rules.ts';
import { findMeeting } from '../store.ts';
import { meetingTakenBack } from './change.words.ts';
import { reachOfChange, takeBackChange } from './take-back.service.ts';

const KIND = 'meeting-change';
/** What the button is called as a parameter of the command whose change it takes back. */
const TAKE_BACK = 'urungkan';
/** So long a change can be taken back. */
const TAKE_BACK_MS = MINUTE_MS;

const COMMANDS = ['ubahrapat', 'tundarapat', 'batalrapat'] as const;

const text = z.string().optional();
const number = z.number().optional();

/** What is kept of a change until it is taken back or stays; what a meeting did not have is left out. */
const kept = z.object({
  command: z.enum(COMMANDS),
  meetingId: z.number(),
  before: z.object({
    revision: z.number(),
    details: z.object({
      ...{ title: z.string(), startsAt: z.number(), endsAt: number, timeZone: z.string(), place: z.string() },
      ...{ hostInstitutionId: number, agenda: text, dress: text, contact: text, letterNumber: text },
      ...{ link: text, answerBy: z.number(), quorum: text, capacity: number, companionLimit: number },
    }),
    state: z.enum(['draft', 'announced', 'cancelled']),
    announceAt: number,
    movedAt: number,
  }),
});

/** What a meeting may lack. */
const LACKING = {
  ...{ endsAt: undefined, hostInstitutionId: undefined, agenda: undefined, dress: undefined },
  ...{ contact: undefined, letterNumber: undefined, link: undefined, quorum: undefined },
  ...{ capacity: undefined, companionLimit: undefined },
} as const;

function stateKept(before: z.infer<typeof kept>['before']): StateBefore {
  const { announceAt, movedAt, details, ...state } = before;
  return { ...state, announceAt, movedAt, details: { ...LACKING, ...details } };
}

/** A change that was made, and the command that made it. */
export interface MadeChange {
  readonly before: Meeting;
  readonly after: Meeting;
  readonly command: (typeof COMMANDS)[number];
}

/** The reply to a change, with how many hear of it and the button that takes it back. */
export async function withWayBack(
  { work, context, language: { t } }: Call,
  { change, answer }: { readonly change: MadeChange; readonly answer: OutgoingMessage },
): Promise<OutgoingMessage> {
  const { before, after, command } = change;
  if (after.revision === before.revision) return answer;
  const id = await insertProposal(work.db, {
    ...{ forumId: context.forum.id, kind: KIND, createdById: context.actor.personId, now: work.now },
    facts: { command, meetingId: after.id, before: stateBefore(before, after) },
    expiresAt: work.now + TAKE_BACK_MS,
  });
  const reach = await reachOfChange(work, after);
  const told =
    reach.chats + reach.people === 0 ? [] : [paragraph(t('meetings:takeBack.reach', { ...reach }))];
  return message({
    ...answer,
    blocks: [...answer.blocks, ...told, paragraph(t('meetings:takeBack.hint'))],
    buttons: [
      ...answer.buttons,
      [{ text: t('meetings:takeBack.button'), action: encodeAction(command, TAKE_BACK, id) }],
    ],
  });
}

/** A press that takes a change back while nobody has changed the meeting again. */
export async function takeBack(call: PressCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const [what, row] = call.parameters;
  const id = what === TAKE_BACK ? readRowId(row) : undefined;
  if (id === undefined) return refuse(call, 'buttonGone');
  const proposal = await takeProposed(call, { id, kind: KIND, as: 'done' });
  if (proposal === undefined) return refuse(call, 'changeStays');
  const read = kept.safeParse(proposal.facts);
  // Another version of the bot kept it in another way.
  if (!read.success) return refuse(call, 'changeUnreadable');
  const { command, meetingId } = read.data;
  const before = stateKept(read.data.before);
  const meeting = await findMeeting(work.db, { forumId: context.forum.id, id: meetingId });
  if (meeting === undefined || meeting.revision !== before.revision) return refuse(call, 'changeStays');
  const restored = await takeBackChange(work, { meeting, before });
  const { number } = meeting;
  if (!restored.ok) return refuse(call, { reason: restored.reason, number });
  await recordAudit(work.db, {
    ...{ context, at: work.now, subject: `rapat ${number}` },
    action: `${command} ${TAKE_BACK}`,
  });
  return [{ kind: 'replace', message: meetingTakenBack(restored.value, language) }];
}
