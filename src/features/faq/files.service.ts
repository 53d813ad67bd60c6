import type { Db } from '../../db/db.ts';
import type { Call, HandedFile } from '../../inbound/command.ts';
import type { Refusal } from '../../inbound/replies.ts';
import type { FaqEntry } from '../../model/faq.ts';
import type { OutgoingFile } from '../../platform/message.ts';
import { ALL_KINDS, findFile, keepFile, loadFile } from '../files/service.ts';
import { insertFaqFile } from './files.store.ts';
import { MOST_FILES } from './limits.rules.ts';
import { findFaq, lockFaq } from './store.ts';

/** The files of an answer as they go out with it; one that is gone is left out. */
export async function filesOf(
  db: Db,
  { forumId, entry }: { readonly forumId: number; readonly entry: FaqEntry },
): Promise<readonly OutgoingFile[]> {
  const files: OutgoingFile[] = [];
  for (const id of entry.fileIds ?? []) {
    const file = await loadFile(db, { forumId, id });
    if (file !== undefined) files.push(file);
  }
  return files;
}

/** What the files of an answer are called. */
export async function fileNamesOf(
  db: Db,
  { forumId, entry }: { readonly forumId: number; readonly entry: FaqEntry },
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const id of entry.fileIds ?? []) {
    const file = await findFile(db, { forumId, id });
    if (file !== undefined) names.push(file.name);
  }
  return names;
}

/**
 * Keeps a file for an answer, or says why it is not kept.
 * @param code of the answer; undefined for one that is just being added
 * @param has the files that it is to have otherwise, where that is said as well
 */
export async function keepForAnswer(
  { work, context }: Pick<Call, 'work' | 'context'>,
  {
    file,
    code,
    has,
  }: { readonly file: HandedFile; readonly code?: string; readonly has?: readonly number[] | undefined },
): Promise<{ readonly ok: true; readonly id: number } | { readonly ok: false; readonly refusal: Refusal }> {
  const forumId = context.forum.id;
  await lockFaq(work.db, forumId);
  const [entry] = code === undefined ? [] : await findFaq(work.db, { forumId, codes: [code] });
  if ((has ?? entry?.fileIds ?? []).length >= MOST_FILES)
    return { ok: false, refusal: { reason: 'faqTooManyFiles', limit: MOST_FILES } };
  const kept = await keepFile(work, {
    ...{ ...file, forumId, accepts: ALL_KINDS, createdById: context.actor.personId },
  });
  if (!kept.ok) return kept;
  await insertFaqFile(work.db, { forumId, fileId: kept.file.id });
  return { ok: true, id: kept.file.id };
}
