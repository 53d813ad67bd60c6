import type { AdminId } from '../../config.ts';
import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { notEndedAt } from '../../db/in-office.ts';
import type { Actor, Context, GrantedRole, Role, SeatOfActor } from '../../model/actor.ts';
import { contextColumns, contextTables, type Origin, originParameters } from './statement.ts';

/** Finds who speaks, where, about which forum, in one statement. */
export async function loadContext(
  db: Db,
  facts: { readonly origin: Origin; readonly now: number; readonly admins: readonly AdminId[] },
): Promise<Context> {
  const rows = await db.$queryRaw<ContextRow[]>(Prisma.sql`
    WITH ${contextTables(originParameters(facts.origin, new Date(facts.now)))}
    SELECT ${contextColumns} FROM known_forum f`);
  const row = rows[0];
  if (row === undefined) throw new Error('no forum exists; the start creates the first one');
  return toContext({ row, origin: facts.origin, admins: facts.admins });
}

/** The columns of `contextColumns`, as they come from the database. */
export interface ContextRow {
  readonly forum_id: number;
  readonly forum_name: string;
  readonly time_zone: string;
  readonly forum_locale: string;
  readonly chat_row_id: number | null;
  readonly chat_bound: boolean | null;
  readonly chat_locale: string | null;
  readonly person_id: number | null;
  readonly person_name: string | null;
  readonly person_salutation: string | null;
  readonly has_other_forums: boolean | null;
  readonly roles: readonly GrantedRole[] | null;
  readonly seats:
    | readonly {
        readonly institution_id: number;
        readonly code: string;
        readonly short_name: string;
        readonly capacity: 'holder' | 'aide';
      }[]
    | null;
}

/** What a context is made from. */
export interface ContextParts {
  readonly row: ContextRow;
  readonly origin: Origin;
  readonly admins: readonly AdminId[];
}

/** Makes the context of an origin from its row; admins are those that the environment names. */
export function toContext({ row, origin, admins }: ContextParts): Context {
  return {
    forum: {
      id: row.forum_id,
      name: row.forum_name,
      timeZone: row.time_zone,
      locale: row.forum_locale,
    },
    chat: {
      rowId: row.chat_row_id ?? undefined,
      isBound: row.chat_bound ?? false,
      locale: row.chat_locale ?? undefined,
    },
    actor: toActor({ row, origin, admins }),
  };
}

function toActor({ row, origin: { platform, sender }, admins }: ContextParts): Actor {
  const seats: readonly SeatOfActor[] = (row.seats ?? []).map((seat) => ({
    institutionId: seat.institution_id,
    code: seat.code,
    shortName: seat.short_name,
    capacity: seat.capacity,
  }));
  const roles = new Set<Role>(row.roles ?? []);
  if (seats.some((seat) => seat.capacity === 'holder')) roles.add('member');
  if (seats.some((seat) => seat.capacity === 'aide')) roles.add('aide');
  const isAdmin = admins.some((admin) => admin.platform === platform && admin.externalId === sender.id);
  if (isAdmin && sender.isPerson) roles.add('admin');
  return {
    platform,
    externalId: sender.id,
    displayName: sender.displayName,
    isPerson: sender.isPerson,
    personId: row.person_id ?? undefined,
    name: row.person_name ?? sender.displayName,
    salutation: row.person_salutation ?? '',
    seats,
    roles,
    hasOtherForums: row.has_other_forums ?? false,
  };
}

/** Whether one of these institutions is host of a meeting, be it over, to come or still a draft: who prepares it begins before it is announced. */
export async function isHostOfAny(
  db: Db,
  { forumId, institutionIds }: { readonly forumId: number; readonly institutionIds: readonly number[] },
): Promise<boolean> {
  const hostInstitutionId = { in: [...institutionIds] };
  const where = { forumId, state: { not: 'cancelled' as const }, hostInstitutionId };
  return (await db.meeting.findFirst({ where, select: { id: true } })) !== null;
}

/** The next seat that a person will hold, and from when (epoch milliseconds); undefined where none is to come. */
export async function findComingSeat(
  db: Db,
  { forumId, personId, now }: { readonly forumId: number; readonly personId: number; readonly now: number },
): Promise<{ readonly institution: string; readonly from: number } | undefined> {
  const moment = new Date(now);
  const row = await db.seatHolder.findFirst({
    where: {
      ...{ forumId, personId, fromAt: { gt: moment }, ...notEndedAt(moment) },
      person: { erasedAt: null, mergedIntoId: null },
    },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
    select: { fromAt: true, seat: { select: { institution: { select: { shortName: true } } } } },
  });
  return row === null ? undefined : { institution: row.seat.institution.shortName, from: +row.fromAt };
}
