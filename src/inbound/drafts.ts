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
  /** The step at which words answer nothing, where there is one. */
  readonly silentStep?: Draft['step'];
}

/** A draft with the id that its question's buttons name. */
export interface OpenDraftOf<Draft> {
  readonly id: number;
  readonly draft: Draft;
}

/** The sender's draft of a kind. */
export interface Drafts<Draft> {
  /** The last one, or the one that a button names; undefined where there is none. */
  open(call: Call, id?: number): Promise<OpenDraftOf<Draft> | undefined>;
  /** Takes it, once; undefined where the id names an earlier question. */
  take(
    call: Call,
    taken: { readonly id: number; readonly as?: 'done' | 'dropped' },
  ): Promise<Draft | undefined>;
  /** Keeps it with its question open, so that the sender's next words in private answer it; gives its id. */
  keep(call: Call, draft: Draft): Promise<number>;
  /** Ends what is open: the dialogue, and the last draft that was not taken. */
  end(call: Call): Promise<void>;
  /** Ends the dialogue alone: what was begun stays and can be gone on with. */
  leave(call: Call): Promise<void>;
}

/** Looks after the drafts of a kind. */
export function draftsOf<Draft extends { readonly step: string }>(kind: DraftKind<Draft>): Drafts<Draft> {
  const open = async (call: Call, id?: number): Promise<OpenDraftOf<Draft> | undefined> => {
    const { work, context } = call;
    const found = await findOpenOf(work.db, {
      ...{ forumId: context.forum.id, kind: kind.name, id, now: work.now },
      ...{ personId: context.actor.personId, account: accountOf(call) },
    });
    const facts = kind.facts.safeParse(found?.facts);
    return found !== undefined && facts.success ? { id: found.id, draft: facts.data } : undefined;
  };
  return {
    open,
    take: async (call, { id, as = 'dropped' }) => {
      const found = await open(call, id);
      if (found === undefined) return undefined;
      return (await takeProposed(call, { id, kind: kind.name, as })) === undefined ? undefined : found.draft;
    },
    keep: (call, draft) => keep(call, { kind, draft }),
    end: async (call) => {
      const found = await open(call);
      if (found !== undefined) await takeProposed(call, { id: found.id, kind: kind.name, as: 'dropped' });
      await endDialogue(call.work.db, dialogueKey(call));
    },
    leave: async (call) => void (await endDialogue(call.work.db, dialogueKey(call))),
  };
}

async function keep<Draft extends { readonly step: string }>(
  call: Call,
  { kind, draft }: { readonly kind: DraftKind<Draft>; readonly draft: Draft },
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
  if (draft.step !== kind.silentStep && call.incoming.chat.kind === 'private')
    await saveDialogue(work.db, { key, forumId, dialogue, expiresAt });
  else await endDialogue(work.db, key);
  return id;
}

function accountOf({ incoming: { platform, sender } }: Call): OwnAccount {
  return { platform, externalId: sender.id };
}
