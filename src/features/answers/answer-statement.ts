import { Prisma } from '../../db/generated/client.ts';
import { contextColumns, contextTables } from '../../inbound/context/statement.ts';
import { USE_NOTED_MS } from '../../model/last-used.ts';
import type { MessageRef } from '../../platform/incoming.ts';
import type { GivenAnswer, MeetingChoice } from './types.ts';

/**
 * The statement that takes an answer, in one round trip: it finds who speaks and for which seat, finds the
 * meeting, records the update's key, writes the answer that counts and its history, and marks the meeting's
 * notices as stale. Everything stands or falls together; with a key already recorded nothing is written.
 *
 * - `target` is the meeting, `chosen` the seat (only when it is a single one), `allowed` both when the meeting still
 *   takes answers. Without `allowed` nothing is written, not even the key, so that the caller may handle the rest.
 * - `old` reads the row as it was before the statement.
 */
export function answerStatement(given: GivenAnswer, now: Date): Prisma.Sql {
  const { origin, meeting } = given;
  const meetingId = meeting.by === 'id' ? meeting.meetingId : undefined;
  return Prisma.sql`
    WITH ${contextTables({ ...origin, meetingId }, now)},
    target AS (${targetMeeting(given.meeting, { platform: origin.platform, now })}),
    chosen AS (${chosenSeat(given)}), allowed AS (
      SELECT t.id AS meeting_id, c.institution_id, t.forum_id, me.id AS person_id, coalesce(me.name, ${origin.sender.displayName}) AS name
      FROM target t CROSS JOIN chosen c LEFT JOIN me ON true WHERE t.state = 'announced' AND t.starts_at > ${now}
    ), seen AS (
      INSERT INTO processed_update (platform, key, at)
      SELECT ${origin.platform}::platform, ${given.key}, ${now} FROM allowed
      ON CONFLICT DO NOTHING RETURNING key
    ), old AS (
      SELECT r.* FROM rsvp r JOIN allowed USING (meeting_id, institution_id)
    ), ${writtenAnswer(given, now)}, ${sideEffects(given, now)}
    SELECT ${contextColumns},
      (SELECT row_to_json(t) FROM (SELECT id, number, title, state, time_zone, host_institution_id,
        ${epochMs(Prisma.sql`starts_at`)} AS starts_at, ${epochMs(Prisma.sql`answer_by`)} AS answer_by FROM target) t) AS meeting,
      (SELECT row_to_json(c) FROM chosen c) AS institution,
      (SELECT row_to_json(o) FROM (SELECT answer, note, by_name, by_person_id, ${epochMs(Prisma.sql`answered_at`)} AS answered_at FROM old) o) AS previous,
      EXISTS (SELECT FROM allowed) AS allowed, EXISTS (SELECT FROM seen) AS fresh, EXISTS (SELECT FROM counted) AS counted,
      (SELECT id::int FROM history) AS history_id
    FROM known_forum f`;
}

/**
 * `counted` writes the answer that counts, `history` every answer. An answer of the same sender on the same platform
 * that was sent earlier than the counted one (`sequence`) goes to the history as not counted. The comparison holds
 * for a day: a platform may begin its numbers anew.
 * Who has no record (an admin) is the same sender when name and chat are.
 */
function writtenAnswer({ origin, sequence, answer, note }: GivenAnswer, now: Date): Prisma.Sql {
  const dayBefore = new Date(+now - 86_400_000);
  return Prisma.sql`counted AS (
      INSERT INTO rsvp (forum_id, meeting_id, institution_id, answer, note, by_person_id, by_name, platform, chat_id, sequence, answered_at)
      SELECT forum_id, meeting_id, institution_id, ${answer}::answer, ${note}, person_id, name, ${origin.platform}::platform, ${origin.chat.id}, ${sequence}, ${now}
      FROM allowed WHERE EXISTS (SELECT FROM seen)
      ON CONFLICT (meeting_id, institution_id) DO UPDATE SET
        answer = excluded.answer, note = excluded.note, by_person_id = excluded.by_person_id, by_name = excluded.by_name,
        platform = excluded.platform, chat_id = excluded.chat_id, sequence = excluded.sequence, answered_at = excluded.answered_at
      WHERE NOT (rsvp.by_person_id IS NOT DISTINCT FROM excluded.by_person_id AND rsvp.platform = excluded.platform
        AND (rsvp.by_person_id IS NOT NULL OR (rsvp.by_name = excluded.by_name AND rsvp.chat_id = excluded.chat_id))
        AND rsvp.sequence > excluded.sequence AND rsvp.answered_at > ${dayBefore})
      RETURNING meeting_id
    ), history AS (
      INSERT INTO rsvp_history (forum_id, meeting_id, institution_id, answer, note, by_person_id, by_name, platform, chat_id, sequence, answered_at, counted)
      SELECT forum_id, meeting_id, institution_id, ${answer}::answer, ${note}, person_id, name, ${origin.platform}::platform, ${origin.chat.id}, ${sequence}, ${now},
        EXISTS (SELECT FROM counted)
      FROM allowed WHERE EXISTS (SELECT FROM seen)
      RETURNING id
    )`;
}

