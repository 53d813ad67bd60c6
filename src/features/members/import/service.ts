import type { Db } from '../../../db/db.ts';
import type { Work } from '../../../model/work.ts';
import type { MemberRow } from '../csv/types.ts';
import { admitImported, type ImportedAccounts, keepImported } from '../entering/imported.ts';
import { lockRoles } from '../roles.store.ts';
import { lockSeats } from '../seats.store.ts';
import { lastSecretariatProblems, letGo, tellLeaving } from './leaving.ts';
import { diffMembers } from './rules.ts';
import { loadMembers, lockMembers, recordImport } from './store.ts';
import type { ImportChoices, MembersDiff, MembersPlan } from './types.ts';
import { writePlan } from './write.store.ts';

/** A members' file that is to be taken over. */
export interface MembersImport {
  readonly forumId: number;
  readonly rows: readonly MemberRow[];
  /** What was said about other names for held seats and about those who were cut off; nothing unless given. */
  readonly choices?: ImportChoices;
  /** Who does it, for the audit: a person and `telegram:1001`, or nobody and `cli`. */
  readonly actor: { readonly personId: number | undefined; readonly label: string };
  /** Told while rows are written: how many of how many. */
  readonly onProgress?: (written: number, total: number) => void;
}

/** What an import would do now; writes nothing. */
export async function previewMembers(
  db: Db,
  {
    forumId,
    rows,
    choices,
    now,
  }: Pick<MembersImport, 'forumId' | 'rows' | 'choices'> & { readonly now: number },
): Promise<MembersDiff> {
  const diff = diffMembers(await loadMembers(db, { forumId, now }), rows, choices);
  const last = await lastSecretariatProblems(db, forumId, diff);
  return last.length === 0 ? diff : { ...diff, problems: [...diff.problems, ...last] };
}

/** Whether nothing may be written yet: lines contradict the store, or it was not said who somebody is. */
export function isRefused({ problems, questions }: Pick<MembersDiff, 'problems' | 'questions'>): boolean {
  return problems.length > 0 || questions.some(({ isOpen }) => isOpen);
}

/**
 * Takes over a good members' file in one transaction and gives back what it changed. The same file a second time
 * changes nothing at all, and neither does one that contradicts the store or leaves a question open. Whoever leaves a seat goes
 * the way of a change of office. What waited for the accounts that now belong to somebody, kept answers and requests, is
 * settled by it too.
 */
export async function importMembers(work: Work, members: MembersImport): Promise<MembersDiff> {
  const { forumId, actor } = members;
  await lockMembers(work.db, forumId);
  await lockSeats(work.db, { forumId });
  await lockRoles(work.db, forumId);
  const diff = await previewMembers(work.db, { ...members, now: work.now });
  const total = sizeOf(diff.plan);
  if (total === 0 || isRefused(diff)) return diff;
  let written = 0;
  const onWritten = (count: number): void => {
    written += count;
    members.onProgress?.(written, total);
  };
  const leaving = await letGo(work, { forumId, plan: diff.plan });
  if (!leaving.ok) throw new Error('the last secretariat was seen too late');
  await writePlan({ db: work.db, forumId, now: work.now, onWritten }, diff.plan);
  await tellLeaving(work, { forumId, leaving: leaving.value });
  await admitImported(work, forumId);
  await keepImported(work, importedAccounts(forumId, diff.plan));
  const changedOffices = diff.changes
    .filter(({ kind, capacity }) => kind === 'ended' && capacity === 'holder')
    .map(({ code }) => code);
  await recordImport(work.db, { forumId, now: work.now, actor, counts: diff.counts, changedOffices });
  return diff;
}

/** The accounts of people who were known before; whoever is new with the file has none that could hear of it. */
function importedAccounts(
  forumId: number,
  { accounts, revokedAccountIds, leavers }: MembersPlan,
): ImportedAccounts {
  const left = new Set(leavers.filter(({ losesAll }) => losesAll).map(({ personId }) => personId));
  return {
    forumId,
    given: accounts.flatMap(({ person, before, ...account }) =>
      person.kind === 'new'
        ? []
        : [
            {
              ...account,
              personId: person.id,
              before: before && { ...before, hasLeft: left.has(before.personId) },
            },
          ],
    ),
    revokedIds: revokedAccountIds,
  };
}

function sizeOf(plan: MembersPlan): number {
  // Leavers are written as ended holdings.
  const { leavers: _, ...written } = plan;
  return Object.values(written).reduce((sum, list) => sum + list.length, 0);
}
