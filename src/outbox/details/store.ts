import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { DeliveryReport, JoinRequestDetails, Undelivered } from '../../domain/notices/content.ts';
import { type ReportRow, summariseReport } from './report.ts';

/** A row of a forum. */
interface InForum {
  readonly forumId: number;
  readonly id: number;
}

/** The institution asked by a host turn; empty when the turn is gone. */
export async function loadTurnInstitution(db: Db, key: InForum): Promise<string> {
  const turn = await db.hostTurn.findFirst({
    where: key,
    select: { institution: { select: { shortName: true } } },
  });
  return turn?.institution.shortName ?? '';
}

/** A request to act for an institution, as it stands; undefined when it is gone. */
export async function loadJoinRequest(db: Db, key: InForum): Promise<JoinRequestDetails | undefined> {
  const { forumId } = key;
  const request = await db.joinRequest.findFirst({ where: key });
  if (request === null) return undefined;
  const { institutionId } = request;
  const institution = await db.institution.findFirst({ where: { id: institutionId, forumId } });
  return {
    requestId: request.id,
    displayName: request.displayName,
    platform: request.platform,
    institution: institution?.officialName ?? '',
    capacity: request.capacity === 'holder' ? 'holder' : 'aide',
    state: request.state === 'approved' || request.state === 'refused' ? request.state : 'pending',
    holders: await loadHolders(db, { forumId, institutionId }),
  };
}

/** Who holds the seat of an institution and has not left it. */
async function loadHolders(
  db: Db,
  { forumId, institutionId }: { readonly forumId: number; readonly institutionId: number },
): Promise<readonly string[]> {
  const rows = await db.seatHolder.findMany({
    where: { forumId, seat: { institutionId }, capacity: 'holder', untilAt: null },
    select: { person: { select: { name: true } } },
  });
  return rows.map(({ person }) => person.name);
}

/** What became of the deliveries of the manual reminder with that proposal. */
export async function loadReport(
  db: Db,
  { forumId, proposalId }: { readonly forumId: number; readonly proposalId: number },
): Promise<DeliveryReport> {
  const rows = await db.$queryRaw<ReportRow[]>(Prisma.sql`
    SELECT d.state, d.reason, p.name AS person, i.short_name AS institution,
      (SELECT array_agg(si.short_name ORDER BY si.code) FROM seat_holder h JOIN seat s ON s.id = h.seat_id
        JOIN institution si ON si.id = s.institution_id WHERE h.person_id = d.person_id AND h.until_at IS NULL) AS institutions
    FROM notice n JOIN delivery d ON d.notice_id = n.id LEFT JOIN person p ON p.id = d.person_id
    LEFT JOIN institution i ON d.target = 'institution:' || i.id AND i.forum_id = n.forum_id
    WHERE n.key = ${manualReminderKey(proposalId)} AND n.forum_id = ${forumId} ORDER BY d.id`);
  return summariseReport(rows);
}

/** A proposal becomes one manual reminder. */
export function manualReminderKey(proposalId: number): string {
  return `manualReminder:${proposalId}`;
}

/** People of a forum with the institutions they act for, for its secretariat. */
export async function loadUndelivered(
  db: Db,
  { forumId, personIds }: { readonly forumId: number; readonly personIds: readonly number[] },
): Promise<readonly Undelivered[]> {
  const rows = await db.$queryRaw<{ name: string; institutions: string[] | null }[]>(Prisma.sql`
    SELECT p.name, array_agg(i.short_name ORDER BY i.code) FILTER (WHERE i.id IS NOT NULL) AS institutions
    FROM person p LEFT JOIN seat_holder h ON h.person_id = p.id AND h.until_at IS NULL
    LEFT JOIN seat s ON s.id = h.seat_id LEFT JOIN institution i ON i.id = s.institution_id
    WHERE p.id = ANY(${[...personIds]}::int[]) AND p.forum_id = ${forumId} AND p.erased_at IS NULL GROUP BY p.id ORDER BY p.name`);
  return rows.map(({ name, institutions }) => ({
    name,
    institutions: institutions ?? [],
    reason: 'unreachable',
  }));
}
