import type { AdminId } from '../../config.ts';
import type { Db } from '../../db/db.ts';
import type { Together, TogetherRow } from '../../db/together.ts';
import { type ContextRow, toContext } from '../../inbound/context/context.store.ts';
import { answerItem, answersStatement } from './answer-statement.ts';
import type {
  Answer,
  AnsweredMeeting,
  AnswerOutcome,
  CountedAnswer,
  GivenAnswer,
  NotRecorded,
} from './types.ts';

interface AnswerRow extends ContextRow, TogetherRow {
  readonly meeting: {
    readonly id: number;
    readonly number: number;
    readonly title: string;
    readonly state: string;
    readonly time_zone: string;
    readonly host_institution_id: number | null;
    readonly starts_at: number;
    readonly answer_by: number;
  } | null;
  readonly institution: { readonly institution_id: number; readonly short_name: string } | null;
  readonly previous: {
    readonly answer: Answer;
    readonly note: string;
    readonly by_name: string;
    readonly by_person_id: number | null;
    readonly answered_at: number;
  } | null;
  readonly allowed: boolean;
  readonly fresh: boolean;
  readonly counted: boolean;
  readonly history_id: number | null;
}

/** What an answer is taken with. */
export interface TakeAnswer {
  readonly given: GivenAnswer;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly admins: readonly AdminId[];
}

/**
 * Takes an answer in one statement (see `answersStatement`). What it could not record it names; a second call with
 * the same key records nothing and says `duplicate`.
 */
export async function takeAnswer(db: Db, { given, now, admins }: TakeAnswer): Promise<AnswerOutcome> {
  const items = JSON.stringify([{ ...answerItem(given, new Date(now)), ord: 0 }]);
  const [row] = await db.$queryRaw<AnswerRow[]>(answersStatement(items));
  return outcomeOf(db, { row, given, now, admins });
}

const together = { name: 'take-answers', text: answersStatement('').text };

/** Like `takeAnswer`, with all that wait at the moment in one statement, outside of any transaction. */
export async function takeAnswerTogether(
  { db, statements }: { readonly db: Db; readonly statements: Together },
  { given, now, admins }: TakeAnswer,
): Promise<AnswerOutcome> {
  const row = await statements.run<AnswerRow>(together, answerItem(given, new Date(now)));
  return outcomeOf(db, { row, given, now, admins });
}

async function outcomeOf(
  db: Db,
  { row, given, now, admins }: TakeAnswer & { readonly row: AnswerRow | undefined },
): Promise<AnswerOutcome> {
  if (row === undefined) throw new Error('no forum exists; the start creates the first one');
  const context = toContext({ row, origin: given.origin, admins });
  const meeting = row.meeting === null ? undefined : toMeeting(row.meeting);
  const institution =
    row.institution === null
      ? undefined
      : { id: row.institution.institution_id, shortName: row.institution.short_name };
  const before = row.previous === null ? undefined : toCounted(row.previous);
  if (!row.fresh || meeting === undefined || institution === undefined) {
    const reason = whyNot(row);
    const isKnown = reason === 'duplicate' && institution !== undefined && before !== undefined;
    const standing = isKnown ? { institution, counted: before } : undefined;
    return { context, recorded: false, reason, meeting, standing };
  }
  const own = { answer: given.answer, note: given.note, byName: context.actor.name, answeredAt: now };
  // The statement reads the row as it was; one that overtook it meanwhile is read now.
  const overtaking = row.counted
    ? undefined
    : await findCounted(db, {
        forumId: context.forum.id,
        meetingId: meeting.id,
        institutionId: institution.id,
      });
  const previous = overtaking ?? before;
  const previousById = overtaking === undefined ? (row.previous?.by_person_id ?? undefined) : undefined;
  const counted = overtaking ?? own;
  const historyId = row.counted ? (row.history_id ?? undefined) : undefined;
  return { context, recorded: true, meeting, institution, counted, previous, previousById, historyId };
}

async function findCounted(
  db: Db,
  key: { readonly forumId: number; readonly meetingId: number; readonly institutionId: number },
): Promise<CountedAnswer | undefined> {
  const row = await db.rsvp.findFirst({ where: key });
  if (row === null) return undefined;
  return {
    answer: row.answer,
    note: row.note,
    byName: row.byName,
    answeredAt: +row.answeredAt,
  };
}

function whyNot(row: AnswerRow): NotRecorded {
  if (row.allowed) return 'duplicate';
  if (row.meeting === null) return 'noMeeting';
  if (row.seats === null) return 'notMember';
  if (row.institution === null) return row.seats.length > 1 ? 'severalSeats' : 'notMember';
  return 'meetingClosed';
}

function toMeeting(row: NonNullable<AnswerRow['meeting']>): AnsweredMeeting {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    startsAt: row.starts_at,
    answerBy: row.answer_by,
    timeZone: row.time_zone,
    isCancelled: row.state === 'cancelled',
    hostInstitutionId: row.host_institution_id ?? undefined,
  };
}

function toCounted(row: NonNullable<AnswerRow['previous']>): CountedAnswer {
  return { answer: row.answer, note: row.note, byName: row.by_name, answeredAt: row.answered_at };
}
