import type { Call } from '../../../inbound/command.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { FaqEntry } from '../../../model/faq.ts';
import { auditActor, recordAudit } from '../../audit/service.ts';
import { findFaq, lockFaq, nextFaqCode, removeFaq, writeFaq } from '../store.ts';
import { closeQuestions, reopenQuestions } from '../unanswered/unanswered.store.ts';
import { removeWord, writeWord } from '../vocabulary/vocabulary.store.ts';
import { type ChangePart, entryPart, reversed, undoneEntry } from './change.rules.ts';
import { findChange, insertChange, markUndone } from './change.store.ts';

/** Who changes something, in which transaction. */
export type Changing = Pick<Call, 'work' | 'context'>;

/** What was changed, and the id by which it can be undone. */
export interface ChangedEntry {
  readonly entry: FaqEntry;
  readonly changeId: number;
}

interface Remembered {
  readonly action: string;
  readonly subject: string;
  readonly parts: readonly ChangePart[];
  readonly questionIds?: readonly number[];
}

/** Keeps who changed what, with what was before. */
export async function rememberChange({ work, context }: Changing, change: Remembered): Promise<number> {
  const { action, subject } = change;
  await recordAudit(work.db, { context, at: work.now, action, subject });
  return insertChange(work.db, {
    ...change,
    ...{ forumId: context.forum.id, actor: auditActor(context), now: work.now },
  });
}

/** Adds an entry under the next code; the questions that it answers are closed. */
export async function addEntry(
  by: Changing,
  {
    entry,
    action,
    questionIds = [],
  }: {
    readonly entry: Pick<FaqEntry, 'question' | 'answer' | 'category' | 'wordings'> & Partial<FaqEntry>;
    readonly action: string;
    readonly questionIds?: readonly number[];
  },
): Promise<ChangedEntry> {
  const { work, context } = by;
  const forumId = context.forum.id;
  await lockFaq(work.db, forumId);
  const code = await nextFaqCode(work.db, forumId);
  const added = { status: 'sekretariat', source: '-', ...entry, code };
  await writeFaq(work.db, { forumId, entries: [added], now: work.now });
  await closeQuestions(work.db, { forumId, ids: questionIds, now: work.now });
  const parts = [entryPart(undefined, added)];
  return { entry: added, changeId: await rememberChange(by, { action, subject: code, parts, questionIds }) };
}

/**
 * Changes an entry as it is now, whoever changed it a moment ago; undefined where it is gone, or where `edit` finds nothing to
 * change.
 */
export async function changeEntry(
  by: Changing,
  {
    code,
    action,
    edit,
    questionIds = [],
  }: {
    readonly code: string;
    readonly action: string;
    readonly edit: (entry: FaqEntry) => FaqEntry | undefined;
    readonly questionIds?: readonly number[];
  },
): Promise<ChangedEntry | undefined> {
  const { work, context } = by;
  const forumId = context.forum.id;
  await lockFaq(work.db, forumId);
  const [before] = await findFaq(work.db, { forumId, codes: [code] });
  const entry = before && edit(before);
  if (entry === undefined) return undefined;
  await writeFaq(work.db, { forumId, entries: [entry], now: work.now });
  await closeQuestions(work.db, { forumId, ids: questionIds, now: work.now });
  const parts = [entryPart(before, entry)];
  return { entry, changeId: await rememberChange(by, { action, subject: code, parts, questionIds }) };
}

/** Takes an entry out; undefined where it is gone, or where `isMeant` says that it is not the one any more. */
export async function removeEntry(
  by: Changing,
  {
    code,
    action,
    isMeant = () => true,
  }: {
    readonly code: string;
    readonly action: string;
    readonly isMeant?: (entry: FaqEntry) => boolean;
  },
): Promise<ChangedEntry | undefined> {
  const { work, context } = by;
  const forumId = context.forum.id;
  await lockFaq(work.db, forumId);
  const [entry] = await findFaq(work.db, { forumId, codes: [code] });
  if (entry === undefined || !isMeant(entry)) return undefined;
  await removeFaq(work.db, { forumId, codes: [code], now: work.now });
  const parts = [entryPart(entry, undefined)];
  return { entry, changeId: await rememberChange(by, { action, subject: code, parts }) };
}

/** Takes a change back, which is a change itself; the questions that it closed are open again. */
export async function undoChange(
  by: Changing,
  id: number,
): Promise<
  Result<{ readonly subject: string; readonly changeId: number }, 'proposalGone' | 'faqChangedSince'>
> {
  const { work, context } = by;
  const forumId = context.forum.id;
  await lockFaq(work.db, forumId);
  const change = await findChange(work.db, { forumId, id });
  if (change === undefined || change.isUndone) return refused('proposalGone');
  if (!(await undoParts(by, change.parts))) return refused('faqChangedSince');
  await markUndone(work.db, { forumId, id, now: work.now });
  await reopenQuestions(work.db, { forumId, ids: change.questionIds });
  const parts = change.parts.map(reversed);
  const { subject } = change;
  return done({ subject, changeId: await rememberChange(by, { action: 'faqurung', subject, parts }) });
}

/** All or nothing; false where something was changed since. */
async function undoParts({ work, context }: Changing, parts: readonly ChangePart[]): Promise<boolean> {
  const forumId = context.forum.id;
  const entries = parts.flatMap((part) => (part.kind === 'entry' ? [part] : []));
  const codes = entries.flatMap(({ before, after }) => before?.code ?? after?.code ?? []);
  const kept = new Map((await findFaq(work.db, { forumId, codes })).map((entry) => [entry.code, entry]));
  const undone = entries.map((part) =>
    undoneEntry(part, kept.get(part.before?.code ?? part.after?.code ?? '')),
  );
  if (undone.some(({ kind }) => kind === 'changedSince')) return false;
  for (const part of parts) {
    if (part.kind !== 'word') continue;
    const { word, before, after } = part;
    if (!(await removeWord(work.db, { forumId, word, meaning: after }))) return false;
    if (before !== null) await writeWord(work.db, { forumId, word, meaning: before, now: work.now });
  }
  const written = undone.flatMap((one) => (one.kind === 'write' ? [one.entry] : []));
  await writeFaq(work.db, { forumId, entries: written, now: work.now });
  const removed = undone.flatMap((one) => (one.kind === 'remove' ? [one.code] : []));
  await removeFaq(work.db, { forumId, codes: removed, now: work.now });
  return true;
}
