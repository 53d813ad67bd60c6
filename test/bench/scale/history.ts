import type { Client } from 'pg';

/** How much of a past there is. */
export interface Past {
  readonly meetings: number;
  /** Notices that each of them had, each to everybody. */
  readonly notices: number;
}

/** First number of what is past, behind everything that the bot has made. */
const FIRST = 2_000;

/**
 * Gives the one forum a past: meetings long over, minutes done, each answered by everybody twice and with its notices sent; and
 * updates that were handled within the days that they are remembered. What is announced was so some hours ago.
 */
export async function addPast(client: Client, { meetings, notices }: Past): Promise<void> {
  await client.query("UPDATE notice SET created_at = created_at - interval '2 hours'");
  await client.query(`
    INSERT INTO meeting (id, forum_id, number, title, starts_at, time_zone, place, answer_by, state, announced_at, minutes_done_at, created_at)
    SELECT ${FIRST} + past, forum_id, 1000 + past, title, starts_at - past * interval '30 days' - interval '70 days', time_zone, place,
      answer_by - past * interval '30 days' - interval '70 days', 'announced', announced_at - past * interval '30 days',
      starts_at - past * interval '30 days', created_at - past * interval '30 days'
    FROM meeting, generate_series(1, ${meetings}) AS past`);
  const answers = `
    SELECT forum_id, ${FIRST} + past AS meeting_id, institution_id, answer, by_name, platform, chat_id, sequence,
      answered_at - past * interval '30 days' AS answered_at FROM rsvp, generate_series(1, ${meetings}) AS past`;
  const names =
    'forum_id, meeting_id, institution_id, answer, by_name, platform, chat_id, sequence, answered_at';
  await client.query(`INSERT INTO rsvp_history (${names}, counted)
    SELECT ${names}, true FROM (${answers}) AS one, generate_series(1, 2)`);
  await client.query(`INSERT INTO rsvp (${names}) ${answers} ON CONFLICT DO NOTHING`);
  await client.query(`
    INSERT INTO notice (id, forum_id, key, kind, meeting_id, due_at, created_at)
    SELECT ${FIRST} + meeting.id * 10 + turn, forum_id, 'past:' || meeting.id || ':' || turn, 'answerReminder', meeting.id, answer_by, answer_by
    FROM meeting, generate_series(1, ${notices}) AS turn WHERE meeting.id > ${FIRST}`);
  await client.query(`
    INSERT INTO delivery (forum_id, notice_id, target, person_id, meeting_id, platform, chat_id, message_id, state, not_before, sent_at)
    SELECT notice.forum_id, notice.id, 'person:' || person.id, person.id, notice.meeting_id, 'telegram', person.id, notice.id * 1000 + person.id,
      'sent', due_at, due_at FROM notice, person WHERE notice.id > ${FIRST}`);
  await client.query(`
    INSERT INTO processed_update (platform, key, at)
    SELECT 'telegram', 'past:' || update, now() - update * interval '1 second' FROM generate_series(1, 100000) AS update`);
}
