import type { Db } from '../db/db.ts';
import type { Incoming, PlatformName } from '../platform/incoming.ts';

/** Whose dialogue, where. */
export interface DialogueKey {
  readonly platform: PlatformName;
  readonly chatId: string;
  readonly userId: string;
}

/** Where the sender's dialogue is kept. */
export function dialogueKey({ incoming }: { readonly incoming: Incoming }): DialogueKey {
  return { platform: incoming.platform, chatId: incoming.chat.id, userId: incoming.sender.id };
}

/** A dialogue in progress: which command asked last, and what it knows so far. */
export interface OpenDialogue {
  readonly command: string;
  readonly step: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** The dialogue somebody is in, unless it has expired. */
export async function findDialogue(
  db: Db,
  key: DialogueKey & { readonly now: number },
): Promise<OpenDialogue | undefined> {
  const { now, ...unique } = key;
  const row = await db.dialogue.findUnique({ where: { platform_chatId_userId: unique } });
  if (row === null || +row.expiresAt <= now) return undefined;
  // Written by `saveDialogue` alone, which takes texts.
  return { command: row.command, step: row.step, facts: row.facts as Record<string, string> };
}

/** Opens or moves on somebody's dialogue; it ends by itself at `expiresAt` (epoch milliseconds). */
export async function saveDialogue(
  db: Db,
  facts: {
    readonly key: DialogueKey;
    readonly forumId: number;
    readonly dialogue: OpenDialogue;
    readonly expiresAt: number;
  },
): Promise<void> {
  const row = {
    forumId: facts.forumId,
    command: facts.dialogue.command,
    step: facts.dialogue.step,
    facts: { ...facts.dialogue.facts },
    expiresAt: new Date(facts.expiresAt),
  };
  await db.dialogue.upsert({
    where: { platform_chatId_userId: facts.key },
    create: { ...facts.key, ...row },
    update: row,
  });
}

/** Ends somebody's dialogue; false when there was none. */
export async function endDialogue(db: Db, key: DialogueKey): Promise<boolean> {
  const { count } = await db.dialogue.deleteMany({ where: key });
  return count > 0;
}
