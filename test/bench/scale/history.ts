import type { Client } from 'pg';

/** How much of a past there is. */
export interface Past {
  readonly meetings: number;
  /** Notices that each of them had, each to everybody. */
  readonly notices: number;
  /** How often everybody answered each of them. */
  readonly changes: number;
}

/** First number of what is past, behind everything that the bot has made. */
const FIRST = 2_000;
/** Entries of the library of a forum, and things that were agreed at each meeting. */
const ENTRIES = 10;
const AGREED = 3;

/**
 * Gives the one forum a past: meetings long over, each with a host, minutes done, answered by everybody and with its notices sent,
 * with what was agreed (of the last one some is still open); a host of the meeting that is to come; a library; and updates that
 * were handled within the days that they are remembered. What is announced was so some hours ago.
 */
export async function addPast(client: Client, { meetings, notices, changes }: Past): Promise<void> {
  await client.query("UPDATE notice SET created_at = created_at - interval '2 hours'");
  await client.query(`
    INSERT INTO meeting (id, forum_id, number, title, starts_at, time_zone, place, answer_by, state, announced_at, minutes_done_at, created_at,
      host_institution_id)
    SELECT ${FIRST} + past, forum_id, 1000 + past, title, starts_at - past * interval '30 days' - interval '70 days', time_zone, place,
      answer_by - past * interval '30 days' - interval '70 days', 'announced', announced_at - past * interval '30 days',
      starts_at - past * interval '30 days', created_at - past * interval '30 days', (SELECT min(id) FROM institution) + past
    FROM meeting, generate_series(1, ${meetings}) AS past`);
  await client.query(
    `UPDATE meeting SET host_institution_id = (SELECT min(id) + 1 FROM institution) WHERE id < ${FIRST}`,
  );
  await addAnswers(client, { meetings, changes });
  await client.query(`
    INSERT INTO notice (id, forum_id, key, kind, meeting_id, due_at, created_at)
    SELECT ${FIRST} + meeting.id * 10 + turn, forum_id, 'past:' || meeting.id || ':' || turn, 'answerReminder', meeting.id, answer_by, answer_by
    FROM meeting, generate_series(1, ${notices}) AS turn WHERE meeting.id > ${FIRST}`);
  await client.query(`
    INSERT INTO delivery (forum_id, notice_id, target, person_id, meeting_id, platform, chat_id, message_id, state, not_before, sent_at)
    SELECT notice.forum_id, notice.id, 'person:' || person.id, person.id, notice.meeting_id, 'telegram', person.id, notice.id * 1000 + person.id,
      'sent', due_at, due_at FROM notice, person WHERE notice.id > ${FIRST}`);
  await addAgreed(client);
  await addLibrary(client);
  await client.query(`
    INSERT INTO processed_update (platform, key, at)
    SELECT 'telegram', 'past:' || update, now() - update * interval '1 second' FROM generate_series(1, 100000) AS update`);
}

async function addAnswers(client: Client, { meetings, changes }: Omit<Past, 'notices'>): Promise<void> {
  const answers = `
    SELECT forum_id, ${FIRST} + past AS meeting_id, institution_id, answer, by_name, platform, chat_id, sequence,
      answered_at - past * interval '30 days' AS answered_at FROM rsvp, generate_series(1, ${meetings}) AS past`;
  const names =
    'forum_id, meeting_id, institution_id, answer, by_name, platform, chat_id, sequence, answered_at';
  await client.query(`INSERT INTO rsvp_history (${names}, counted)
    SELECT ${names}, true FROM (${answers}) AS one, generate_series(1, ${changes})`);
  await client.query(`INSERT INTO rsvp (${names}) ${answers} ON CONFLICT DO NOTHING`);
}

/** What was agreed at each meeting is done, but for that of the newest past one. */
async function addAgreed(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO action_item (forum_id, meeting_id, number, description, institution_id, due_at, state, created_at, closed_at)
    SELECT forum_id, id, id * 10 + turn, 'Menyusun laporan', host_institution_id,
      CASE WHEN id = ${FIRST + 1} THEN now() + interval '40 days' ELSE starts_at + interval '40 days' END,
      CASE WHEN id = ${FIRST + 1} THEN 'open' ELSE 'done' END::action_state, starts_at, CASE WHEN id > ${FIRST + 1} THEN starts_at + interval '30 days' END
    FROM meeting, generate_series(1, ${AGREED}) AS turn WHERE id > ${FIRST}`);
}

/** Its words are indexed by the bot, at the next tick. */
async function addLibrary(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO library_entry (forum_id, number, kind, status, title, summary, institution_id, created_at, published_at)
    SELECT forum.id, number, 'policy', 'published', 'Pedoman pengelolaan arsip ' || number, 'Cara menyimpan dan memusnahkan arsip daerah ' || number,
      (SELECT min(id) + number FROM institution), now() - number * interval '30 days', now() - number * interval '30 days'
    FROM forum, generate_series(1, ${ENTRIES}) AS number`);
}
