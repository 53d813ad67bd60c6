import { Prisma } from '../../db/generated/client.ts';
import {
  contextColumns,
  contextTables,
  type OriginSql,
  originFacts,
} from '../../inbound/context/statement.ts';
import { USE_NOTED_MS } from '../../model/last-used.ts';
import type { GivenAnswer } from './types.ts';

/** The columns of one answer among those that a statement takes, with their types; names as in `OriginSql` and below. */
const COLUMNS = {
  ord: 'int',
  platform: 'platform',
  senderId: 'text',
  isPerson: 'boolean',
  chatId: 'text',
  threadId: 'text',
  isPrivate: 'boolean',
  isWords: 'boolean',
  forumId: 'int',
  meetingId: 'int',
  noticeId: 'text',
  originalChatId: 'text',
  originalMessageId: 'text',
  now: 'timestamptz',
  senderName: 'text',
  key: 'text',
  sequence: 'bigint',
  answer: 'answer',
  note: 'text',
  by: 'text',
  toldChatId: 'text',
  toldMessageId: 'text',
  institutionId: 'int',
  onBehalf: 'boolean',
  holdsPlaces: 'boolean',
} as const;

type Column = keyof typeof COLUMNS;

const columns = Prisma.raw(
  Object.entries(COLUMNS)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', '),
);

function column(name: Column): Prisma.Sql {
  return Prisma.raw(`q."${name}"`);
}

const q = {
  platform: column('platform'),
  senderId: column('senderId'),
  isPerson: column('isPerson'),
  chatId: column('chatId'),
  threadId: column('threadId'),
  isPrivate: column('isPrivate'),
  isWords: column('isWords'),
  forumId: column('forumId'),
  meetingId: column('meetingId'),
  noticeId: column('noticeId'),
  originalChatId: column('originalChatId'),
  originalMessageId: column('originalMessageId'),
  now: column('now'),
} satisfies OriginSql;

/** An answer as an item of `answersStatement`; its place is added by whoever puts the items together. */
export function answerItem(given: GivenAnswer, now: Date): Readonly<Record<Exclude<Column, 'ord'>, unknown>> {
  const { origin, meeting, key, sequence, answer, note, institutionId, onBehalf, holdsPlaces } = given;
  const [told] = meeting.by === 'notice' ? meeting.messages : [];
  return {
    ...originFacts({ ...origin, meetingId: meeting.by === 'id' ? meeting.meetingId : undefined }),
    senderName: origin.sender.displayName,
    now: now.toISOString(),
    by: meeting.by,
    toldChatId: told?.chatId ?? null,
    toldMessageId: told?.messageId ?? null,
    ...{ key, sequence, answer, note, institutionId, onBehalf, holdsPlaces: holdsPlaces === true },
  };
}

/**
 * The statement that takes answers, many in one round trip: for each it finds who speaks and for which seat, finds the
 * meeting, records the update's key, writes the answer that counts and its history, and marks the meeting's
 * notices as stale. Everything stands or falls together; with a key already recorded nothing is written.
 *
 * - `found` has a row for each: `target` is the meeting, `chosen` the seat (only when it is a single one), and it is `open` with both
 *   when the meeting still takes answers. One with a capacity takes them only of who holds its places; `unlimited` reads that from the
 *   row as it is once it is locked, so that nobody slips in while it gets a capacity (see `lockPlacesAlone`). Without that nothing is
 *   written, not even the key, so that the caller may handle the rest.
 * - Of several for one seat `allowed` has the first; the others are `deferred`. Rows are written in the order of their keys, so
 *   that two processes never wait for each other.
 * - `old` reads the row as it was before the statement; one by one, for read together they would be found by reading all there are.
 * @param items a JSON array of `answerItem`, each with `ord`
 */
