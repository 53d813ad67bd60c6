import type { Db } from '../../db/db.ts';
import type { Role } from '../../model/actor.ts';
import { toMeeting, WITH_HOST } from '../../model/meeting.store.ts';
import { countAnswers, NO_ANSWERS } from '../../notices/answer-counts.store.ts';
import { readInvitationTexts } from '../../notices/invitation-texts.ts';
import { knownMeetingKeys } from '../../notices/plan-due.store.ts';
import { quietOfForums } from '../../notices/settings/settings.store.ts';
import { type ClaimedDelivery, targetRow } from '../delivery.ts';
import { readOrder, readSeries } from '../series.store.ts';
import { loadCalled, loadPersons, loadRecentlyTold, type Subject } from './people.store.ts';
import type {
  AccountName,
  Present,
  PresentChat,
  PresentForum,
  PresentMeeting,
  PresentPerson,
} from './types.ts';

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
  const meetings = await loadMeetings(db, { forumIds, ids: meetingIds });
  return {
    forums: await loadForums(db, forumIds),
    meetings,
    persons: withAdmins(await loadPersons(db, { list: persons, now }), admins),
    institutions: await loadCalled(db, { list: called, now }),
    chats: await loadChats(db, { forumIds, ids: unique(chatIds) }),
    recentlyTold: await loadRecentlyTold(db, { batch, now }),
    plannedKeys: await loadPlannedKeys(db, { batch, meetings, now }),
    series: await readSeries(db, batch),
    order: await readOrder(db, batch),
  };
}

/** What is planned about the meetings of reminders; other notices do not ask. */
async function loadPlannedKeys(
  db: Db,
  {
    batch,
    meetings,
    now,
  }: Pick<Present, 'meetings'> & { readonly batch: readonly ClaimedDelivery[]; readonly now: number },
): Promise<ReadonlySet<string>> {
  const reminded = new Set(
    batch.flatMap(({ kind, meetingId }) => (kind.reminds === undefined ? [] : (meetingId ?? []))),
  );
  const asked = [...meetings.values()].flatMap(({ meeting }) => (reminded.has(meeting.id) ? meeting : []));
  return asked.length === 0 ? new Set() : knownMeetingKeys(db, { meetings: asked, now });
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

/** Forums by row. */
export async function loadForums(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, PresentForum>> {
  if (ids.length === 0) return new Map();
  const rows = await db.forum.findMany({ where: { id: { in: [...ids] } } });
  const quiets = await quietOfForums(db, rows);
  const forums = rows.flatMap(({ id, name, timeZone, locale, reminderPlan, invitationTexts }) => {
    const quiet = quiets.get(id);
    const texts = readInvitationTexts(invitationTexts);
    return quiet === undefined
      ? []
      : { ...{ id, name, timeZone, locale, quiet, reminderPlan }, invitationTexts: texts };
  });
  return new Map(forums.map((forum) => [forum.id, forum]));
}

/** Rows, and the forums of those who ask for them. */
interface Rows {
  readonly forumIds: readonly number[];
  readonly ids: readonly number[];
}

/** Meetings by row, with how many have answered and in which zones the members are. */
export async function loadMeetings(
  db: Db,
  { forumIds, ids }: Rows,
): Promise<ReadonlyMap<number, PresentMeeting>> {
  if (ids.length === 0) return new Map();
  const rows = await db.meeting.findMany({
    where: { forumId: { in: [...forumIds] }, id: { in: [...ids] } },
    include: WITH_HOST,
  });
  const tallies = await countAnswers(db, ids);
  return new Map(
    rows.map((row) => {
      const tally = tallies.get(row.id);
      return [
        row.id,
        {
          meeting: toMeeting(row),
          createdAt: +row.createdAt,
          counts: tally?.counts ?? NO_ANSWERS,
          memberZones: tally?.zones ?? [],
          taken: tally?.taken ?? 0,
        },
      ];
    }),
  );
}

/** Chats by row. */
async function loadChats(db: Db, { forumIds, ids }: Rows): Promise<ReadonlyMap<number, PresentChat>> {
  if (ids.length === 0) return new Map();
  const rows = await db.chat.findMany({
    where: { forumId: { in: [...forumIds] }, id: { in: [...ids] } },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        forumId: row.forumId,
        platform: row.platform,
        externalId: row.externalId,
        threadId: row.threadId,
        kind: row.kind,
        locale: row.locale ?? undefined,
        isBound: row.boundAt !== null,
        isShut: row.unreachableAt !== null,
        refusal: row.unreachableAt === null ? '' : (row.unreachableReason ?? ''),
      },
    ]),
  );
}

/**
 * Waits for changes of these meetings that are just being made. A delivery claimed before is then counted among those told by
 * every change that this caller does not see.
 */
async function awaitChanges(db: Db, meetingIds: readonly number[]): Promise<void> {
  if (meetingIds.length === 0) return;
  await db.$queryRaw`SELECT id FROM meeting WHERE id = ANY(${[...meetingIds]}::int[]) ORDER BY id FOR SHARE`;
}
