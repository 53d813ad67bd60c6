import { MAY_WRITE, WITH_PRIVATE_CHAT } from '../../chats/private-chat.store.ts';
import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { holdsAt } from '../../db/in-office.ts';
import { protocolOrder } from '../../db/protocol-order.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { GrantedRole } from '../../model/actor.ts';
import type { Answer } from '../../model/answer.ts';
import { toConfirmAnew } from '../../notices/recipients/confirm-anew.store.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { ClaimedDelivery } from '../delivery.ts';
import type {
  CalledInstitution,
  PresentAccount,
  PresentInstitution,
  PresentPerson,
  RecentlyTold,
  ToldNotice,
} from './types.ts';

/** A delivery and whose facts it needs, about which meeting. */
export interface Subject {
  readonly deliveryId: number;
  readonly forumId: number;
  readonly subjectId: number;
  readonly meetingId: number | null;
}

interface PersonRow {
  readonly delivery_id: number;
  readonly id: number;
  readonly name: string;
  readonly salutation: string;
  readonly preferred_platform: PlatformName | null;
  readonly quiet_from: string | null;
  readonly quiet_until: string | null;
  readonly reminder_level: string;
  readonly roles: readonly GrantedRole[];
  readonly accounts: readonly AccountJson[] | null;
  readonly institutions: readonly InstitutionJson[] | null;
}

interface AccountJson {
  readonly platform: PlatformName;
  readonly external_id: string;
  readonly last_used: number | null;
  readonly may_write: boolean;
  readonly locale: string | null;
}

interface InstitutionJson {
  readonly id: number;
  readonly short_name: string;
  readonly official_name: string;
  readonly time_zone: string;
  readonly answer: Answer | null;
  readonly confirms_anew: boolean | null;
  readonly substitute: string | null;
}

/** The name that was given with *diwakili*: a note of another answer is nobody's who reads this. */
const SUBSTITUTE = Prisma.sql`CASE WHEN r.answer = 'represented' THEN r.note END`;