export function answersStatement(items: string): Prisma.Sql {
  return Prisma.sql`
    WITH ${itemTable(items)},
    found AS MATERIALIZED (SELECT q.*, x.* FROM item q CROSS JOIN LATERAL (
      WITH ${contextTables(q)},
      target AS (${targetMeeting}),
      chosen AS (${chosenSeat}),
      unlimited AS (SELECT m.id FROM meeting m WHERE m.id = (SELECT id FROM target) AND m.forum_id = (SELECT id FROM known_forum)
        AND m.capacity IS NULL FOR KEY SHARE)
      SELECT ${contextColumns}, t.id AS meeting_id, c.institution_id, coalesce((SELECT name FROM me), ${column('senderName')}) AS name,
        (SELECT row_to_json(m) FROM (SELECT t.id, t.number, t.title, t.state, t.time_zone, t.host_institution_id,
          ${epochMs('t.starts_at')} AS starts_at, ${epochMs('t.answer_by')} AS answer_by WHERE t.id IS NOT NULL) m) AS meeting,
        (SELECT row_to_json(i) FROM (SELECT c.institution_id, c.short_name WHERE c.institution_id IS NOT NULL) i) AS institution,
        coalesce(c.institution_id IS NOT NULL AND t.state = 'announced' AND t.starts_at > ${q.now}
          AND (${column('holdsPlaces')} OR EXISTS (SELECT FROM unlimited)), false) AS open
      FROM known_forum f LEFT JOIN target t ON true LEFT JOIN chosen c ON true
    ) x),
    allowed AS MATERIALIZED (
      SELECT DISTINCT ON (q.meeting_id, q.institution_id) q.* FROM found q WHERE q.open ORDER BY q.meeting_id, q.institution_id, q.ord
    ), seen AS (
      INSERT INTO processed_update (platform, key, at)
      SELECT q.platform, q.key, q.now FROM allowed q ORDER BY q.platform, q.key
      ON CONFLICT DO NOTHING RETURNING platform, key
    ), fresh AS MATERIALIZED (
      SELECT q.* FROM allowed q JOIN seen USING (platform, key)
    ), old AS (
      SELECT q.ord, r.* FROM allowed q CROSS JOIN LATERAL (
        SELECT * FROM rsvp r WHERE r.meeting_id = q.meeting_id AND r.institution_id = q.institution_id LIMIT 1) r
    ), ${writtenAnswers}, ${sideEffects}
    SELECT q.ord, q.forum_id, q.forum_name, q.time_zone, q.forum_locale, q.chat_row_id, q.chat_bound, q.chat_locale,
      q.person_id, q.person_name, q.roles, q.seats, q.meeting, q.institution, q.open AS allowed,
      (SELECT row_to_json(o) FROM (SELECT o.answer, o.note, o.by_name, o.by_person_id, ${epochMs('o.answered_at')} AS answered_at WHERE o.ord IS NOT NULL) o) AS previous,
      q.open AND a.ord IS NULL AS deferred,
      EXISTS (SELECT FROM fresh w WHERE w.ord = q.ord) AS fresh,
      EXISTS (SELECT FROM fresh w JOIN counted USING (meeting_id, institution_id) WHERE w.ord = q.ord) AS counted,
      (SELECT h.id::int FROM fresh w JOIN history h USING (meeting_id, institution_id) WHERE w.ord = q.ord) AS history_id
    FROM found q LEFT JOIN allowed a ON a.ord = q.ord LEFT JOIN old o ON o.ord = q.ord`;
}

/** The common table expression `item`, with a row for each item. */
export function itemTable(items: string): Prisma.Sql {
  return Prisma.sql`item AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${items}::jsonb) AS q(${columns}))`;
}

/** The one meeting that is meant by the item `q`, within the forum; none where the message is no notice of ours. */
export const targetMeeting = Prisma.sql`
  SELECT m.* FROM meeting m WHERE m.forum_id = (SELECT id FROM known_forum) AND m.id = CASE ${column('by')}
    WHEN 'id' THEN ${q.meetingId}
    WHEN 'notice' THEN (
      SELECT d.meeting_id FROM delivery d WHERE d.platform = ${q.platform} AND d.meeting_id IS NOT NULL
        AND ((d.chat_id = ${column('toldChatId')} AND d.message_id = ${column('toldMessageId')})
          OR (d.chat_id = ${q.originalChatId} AND d.message_id = ${q.originalMessageId})) LIMIT 1)
    ELSE (
      SELECT n.id FROM meeting n WHERE n.forum_id = (SELECT id FROM known_forum) AND n.state = 'announced' AND n.starts_at > ${q.now}
      ORDER BY n.starts_at LIMIT 1)
    END`;

