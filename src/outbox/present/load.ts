import type { Db } from '../../db/db.ts';
import type { Role } from '../../model/actor.ts';
import type { ClaimedDelivery } from '../delivery.ts';
import { readOrder, readSeries } from '../series.store.ts';
import { loadCalled, loadPersons, loadRecentlyTold, type Subject } from './people.store.ts';
import { awaitChanges, loadChats, loadForums, loadMeetings } from './store.ts';
import type { AccountName, Present, PresentPerson } from './types.ts';

/** The number behind `prefix:` in a target's name. */
export function targetRow(target: string, prefix: 'chat' | 'institution'): number | undefined {
  return target.startsWith(`${prefix}:`) ? Number(target.slice(prefix.length + 1)) : undefined;
}

/** When one looks (epoch milliseconds), and who is an admin by the environment. */
export interface PresentMoment {
  readonly now: number;
  readonly admins: readonly AccountName[];
}

/** Loads the present state of everything a batch is about, with a handful of statements however large the batch is. */
export async function loadPresent(
  db: Db,
  { batch, now, admins }: PresentMoment & { readonly batch: readonly ClaimedDelivery[] },
): Promise<Present> {
  const persons = batch.flatMap((row): Subject[] =>
    row.personId === null ? [] : [{ ...subjectOf(row), subjectId: row.personId }],
  );
  const called = batch.flatMap((row): Subject[] => {
    const institutionId = targetRow(row.target, 'institution');
    return institutionId === undefined ? [] : [{ ...subjectOf(row), subjectId: institutionId }];
  });
  const chatIds = batch.flatMap((row) => [targetRow(row.target, 'chat') ?? [], row.viaChatId ?? []].flat());
  const meetingIds = unique(batch.flatMap(({ meetingId }) => meetingId ?? []));
  const forumIds = unique(batch.map(({ forumId }) => forumId));
  await awaitChanges(db, meetingIds);
  return {
    forums: await loadForums(db, forumIds),
    meetings: await loadMeetings(db, { forumIds, ids: meetingIds }),
    persons: withAdmins(await loadPersons(db, { list: persons, now }), admins),
    institutions: await loadCalled(db, { list: called, now }),
    chats: await loadChats(db, { forumIds, ids: unique(chatIds) }),
    recentlyTold: await loadRecentlyTold(db, { batch, now }),
    series: await readSeries(db, batch),
    order: await readOrder(db, batch),
  };
}

function subjectOf({ id, forumId, meetingId }: ClaimedDelivery): Omit<Subject, 'subjectId'> {
  return { deliveryId: id, forumId, meetingId };
}

function withAdmins(
  persons: ReadonlyMap<number, PresentPerson>,
  admins: readonly AccountName[],
): ReadonlyMap<number, PresentPerson> {
  const isAdmin = ({ accounts }: PresentPerson): boolean =>
    accounts.some((account) =>
      admins.some(
        ({ platform, externalId }) => account.platform === platform && account.externalId === externalId,
      ),
    );
  return new Map(
    [...persons].map(([id, person]) => [
      id,
      isAdmin(person) ? { ...person, roles: new Set<Role>([...person.roles, 'admin']) } : person,
    ]),
  );
}

function unique(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)];
}
