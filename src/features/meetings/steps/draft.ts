import type { Call } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { findOpenOf, insertProposal, type OwnAccount } from '../../../inbound/proposals.store.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import { draftFacts, type MeetingDraft } from './steps.rules.ts';

/** Kind of the proposal that a draft is kept as: it belongs to the person, whatever the platform. */
const KIND = 'meetingDraft';
const KEPT_MS = 3 * DAY_MS;

/** A draft with the id that its question's buttons name. */
export interface OpenDraft {
  readonly id: number;
  readonly draft: MeetingDraft;
}

/** The sender's meeting that is being asked for; undefined where there is none. */
export async function openDraft(call: Call): Promise<OpenDraft | undefined> {
  const { work, context } = call;
  const found = await findOpenOf(work.db, {
    ...{ forumId: context.forum.id, kind: KIND, now: work.now },
    ...{ personId: context.actor.personId, account: accountOf(call) },
  });
  const facts = draftFacts.safeParse(found?.facts);
  return found !== undefined && facts.success ? { id: found.id, draft: facts.data } : undefined;
}

/** Takes the sender's draft, once; undefined where the id names an earlier question. */
export async function takeDraft(
  call: Call,
  { id, as = 'dropped' }: { readonly id: number; readonly as?: 'done' | 'dropped' },
): Promise<MeetingDraft | undefined> {
  const open = await openDraft(call);
  if (open?.id !== id) return undefined;
  return (await takeProposed(call, { id, kind: KIND, as })) === undefined ? undefined : open.draft;
}

/** Keeps a draft with its question open, so that the sender's next words answer it. */
export async function keepDraft(call: Call, draft: MeetingDraft): Promise<number> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const expiresAt = work.now + KEPT_MS;
  const id = await insertProposal(work.db, {
    ...{ forumId, kind: KIND, facts: { ...draft }, now: work.now, expiresAt },
    ...{ createdById: context.actor.personId, account: accountOf(call) },
  });
  const dialogue = { command: 'buatrapat', step: draft.step, facts: { draft: String(id) } };
  await saveDialogue(work.db, { key: dialogueKey(call), forumId, dialogue, expiresAt });
  return id;
}

/** Ends what is open: the dialogue, and any draft that was not taken. */
export async function endDraft(call: Call): Promise<void> {
  const open = await openDraft(call);
  if (open !== undefined) await takeProposed(call, { id: open.id, kind: KIND, as: 'dropped' });
  await endDialogue(call.work.db, dialogueKey(call));
}

function accountOf({ incoming: { platform, sender } }: Call): OwnAccount {
  return { platform, externalId: sender.id };
}