/**
 * What goes with a written answer. `stale` touches the meeting only when no mark stands, so that a burst of answers does
 * not queue on its row. `left_dialogue` ends the sender's dialogues, here and in private (where Telegram's chat has the
 * person's id): a name that was asked for before must not replace this answer.
 */
function sideEffects({ origin }: GivenAnswer, now: Date): Prisma.Sql {
  const notedBefore = new Date(+now - USE_NOTED_MS);
  const { platform, sender, chat } = origin;
  return Prisma.sql`stale AS (
      UPDATE meeting m SET notice_stale_at = ${now} FROM counted
      WHERE m.id = counted.meeting_id AND m.notice_stale_at IS NULL
    ), used AS (
      UPDATE account a SET last_used_at = ${now}
      WHERE EXISTS (SELECT FROM allowed) AND a.platform = ${platform} AND a.external_id = ${sender.id} AND ${sender.isPerson}
        AND (a.last_used_at IS NULL OR a.last_used_at <= ${notedBefore})
    ), left_dialogue AS (
      DELETE FROM dialogue WHERE platform = ${platform} AND chat_id IN (${chat.id}, ${sender.id}) AND user_id = ${sender.id}
        AND EXISTS (SELECT FROM seen)
    )`;
}

/** The one seat that is meant: the person's own, or any of the forum when the person may answer on behalf. */
function chosenSeat({ institutionId, onBehalf }: GivenAnswer): Prisma.Sql {
  if (onBehalf) {
    return Prisma.sql`SELECT id AS institution_id, short_name FROM institution
      WHERE id = ${institutionId} AND forum_id = (SELECT id FROM known_forum) AND left_at IS NULL`;
  }
  return institutionId === null
    ? Prisma.sql`SELECT institution_id, short_name FROM my_seat WHERE (SELECT count(*) FROM my_seat) = 1`
    : Prisma.sql`SELECT institution_id, short_name FROM my_seat WHERE institution_id = ${institutionId}`;
}

/** A timestamp column as whole epoch milliseconds. */
function epochMs(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(extract(epoch FROM ${column}) * 1000)::bigint`;
}

/** The one meeting that is meant, within the forum; none where the messages are no notices of ours. */
export function targetMeeting(
  choice: MeetingChoice,
  { platform, now }: { readonly platform: string; readonly now: Date },
): Prisma.Sql {
  const inForum = Prisma.sql`SELECT m.* FROM meeting m WHERE m.forum_id = (SELECT id FROM known_forum)`;
  switch (choice.by) {
    case 'id':
      return Prisma.sql`${inForum} AND m.id = ${choice.meetingId}`;
    case 'notice':
      return Prisma.sql`${inForum} AND m.id = (${toldMeeting(choice.messages, platform)})`;
    case 'next':
      return Prisma.sql`${inForum} AND m.state = 'announced' AND m.starts_at > ${now} ORDER BY m.starts_at LIMIT 1`;
  }
}

function toldMeeting(messages: readonly MessageRef[], platform: string): Prisma.Sql {
  if (messages.length === 0) return Prisma.sql`SELECT NULL::int`;
  const places = messages.map(
    ({ chatId, messageId }) => Prisma.sql`(d.chat_id = ${chatId} AND d.message_id = ${messageId})`,
  );
  return Prisma.sql`SELECT d.meeting_id FROM delivery d
    WHERE d.platform = ${platform} AND d.meeting_id IS NOT NULL AND (${Prisma.join(places, ' OR ')}) LIMIT 1`;
}
