import type { z } from 'zod';
import { DAY_MS } from '../lib/clock.ts';
import type { Call } from './command.ts';
import { dialogueKey, endDialogue, saveDialogue } from './dialogues.store.ts';
import { findOpenOf, insertProposal, type OwnAccount } from './proposals.store.ts';
import { takeProposed } from './proposals.ts';
import type { CommandName } from './rights.ts';

const KEPT_MS = 3 * DAY_MS;

/** What is asked for step by step: a draft belongs to the person, whatever the platform, and outlives the process. */
export interface DraftKind<Draft extends { readonly step: string }> {
  /** Kind of the proposal that it is kept as. */
  readonly name: string;
  /** Whose dialogue it is. */
  readonly command: CommandName;
  readonly facts: z.ZodType<Draft>;
}

/** A draft with the id that its question's buttons name. */
export interface OpenDraftOf<Draft> {
  readonly id: number;
  readonly draft: Draft;
}

/** The sender's draft of a kind; undefined where there is none. */
export async function findDraft<Draft extends { readonly step: string }>(
  call: Call,
  kind: DraftKind<Draft>,
): Promise<OpenDraftOf<Draft> | undefined> {
  const { work, context } = call;
  const found = await findOpenOf(work.db, {
    ...{ forumId: context.forum.id, kind: kind.name, now: work.now },
    ...{ personId: context.actor.personId, account: accountOf(call) },
  });
  const facts = kind.facts.safeParse(found?.facts);
  return found !== undefined && facts.success ? { id: found.id, draft: facts.data } : undefined;
}

/** Takes the sender's draft, once; undefined where the id names an earlier question. */
export async function takeDraftOf<Draft extends { readonly step: string }>(
  call: Call,
  {
    kind,
    id,
    as = 'dropped',
  }: { readonly kind: DraftKind<Draft>; readonly id: number; readonly as?: 'done' | 'dropped' },
): Promise<Draft | undefined> {
  const open = await findDraft(call, kind);
  if (open?.id !== id) return undefined;
  return (await takeProposed(call, { id, kind: kind.name, as })) === undefined ? undefined : open.draft;
}

/**
 * Keeps a draft with its question open, so that the sender's next words in private answer it.
 * @param kept `isListening`: false where words answer nothing
 */
export async function keepDraftOf<Draft extends { readonly step: string }>(
  call: Call,
  {
    kind,
    draft,
    isListening = true,
  }: { readonly kind: DraftKind<Draft>; readonly draft: Draft; readonly isListening?: boolean },
): Promise<number> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const expiresAt = work.now + KEPT_MS;
  const id = await insertProposal(work.db, {
    ...{ forumId, kind: kind.name, facts: { ...draft }, now: work.now, expiresAt },
    ...{ createdById: context.actor.personId, account: accountOf(call) },
  });
  const key = dialogueKey(call);
  const dialogue = { command: kind.command, step: draft.step, facts: { draft: String(id) } };
  if (isListening && call.incoming.chat.kind === 'private')
    await saveDialogue(work.db, { key, forumId, dialogue, expiresAt });
  else await endDialogue(work.db, key);
  return id;
}

/** Ends what is open: the dialogue, and any draft of the kind that was not taken. */
export async function endDraftOf<Draft extends { readonly step: string }>(
  call: Call,
  kind: DraftKind<Draft>,
): Promise<void> {
  const open = await findDraft(call, kind);
  if (open !== undefined) await takeProposed(call, { id: open.id, kind: kind.name, as: 'dropped' });
  await endDialogue(call.work.db, dialogueKey(call));
}

function accountOf({ incoming: { platform, sender } }: Call): OwnAccount {
  return { platform, externalId: sender.id };
}
