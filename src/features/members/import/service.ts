import type { Db } from '../../../db/db.ts';
import { done, type Result } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import { admitImported, type ImportedAccounts, keepImported } from '../entering/imported.service.ts';
import { endRights, type Leaver, leaverLosingAll, sayFarewell } from '../office/service.ts';
import type { RoleRefusal } from '../roles.service.ts';
import { areLastSecretariat, lockRoles } from '../roles.store.ts';
import { lockSeats } from '../seats.store.ts';
import { diffMembers } from './rules.ts';
import { addInstitutions, loadMembers, lockMembers, recordImport, seatsByCode } from './store.ts';
import type {
  ImportChoices,
  LineProblem,
  MemberRow,
  MembersDiff,
  MembersPlan,
  MembersState,
  StoredHolding,
  StoredInstitution,
} from './types.ts';
import { writePlan } from './write.store.ts';

export { addInstitutions };

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
  const diff = diffMembers(await loadMembers(db, { forumId, now }), { rows, choices });
  const last = await lastSecretariatProblems(db, { ...diff, forumId });
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

/** A line that would leave the forum without anybody of the secretariat who can reach the bot. */
async function lastSecretariatProblems(
  db: Db,
  {
    forumId,
    plan,
    changes,
    questions,
  }: Pick<MembersDiff, 'plan' | 'changes' | 'questions'> & { readonly forumId: number },
): Promise<readonly LineProblem[]> {
  const personIds = plan.leavers.filter(({ losesAll }) => losesAll).map(({ personId }) => personId);
  if (personIds.length === 0 || !(await areLastSecretariat(db, { forumId, personIds }))) return [];
  const theirs = changes.filter(({ roles = [] }) => roles.includes('secretariat'));
  return theirs.map(({ code, name }) => ({
    line: questions.find((question) => question.code === code)?.line ?? 0,
    reason: 'last-secretariat' as const,
    value: name,
  }));
}

/** Somebody who leaves, and the institution they leave. */
export type LeavingMember = Leaver & { readonly code: string };

/**
 * Ends what people have beside the seats that a file takes from them, as `/anggota ganti` does, and gives who is to be
 * told. An account that the file gives to somebody else is their successor's now: nobody is told there.
 */
export async function letGo(
  work: Work,
  { forumId, plan }: { readonly forumId: number } & Pick<MembersDiff, 'plan'>,
): Promise<Result<readonly LeavingMember[], RoleRefusal>> {
  const passedOn = new Set(plan.accounts.map(({ platform, externalId }) => `${platform}:${externalId}`));
  const leaving: LeavingMember[] = [];
  for (const { code, personId, losesAll } of plan.leavers) {
    const leaver: Leaver = losesAll
      ? await leaverLosingAll(work, { forumId, personId })
      : { personId, target: { kind: 'person', personId }, roles: [] };
    leaving.push({ ...leaver, code });
  }
  const losing = plan.leavers.filter(({ losesAll }) => losesAll).map(({ personId }) => personId);
  const ended = await endRights(work, {
    forumId,
    leavers: leaving.filter(({ personId }) => losing.includes(personId)),
  });
  if (!ended.ok) return ended;
  return done(
    leaving.filter(
      ({ target }) => target.kind !== 'account' || !passedOn.has(`${target.platform}:${target.externalId}`),
    ),
  );
}

/** Tells those who left, after the file was written. */
async function tellLeaving(
  work: Work,
  { forumId, leaving }: { readonly forumId: number; readonly leaving: readonly LeavingMember[] },
): Promise<void> {
  const byCode = Map.groupBy(leaving, ({ code }) => code);
  const seats = await seatsByCode(work.db, { forumId, codes: [...byCode.keys()] });
  for (const [code, leavers] of byCode) {
    const seatId = seats.get(code);
    if (seatId !== undefined) await sayFarewell(work, { forumId, seatId, from: work.now, leavers });
  }
}

/** The members of a forum as rows of a file. */
export interface ExportedMembers {
  readonly rows: readonly Omit<MemberRow, 'line'>[];
  /** Institutions for which nobody acts; a file cannot name them. */
  readonly emptyCount: number;
}

/** Who acts for which institution now: in the order of protocol, the holder first, as an import takes it. */
export async function exportMembers(
  db: Db,
  at: { readonly forumId: number; readonly now: number },
): Promise<ExportedMembers> {
  return exportRows(await loadMembers(db, at));
}

/** The rows of a state; of several accounts on one platform the youngest one that has its rights. */
function exportRows(state: MembersState): ExportedMembers {
  const people = new Map(state.people.map((person) => [person.id, person]));
  const active = state.accounts.filter((account) => !account.isRevoked);
  const accounts = new Map(active.map((each) => [`${each.platform}:${each.personId}`, each.externalId]));
  const acting = Map.groupBy(state.holdings, (holding) => holding.code);
  const belonging = state.institutions.filter((institution) => !institution.hasLeft);
  const rowOf = (institution: StoredInstitution, holding: StoredHolding): Omit<MemberRow, 'line'> => ({
    code: institution.code,
    institution: institution.officialName,
    shortName: institution.shortName,
    zone: institution.timeZone,
    name: people.get(holding.personId)?.name ?? '',
    position: holding.position,
    telegramId: accounts.get(`telegram:${holding.personId}`),
    slackId: accounts.get(`slack:${holding.personId}`),
    order: institution.order,
    kind: institution.kind,
    salutation: people.get(holding.personId)?.salutation || undefined,
  });
  const rows = belonging.flatMap((institution) =>
    holderFirst(acting.get(institution.code) ?? []).map((holding) => rowOf(institution, holding)),
  );
  return {
    rows: rows.filter((row) => row.name !== ''),
    emptyCount: belonging.filter(({ code }) => !acting.has(code)).length,
  };
}

function holderFirst(holdings: readonly StoredHolding[]): readonly StoredHolding[] {
  const isAide = (holding: StoredHolding): number => (holding.capacity === 'aide' ? 1 : 0);
  return [...holdings].sort((left, right) => isAide(left) - isAide(right) || left.id - right.id);
}
