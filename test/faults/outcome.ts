import type { Stage } from './stage.ts';

/** What a play has come to. */
export interface Outcome {
  /** The answers that count, and those of Telegram with all before them, a line each. */
  readonly answers: readonly string[];
  readonly history: readonly string[];
  /** What became of each notice to each target. */
  readonly ledger: ReadonlyMap<string, string>;
  /** Notices in chats that the ledger knows as sent, and their titles. */
  readonly known: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  /** All messages of the bot: place and first line. */
  readonly messages: ReadonlyMap<string, string>;
  /** Deliveries that were touched again after they had been noted as sent. */
  readonly sentAgain: number;
  /** Chats of deliveries that others took over from the dead, once for each time. */
  readonly takenOver: readonly string[];
}

const ANSWERS = `SELECT m.number || ' ' || i.code || ' ' || r.answer || ' ' || r.note || ' ' || r.by_name AS line
  FROM TABLE r JOIN meeting m ON m.id = r.meeting_id JOIN institution i ON i.id = r.institution_id`;

const REMINDERS = `('answerReminder', 'eve', 'morning', 'hostReminder', 'preparationReminder', 'minutesReminder', 'actionReminder')`;

/**
 * Scheduled kinds are told apart by their moment, offers of a next meeting by the one before; others by kind and meeting are one.
 * A person gets one reminder a day about a meeting: which of those that were due it is may depend on when a process died, and so may
 * the reason for which an earlier one is left out.
 */
const LEDGER = `SELECT n.kind || ' ' || coalesce(m.number::text, '-') || ' ' ||
    CASE WHEN n.kind IN ('answerReminder', 'eve', 'morning', 'hostReminder', 'recap') THEN n.due_at::text
      WHEN n.kind = 'nextDraft' THEN (SELECT 'after ' || p.number FROM meeting p WHERE n.key = 'nextDraft:' || p.id) ELSE '' END || ' ' ||
    CASE WHEN d.target LIKE 'chat:%' THEN c.external_id ELSE d.target END AS name,
    d.platform || ' ' || d.chat_id || ' ' || d.message_id AS place, d.state,
    CASE WHEN n.kind NOT IN ${REMINDERS} OR d.state NOT IN ('sent', 'skipped') THEN d.state || ' ' || coalesce(d.reason, '')
      WHEN EXISTS (SELECT FROM delivery o WHERE o.state = 'sent' AND o.meeting_id = d.meeting_id
        AND (o.person_id = d.person_id OR o.target = d.target)
        AND o.day_slot LIKE '%:' || to_char(n.due_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD')) THEN 'reminded on that day'
      WHEN d.reason IN ('told-already', 'too-late') THEN 'skipped'
      ELSE d.state || ' ' || coalesce(d.reason, '') END AS outcome
  FROM delivery d JOIN notice n ON n.id = d.notice_id LEFT JOIN meeting m ON m.id = d.meeting_id
  LEFT JOIN chat c ON d.target = 'chat:' || c.id ORDER BY 1`;

const TAKEN_OVER = `SELECT d.platform || ' ' || d.chat_id AS line FROM taken_over t JOIN delivery d ON d.id = t.delivery_id
  WHERE d.chat_id IS NOT NULL`;

/** Reads the outcome of a play from the database and from what people see. */
export async function readOutcome(stage: Stage): Promise<Outcome> {
  const { pool } = stage.database;
  const lines = async (sql: string): Promise<readonly string[]> =>
    (await pool.query<{ line: string }>(sql)).rows.map(({ line }) => line).toSorted();
  const { rows } = await pool.query<{
    name: string;
    state: string;
    outcome: string;
    place: string | null;
  }>(LEDGER);
  const { rows: again } = await pool.query('SELECT * FROM sent_again');
  const messages = readMessages(stage);
  const known = new Set(
    rows.flatMap(({ state, place }) => (state === 'sent' && place !== null ? place : [])),
  );
  return {
    answers: await lines(ANSWERS.replace('TABLE', 'rsvp')),
    history: await lines(`${ANSWERS.replace('TABLE', 'rsvp_history')} WHERE r.platform = 'telegram'`),
    // What was sent may have a reason too, from a try before.
    ledger: new Map(
      rows.map(({ name, state, outcome }) => [
        name,
        state === 'sent' && outcome.startsWith('sent') ? state : outcome,
      ]),
    ),
    known,
    titles: new Set([...messages].flatMap(([place, title]) => (known.has(place) ? title : []))),
    messages,
    sentAgain: again.length,
    takenOver: await lines(TAKEN_OVER),
  };
}

function readMessages({ telegram, slack, places, members }: Stage): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const chats = [places.group, ...members.flatMap(({ telegram: id }) => id ?? [])];
  for (const chat of chats) {
    for (const { message_id: id, text, from } of telegram.messagesIn({ id: chat })) {
      if (from?.is_bot) found.set(`telegram ${chat} ${id}`, firstLine(text ?? ''));
    }
  }
  const channels = [
    places.channel,
    ...members.flatMap(({ slack: id }) => (id === undefined ? [] : slack.dmOf(id).id)),
  ];
  for (const channel of channels) {
    for (const { ts, text, fromBot } of slack.messagesIn(channel)) {
      if (fromBot) found.set(`slack ${channel} ${ts}`, firstLine(text));
    }
  }
  return found;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replaceAll(/\d+/g, '#');
}

/** Notices that people see and the ledger does not: sent, but the platform's answer never came back. */
export function unnoted(outcome: Outcome, titles: ReadonlySet<string>): readonly string[] {
  return [...outcome.messages].flatMap(([place, title]) =>
    titles.has(title) && !outcome.known.has(place) ? `${place} ${title}` : [],
  );
}

/** Of these notices those in whose chat nothing was being sent by a process that died. */
export function unexplained(doubled: readonly string[], { takenOver }: Outcome): readonly string[] {
  const left = [...takenOver];
  return doubled.filter((place) => {
    const index = left.findIndex((chat) => place.startsWith(`${chat} `));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Notices that the ledger calls sent and nobody sees. */
export function unseen({ known, messages }: Outcome): readonly string[] {
  return [...known].filter((place) => !messages.has(place));
}
