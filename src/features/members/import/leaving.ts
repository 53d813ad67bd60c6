import type { Db } from '../../../db/db.ts';
import { done, type Result } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import type { LineProblem } from '../csv/types.ts';
import { type Leaver, leaverLosingAll, sayFarewell } from '../office/farewell.ts';
import { endRights } from '../office/service.ts';
import { areLastSecretariat } from '../roles.store.ts';
import type { RoleRefusal } from '../roles.ts';
import { seatsByCode } from './store.ts';
import type { MembersDiff } from './types.ts';

/** A line that would leave the forum without anybody of the secretariat who can reach the bot. */
export async function lastSecretariatProblems(
  db: Db,
  forumId: number,
  { plan, changes, questions }: Pick<MembersDiff, 'plan' | 'changes' | 'questions'>,
): Promise<readonly LineProblem[]> {
  const personIds = plan.leavers.filter(({ losesAll }) => losesAll).map(({ personId }) => personId);
  if (personIds.length === 0 || !(await areLastSecretariat(db, { forumId, personIds }))) return [];
  const theirs = changes.filter(({ roles = [] }) => roles.includes('sekretariat'));
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
export async function tellLeaving(
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
