import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import type { PlatformName } from '../../../platform/incoming.ts';
import type { DetailKey } from '../types.ts';

/** An account as its platform names it. */
export interface SubstituteAccount {
  readonly platform: PlatformName;
  readonly externalId: string;
}

/** An institution at a coming meeting, for which an account may fill in details and is told. */
export interface ActiveSubstitute extends DetailKey, SubstituteAccount {
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly timeZone: string;
}

/** Still the one who is named by the answer that counts, to a meeting that is to come. */
function active(now: number): Prisma.Sql {
  return Prisma.sql`m.state = 'announced' AND m.starts_at > ${new Date(now)} AND EXISTS (
    SELECT FROM rsvp r WHERE r.forum_id = s.forum_id AND r.meeting_id = s.meeting_id AND r.institution_id = s.institution_id
      AND r.answer = 'represented' AND r.note = s.named)`;
}

/** Keeps a new code, in the place of an earlier one and of whoever used that. */
export async function insertSubstitute(
  db: Db,
  { key, named, codeHash }: { readonly key: DetailKey; readonly named: string; readonly codeHash: string },
): Promise<void> {
  const { forumId, meetingId, institutionId } = key;
  const fresh = { named, codeHash, platform: null, externalId: null, usedAt: null };
  await db.substitute.upsert({
    where: { meetingId_institutionId: { meetingId, institutionId }, forumId },
    create: { forumId, meetingId, institutionId, ...fresh },
    update: fresh,
  });
}

/** Lets an account use a code, once; undefined where it is none that is still good. */
export async function takeCode(
  db: Db,
  {
    forumId,
    codeHash,
    account: { platform, externalId },
    now,
  }: {
    readonly forumId: number;
    readonly codeHash: string;
    readonly account: SubstituteAccount;
    readonly now: number;
  },
): Promise<{ readonly meetingId: number; readonly institutionId: number } | undefined> {
  const [row] = await db.$queryRaw<{ meetingId: number; institutionId: number }[]>(Prisma.sql`
    UPDATE substitute s SET platform = ${platform}::platform, external_id = ${externalId}, used_at = ${new Date(now)}
    FROM meeting m WHERE s.forum_id = ${forumId} AND m.id = s.meeting_id AND s.code_hash = ${codeHash} AND s.used_at IS NULL
      AND ${active(now)}
    RETURNING s.meeting_id AS "meetingId", s.institution_id AS "institutionId"`);
  return row;
}

/** A code that was given out, and for whom. */
export interface GivenCode extends DetailKey {
  readonly named: string;
}

/** Ends codes that nobody has used yet, whichever forum they are of: the codes alone are known. Gives whose they were. */
export async function endCodes(db: Db, codeHashes: readonly string[]): Promise<readonly GivenCode[]> {
  return db.$queryRaw<GivenCode[]>(Prisma.sql`
    DELETE FROM substitute s WHERE s.code_hash = ANY(${[...codeHashes]}) AND s.used_at IS NULL
    RETURNING s.forum_id AS "forumId", s.meeting_id AS "meetingId", s.institution_id AS "institutionId", s.named`);
}

/** For what an account is the substitute, the nearest meeting first. */
export async function listOfAccount(
  db: Db,
  {
    forumId,
    account,
    now,
  }: { readonly forumId: number; readonly account: SubstituteAccount; readonly now: number },
): Promise<readonly { readonly meetingId: number; readonly institutionId: number }[]> {
  return db.$queryRaw<{ meetingId: number; institutionId: number }[]>(Prisma.sql`
    SELECT s.meeting_id AS "meetingId", s.institution_id AS "institutionId" FROM substitute s JOIN meeting m ON m.id = s.meeting_id
    WHERE s.forum_id = ${forumId} AND s.platform = ${account.platform}::platform AND s.external_id = ${account.externalId}
      AND ${active(now)} ORDER BY m.starts_at, s.institution_id`);
}

/** All substitutes with an account, of meetings that begin soon, in all forums. */
export async function listSoon(
  db: Db,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<readonly ActiveSubstitute[]> {
  return db.$queryRaw<ActiveSubstitute[]>(Prisma.sql`
    SELECT s.forum_id AS "forumId", s.meeting_id AS "meetingId", s.institution_id AS "institutionId", s.platform, s.external_id AS "externalId",
      floor(extract(epoch FROM m.starts_at) * 1000)::float8 AS "startsAt", m.time_zone AS "timeZone"
    FROM substitute s JOIN meeting m ON m.id = s.meeting_id
    WHERE m.forum_id = s.forum_id AND s.used_at IS NOT NULL AND m.starts_at <= ${new Date(until)} AND ${active(now)}
    ORDER BY s.meeting_id, s.institution_id`);
}

/** The name of the institution, where its substitute is still the one who used the code. */
export async function findInstitutionOf(
  db: Db,
  { forumId, meetingId, institutionId, now }: DetailKey & { readonly now: number },
): Promise<string | undefined> {
  const [row] = await db.$queryRaw<{ name: string }[]>(Prisma.sql`
    SELECT i.short_name AS name FROM substitute s JOIN meeting m ON m.id = s.meeting_id JOIN institution i ON i.id = s.institution_id
    WHERE s.forum_id = ${forumId} AND s.meeting_id = ${meetingId} AND s.institution_id = ${institutionId} AND s.used_at IS NOT NULL
      AND ${active(now)}`);
  return row?.name;
}
