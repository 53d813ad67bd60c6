import type { Db } from '../../../db/db.ts';
import { admitImported } from '../../joining/imported.ts';
import type { Work } from '../../work.ts';
import type { MemberRow } from '../csv/types.ts';
import { lockSeats } from '../seats-store.ts';
import { diffMembers } from './rules.ts';
import { loadMembers, lockMembers, recordImport } from './store.ts';
import type { MembersDiff, MembersPlan } from './types.ts';
import { writePlan } from './write-store.ts';

/** A members' file that is to be taken over. */
export interface MembersImport {
  readonly forumId: number;
  readonly rows: readonly MemberRow[];
  /** Who does it, for the audit: a person and `telegram:1001`, or nobody and `cli`. */
  readonly actor: { readonly personId: number | undefined; readonly label: string };
  /** Told while rows are written: how many of how many. */
  readonly onProgress?: (written: number, total: number) => void;
}

/** What an import would do now; writes nothing. */
export async function previewMembers(
  db: Db,
  { forumId, rows, now }: Pick<MembersImport, 'forumId' | 'rows'> & { readonly now: number },
): Promise<MembersDiff> {
  return diffMembers(await loadMembers(db, { forumId, now }), rows);
}

/**
 * Takes over a good members' file in one transaction and gives back what it changed. The same file a second time
 * changes nothing at all, and neither does one that contradicts the store. What waited for the accounts that now belong to somebody, kept answers and requests, is
 * settled by it too.
 */
export async function importMembers(work: Work, members: MembersImport): Promise<MembersDiff> {
  const { forumId, rows, actor } = members;
  await lockMembers(work.db, forumId);
  await lockSeats(work.db, { forumId });
  const diff = diffMembers(await loadMembers(work.db, { forumId, now: work.now }), rows);
  const total = sizeOf(diff.plan);
  if (total === 0 || diff.problems.length > 0) return diff;
  let written = 0;
  const onWritten = (count: number): void => {
    written += count;
    members.onProgress?.(written, total);
  };
  await writePlan({ db: work.db, forumId, now: work.now, onWritten }, diff.plan);
  await admitImported(work, forumId);
  await recordImport(work.db, { forumId, now: work.now, actor, counts: diff.counts });
  return diff;
}

function sizeOf(plan: MembersPlan): number {
  return Object.values(plan).reduce((sum, list) => sum + list.length, 0);
}
