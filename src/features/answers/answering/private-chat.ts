import { notePrivateChat } from '../../../chats/chats.store.ts';
import type { Db } from '../../../db/db.ts';
import type { Context } from '../../../model/actor.ts';
import type { Incoming } from '../../../platform/incoming.ts';

/** Notes a private chat that was never seen before; known ones cost nothing. */
export async function notePrivateAnswer(
  db: Db,
  {
    incoming,
    context,
    now,
  }: { readonly incoming: Incoming; readonly context: Context; readonly now: number },
): Promise<void> {
  const { chat, platform, sender } = incoming;
  if (chat.kind !== 'private' || context.chat.rowId !== undefined) return;
  await notePrivateChat(db, { platform, chat, userId: sender.id, forumId: context.forum.id, now });
}