/** The one seat that is meant: the person's own, or any of the forum when the person may answer on behalf. */
const chosenSeat = Prisma.sql`
  SELECT institution_id, short_name FROM my_seat
    WHERE NOT ${column('onBehalf')} AND coalesce(institution_id = ${column('institutionId')}, (SELECT count(*) FROM my_seat) = 1)
  UNION ALL SELECT n.id, n.short_name FROM institution n
    WHERE ${column('onBehalf')} AND n.id = ${column('institutionId')} AND n.forum_id = (SELECT id FROM known_forum) AND n.left_at IS NULL`;

/**
 * `counted` writes the answers that count, `history` every answer. An answer of the same sender on the same platform
 * that was sent earlier than the counted one (`sequence`) goes to the history as not counted. The comparison holds
 * for a day: a platform may begin its numbers anew.
 * Who has no record (an admin) is the same sender when name and chat are.
 */
const writtenAnswers = Prisma.sql`counted AS (
    INSERT INTO rsvp (forum_id, meeting_id, institution_id, answer, note, by_person_id, by_name, platform, chat_id, sequence, answered_at)
    SELECT q.forum_id, q.meeting_id, q.institution_id, q.answer, q.note, q.person_id, q.name, q.platform, ${q.chatId}, q.sequence, q.now
    FROM fresh q ORDER BY q.meeting_id, q.institution_id
    ON CONFLICT (meeting_id, institution_id) DO UPDATE SET
      answer = excluded.answer, note = excluded.note, by_person_id = excluded.by_person_id, by_name = excluded.by_name,
      platform = excluded.platform, chat_id = excluded.chat_id, sequence = excluded.sequence, answered_at = excluded.answered_at
    WHERE NOT (rsvp.by_person_id IS NOT DISTINCT FROM excluded.by_person_id AND rsvp.platform = excluded.platform
      AND (rsvp.by_person_id IS NOT NULL OR (rsvp.by_name = excluded.by_name AND rsvp.chat_id = excluded.chat_id))
      AND rsvp.sequence > excluded.sequence AND rsvp.answered_at > excluded.answered_at - interval '24 hours')
    RETURNING meeting_id, institution_id
  ), history AS (
    INSERT INTO rsvp_history (forum_id, meeting_id, institution_id, answer, note, by_person_id, by_name, platform, chat_id, sequence, answered_at, counted)
    SELECT q.forum_id, q.meeting_id, q.institution_id, q.answer, q.note, q.person_id, q.name, q.platform, ${q.chatId}, q.sequence, q.now,
      EXISTS (SELECT FROM counted c WHERE c.meeting_id = q.meeting_id AND c.institution_id = q.institution_id)
    FROM fresh q ORDER BY q.ord
    RETURNING id, meeting_id, institution_id
  )`;

/**
 * What goes with written answers. `stale` touches a meeting only when no mark stands, so that a burst of answers does
 * not queue on its row. `left_dialogue` ends the sender's dialogues, here and in private (where Telegram's chat has the
 * person's id): a name that was asked for before must not replace this answer.
 */
const sideEffects = Prisma.sql`stale AS (
    UPDATE meeting m SET notice_stale_at = q.now
    FROM (SELECT c.meeting_id, max(w.now) AS now FROM counted c JOIN fresh w USING (meeting_id, institution_id) GROUP BY c.meeting_id) q
    WHERE m.id = q.meeting_id AND m.notice_stale_at IS NULL
  ), used AS (
    UPDATE account a SET last_used_at = q.now FROM allowed q
    WHERE a.platform = q.platform AND a.external_id = ${q.senderId} AND ${q.isPerson}
      AND (a.last_used_at IS NULL OR a.last_used_at <= q.now - ${Prisma.raw(`interval '${USE_NOTED_MS} milliseconds'`)})
  ), left_dialogue AS (
    DELETE FROM dialogue d USING fresh q
    WHERE d.platform = q.platform AND d.chat_id IN (${q.chatId}, ${q.senderId}) AND d.user_id = ${q.senderId}
  )`;

/** A timestamp column as whole epoch milliseconds. */
function epochMs(name: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch FROM ${name}) * 1000)::bigint`);
}