function subjects(list: readonly Subject[]): Prisma.Sql {
  const rows = list.map(({ deliveryId, forumId, subjectId, meetingId }) => ({
    delivery_id: deliveryId,
    forum_id: forumId,
    id: subjectId,
    meeting_id: meetingId,
  }));
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w(delivery_id int, forum_id int, id int, meeting_id int)`;
}

/** People with their accounts and the institutions they act for now, by delivery, in one statement. */
export async function loadPersons(
  db: Db,
  { list, now }: { readonly list: readonly Subject[]; readonly now: number },
): Promise<ReadonlyMap<number, PresentPerson>> {
  if (list.length === 0) return new Map();
  const rows = await db.$queryRaw<PersonRow[]>(Prisma.sql`
    SELECT w.delivery_id, p.id, p.name, p.salutation, p.preferred_platform, p.quiet_from, p.quiet_until, p.reminder_level,
      ARRAY(SELECT g.role::text FROM role_grant g WHERE g.person_id = p.id) AS roles,
      (SELECT json_agg(json_build_object('platform', a.platform, 'external_id', a.external_id,
          'last_used', extract(epoch FROM a.last_used_at) * 1000, 'may_write', ${MAY_WRITE}, 'locale', c.locale) ORDER BY a.id)
        FROM account a ${WITH_PRIVATE_CHAT} WHERE a.person_id = p.id AND a.revoked_at IS NULL) AS accounts,
      (SELECT json_agg(json_build_object('id', i.id, 'short_name', i.short_name, 'official_name', i.official_name,
          'time_zone', i.time_zone, 'answer', r.answer, 'confirms_anew', ${toConfirmAnew(Prisma.sql`r.meeting_id`)}, 'substitute', ${SUBSTITUTE}) ORDER BY ${protocolOrder('i')})
        FROM seat_holder h JOIN seat s ON s.id = h.seat_id JOIN institution i ON i.id = s.institution_id AND i.left_at IS NULL
        LEFT JOIN rsvp r ON r.meeting_id = w.meeting_id AND r.institution_id = i.id
        WHERE h.person_id = p.id AND ${holdsAt(new Date(now))}) AS institutions
    FROM ${subjects(list)} JOIN person p ON p.id = w.id AND p.forum_id = w.forum_id AND p.erased_at IS NULL`);
  return new Map(rows.map((row) => [row.delivery_id, toPerson(row)]));
}

function toPerson(row: PersonRow): PresentPerson {
  return {
    id: row.id,
    name: row.name,
    salutation: row.salutation,
    preferredPlatform: row.preferred_platform ?? undefined,
    quietFrom: row.quiet_from ?? undefined,
    quietUntil: row.quiet_until ?? undefined,
    reminderLevel: row.reminder_level === 'few' ? 'few' : 'all',
    roles: new Set(row.roles),
    accounts: (row.accounts ?? []).map(toAccount),
    institutions: (row.institutions ?? []).map(toInstitution),
  };
}

function toAccount(row: AccountJson): PresentAccount {
  return {
    platform: row.platform,
    externalId: row.external_id,
    lastUsedAt: row.last_used ?? 0,
    mayBeWrittenTo: row.may_write,
    locale: row.locale ?? undefined,
  };
}

function toInstitution(row: InstitutionJson): PresentInstitution {
  return {
    id: row.id,
    shortName: row.short_name,
    officialName: row.official_name,
    timeZone: row.time_zone,
    answer: row.answer ?? undefined,
    isToConfirmAnew: row.confirms_anew === true,
    substitute: row.substitute ?? '',
  };
}

interface CalledRow extends InstitutionJson {
  readonly delivery_id: number;
  readonly people:
    | readonly {
        readonly capacity: 'holder' | 'aide';
        readonly accounts: readonly { readonly platform: PlatformName; readonly externalId: string }[] | null;
      }[]
    | null;
}

/** Institutions with everybody who acts for them now, by delivery, in the order of protocol, in one statement. */
export async function loadCalled(
  db: Db,
  { list, now }: { readonly list: readonly Subject[]; readonly now: number },
): Promise<ReadonlyMap<number, CalledInstitution>> {
  if (list.length === 0) return new Map();
  const rows = await db.$queryRaw<CalledRow[]>(Prisma.sql`
    SELECT w.delivery_id, i.id, i.short_name, i.official_name, i.time_zone, r.answer, ${toConfirmAnew(Prisma.sql`r.meeting_id`)} AS confirms_anew, ${SUBSTITUTE} AS substitute,
      (SELECT json_agg(json_build_object('capacity', h.capacity::text, 'accounts',
          (SELECT json_agg(json_build_object('platform', a.platform, 'externalId', a.external_id))
           FROM account a WHERE a.person_id = p.id AND a.revoked_at IS NULL)) ORDER BY h.capacity DESC, p.id)
        FROM seat s JOIN seat_holder h ON h.seat_id = s.id JOIN person p ON p.id = h.person_id AND p.erased_at IS NULL
        WHERE s.institution_id = i.id AND ${holdsAt(new Date(now))}) AS people
    FROM ${subjects(list)} JOIN institution i ON i.id = w.id AND i.forum_id = w.forum_id AND i.left_at IS NULL
    LEFT JOIN rsvp r ON r.meeting_id = w.meeting_id AND r.institution_id = i.id
    ORDER BY ${protocolOrder('i')}`);
  return new Map(
    rows.map((row) => [
      row.delivery_id,
      {
        ...toInstitution(row),
        people: (row.people ?? []).map(({ capacity, accounts }) => ({ capacity, accounts: accounts ?? [] })),
      },
    ]),
  );
}

/** Somebody's day has not begun longer ago, wherever they are. */
const RECENT_MS = 26 * HOUR_MS;

/** A person and a meeting. */
export function recentKey(personId: number, meetingId: number): string {
  return `${personId}:${meetingId}`;
}

/** The notices about the same meeting that the people of a batch were sent in the last day. */
export async function loadRecentlyTold(
  db: Db,
  {
    batch,
    now,
  }: {
    readonly batch: readonly Pick<ClaimedDelivery, 'forumId' | 'personId' | 'meetingId'>[];
    readonly now: number;
  },
): Promise<RecentlyTold> {
  const forumIds = [...new Set(batch.map(({ forumId }) => forumId))];
  const personIds = [...new Set(batch.flatMap(({ personId }) => personId ?? []))];
  const meetingIds = [...new Set(batch.flatMap(({ meetingId }) => meetingId ?? []))];
  if (personIds.length === 0 || meetingIds.length === 0) return new Map();
  const rows = await db.$queryRaw<
    { person_id: number; meeting_id: number; told: readonly ToldNotice[] }[]
  >(Prisma.sql`
    SELECT d.person_id, d.meeting_id, json_agg(json_build_object('kind', n.kind, 'facts', n.facts,
      'sentAt', extract(epoch FROM d.sent_at) * 1000)) AS told
    FROM delivery d JOIN notice n ON n.id = d.notice_id
    WHERE d.forum_id = ANY(${forumIds}::int[]) AND d.meeting_id = ANY(${meetingIds}::int[]) AND d.state = 'sent' AND d.person_id = ANY(${personIds}::int[])
      AND d.sent_at > ${new Date(now - RECENT_MS)} AND d.sent_at <= ${new Date(now)}
    GROUP BY 1, 2`);
  return new Map(rows.map((row) => [recentKey(row.person_id, row.meeting_id), row.told]));
}
