import type { Db } from '../../../../db/db.ts';
import { countingAt } from '../../../../db/in-office.ts';
import type { PlatformName } from '../../../../platform/incoming.ts';
import { findPerson } from '../../people.store.ts';
import type { JoinRequestDetails } from '../types.ts';

/** A row of a forum. */
interface InForum {
  readonly forumId: number;
  readonly id: number;
}

/** Name of somebody; undefined when they were forgotten. */
export async function loadName(db: Db, key: InForum): Promise<string | undefined> {
  return (await db.person.findFirst({ where: { ...key, erasedAt: null }, select: { name: true } }))?.name;
}

/** Names of somebody and of the record that went into theirs, if one did; undefined when they were forgotten. */
export async function loadNames(
  db: Db,
  { mergedId, ...key }: InForum & { readonly mergedId: number | undefined },
): Promise<{ readonly name: string; readonly mergedName?: string } | undefined> {
  const name = await loadName(db, key);
  const mergedName = mergedId === undefined ? undefined : await loadName(db, { ...key, id: mergedId });
  if (name === undefined) return undefined;
  return mergedName === undefined ? { name } : { name, mergedName };
}

/** A request to act for an institution, as it stands; undefined when it is gone. */
export async function loadJoinRequest(
  db: Db,
  { now, ...key }: InForum & { readonly now: number },
): Promise<JoinRequestDetails | undefined> {
  const { forumId } = key;
  const request = await db.joinRequest.findFirst({ where: key });
  if (request === null) return undefined;
  const { institutionId } = request;
  const institution = await db.institution.findFirst({ where: { id: institutionId, forumId } });
  return {
    requestId: request.id,
    displayName: request.displayName,
    platform: request.platform === 'telegram' ? 'telegram' : 'slack',
    externalId: request.externalId,
    institution: institution?.officialName ?? '',
    capacity: request.capacity === 'holder' ? 'holder' : 'aide',
    state: request.state === 'approved' || request.state === 'refused' ? request.state : 'pending',
    holders: await loadHolders(db, { forumId, institutionId, now }),
    known: await loadKnown(db, { forumId, platform: request.platform, externalId: request.externalId, now }),
  };
}

/** Whose an account is now. */
async function loadKnown(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly platform: PlatformName;
    readonly externalId: string;
    readonly now: number;
  },
): Promise<JoinRequestDetails['known']> {
  const { now, ...key } = facts;
  const account = await db.account.findFirst({
    where: { ...key, revokedAt: null },
    select: { personId: true },
  });
  if (account === null) return undefined;
  const person = await findPerson(db, { forumId: key.forumId, personId: account.personId, now });
  if (person === undefined || person.seats.length + person.roles.length === 0) return undefined;
  const seats = person.seats.map(({ capacity, shortName }) => ({ capacity, institution: shortName }));
  return { name: person.name, seats, roles: person.roles };
}

/** Who holds the seat of an institution at that moment. */
async function loadHolders(
  db: Db,
  facts: { readonly forumId: number; readonly institutionId: number; readonly now: number },
): Promise<readonly string[]> {
  const { forumId, institutionId } = facts;
  const now = new Date(facts.now);
  const rows = await db.seatHolder.findMany({
    where: {
      ...{ forumId, seat: { institutionId }, capacity: 'holder' },
      ...countingAt(now),
    },
    select: { person: { select: { name: true } } },
  });
  return rows.map(({ person }) => person.name);
}
