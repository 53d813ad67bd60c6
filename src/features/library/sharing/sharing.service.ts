import type { Call } from '../../../inbound/command.ts';
import { recordAudit } from '../../audit/service.ts';
import { tellModerators } from '../moderation/telling.service.ts';
import { subjectOf } from '../rules.ts';
import { samenessOf } from '../sameness.rules.ts';
import { changeStatus, insertEntry, type NewEntry, nextNumber, writeRevision, writeWords } from '../store.ts';
import type { EntryWords, LibraryEntry } from '../types.ts';

/** Adds what somebody shares and puts it to the curators; `lockLibrary` must have been called before. */
export async function shareEntry(
  call: Call,
  shared: Pick<NewEntry, 'words' | 'institutionId' | 'from'>,
): Promise<LibraryEntry> {
  const { work, context } = call;
  const { db, now } = work;
  const forumId = context.forum.id;
  const number = await nextNumber(db, forumId);
  const entry = await insertEntry(db, {
    ...{ ...shared, forumId, number, now, keys: samenessOf(shared.words) },
    createdById: context.actor.personId,
  });
  await tellModerators(call, entry);
  await recordAudit(db, { context, at: now, action: 'bagikan', subject: subjectOf(entry) });
  return entry;
}

/** An entry of which something waits or waited, with what its issuer says of it now. */
export interface Revising {
  readonly entry: LibraryEntry;
  readonly words: EntryWords;
}

/**
 * Puts changed words to the curators: those of a published entry beside it, of any other in place of its own. False where it stands
 * otherwise now.
 */
export async function reviseEntry(call: Call, { entry, words }: Revising): Promise<boolean> {
  const { work, context } = call;
  const { db, now } = work;
  const { forumId, id, round, status } = entry;
  const isPublished = status === 'published';
  const changed = await changeStatus(db, {
    ...{ forumId, id, from: { statuses: [status], round }, now },
    to: {
      waitingSince: new Date(now),
      ...(isPublished ? {} : { status: 'waiting', reason: null }),
    },
  });
  if (!changed) return false;
  if (isPublished) await writeRevision(db, { forumId, id, words });
  else await writeWords(db, { forumId, id, words, keys: samenessOf(words) });
  await tellModerators(call, { ...entry, round: round + 1 });
  await recordAudit(db, { context, at: now, action: 'bagikan perbarui', subject: subjectOf(entry) });
  return true;
}
