import type { Database } from '../../db/client.ts';
import {
  createTogether,
  type Together,
  type TogetherRow,
  type TogetherStatement,
} from '../../db/together.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import { laneKeys } from './rules.ts';

/**
 * As many places as a platform takes messages in a window of time, shared by all processes: whoever has one sends one message, and
 * the place rests for a window once the platform has answered. So no window holds more, however late anybody is.
 */
export interface Places {
  /** Asks for a place for a message to that chat. */
  claim(chat: PlacedChat): Promise<Claim>;
  /**
   * The platform has answered at that moment of this process's running time, or (undefined) nothing was sent. Never rejects: a place
   * comes free by itself in the end.
   */
  leave(place: Place, answeredAt: number | undefined): Promise<void>;
  /** Takes a place for an answer, which goes before messages; gives back how many milliseconds it is to wait. */
  reply(chat: PlacedChat): Promise<number>;
}

/** Where something goes; `key` is undefined where what is said there is not held apart. */
export interface PlacedChat {
  readonly key: string | undefined;
}

/** A place for one message. */
export interface Place {
  readonly key: string;
  /** Until when it is held, by the database's clock; tells this claim from later ones. */
  readonly until: number;
  readonly chat: PlacedChat;
}

/** A place that is free in `waitMs`, or none: then it is worth asking again after that time. */
export interface Claim {
  readonly place: Place | undefined;
  readonly waitMs: number;
}

/** What places are made from. */
export interface PlacesOptions {
  readonly platform: PlatformName;
  /** So many messages and answers in a window. */
  readonly count: number;
  readonly windowMs: number;
  /** Least time between two messages of ours in a chat. */
  readonly inChatMs: number;
  /** Running time in milliseconds; it never goes back. */
  readonly elapsed: () => number;
}

/** A message gets a place that comes free within that time, so that its way to the database does not leave the place idle. */
const AHEAD_MS = 250;
/** Who has no place asks again after at least and at most so long: others give theirs back meanwhile. */
const ASK_AGAIN_MS = { least: 10, most: 100 };
/** A place whose holder says nothing is free again after that time and a window: it died, or its message has arrived or will not. */
const LONGEST_WAY_MS = 3_000;
/** An answer has reached the platform by then. */
const REPLY_UNDER_WAY_MS = 300;
/** While people ask, one place is kept free for the next of them. */
export const KEPT_FOR_REPLIES_MS = 5_000;
/** More messages than this share of a window are a notice on its way to everybody, which takes the platform's room. */
const SHARE_BESIDE = 0.1;

/** Nothing is lost with what is written here when the server falls: so nobody waits for its disk. */
const MOMENT = `moment AS MATERIALIZED (
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now, set_config('synchronous_commit', 'off', true) AS loose)`;

interface ClaimRow extends TogetherRow {
  readonly key: string | null;
  readonly until: number | null;
  readonly waitMs: number;
  readonly known: number;
  /** The database's moment. */
  readonly now: number;
}

/** Makes the places of a platform; they are rows of the database. */
export function createPlaces({ pool }: Pick<Database, 'pool'>, options: PlacesOptions): Places {
  const statements: Together = createTogether((question) => pool.query(question));
  const claimOne = claimStatement(options);
  const leaveOne = leaveStatement(options);
  const replyOne = replyStatement(options);
  const { platform, count, elapsed } = options;
  const clock = createServerClock();
  const ask = async (chat: PlacedChat): Promise<ClaimRow> => {
    const askedAt = elapsed();
    const row = await statements.run<ClaimRow>(claimOne, { chat: chat.key });
    if (row === undefined) throw new Error('a claim was not answered');
    clock.note({ askedAt, now: row.now });
    return row;
  };
  return {
    claim: async (chat) => {
      const first = await ask(chat);
      const isComplete = first.known === count || first.key !== null;
      if (!isComplete) await pool.query(makeStatement({ platform, count }));
      const { key, until, waitMs } = isComplete ? first : await ask(chat);
      return key === null || until === null
        ? { place: undefined, waitMs: Math.min(ASK_AGAIN_MS.most, Math.max(ASK_AGAIN_MS.least, waitMs)) }
        : { place: { key, until, chat }, waitMs };
    },
    leave: async ({ key, until, chat }, answeredAt) => {
      const used = answeredAt !== undefined;
      const item = { key, until, used, chat: chat.key, at: used ? clock.latest(answeredAt) : undefined };
      await statements.run(leaveOne, item).catch(() => undefined);
    },
    reply: async (chat) => {
      const row = await statements.run<TogetherRow & { waitMs: number }>(replyOne, { chat: chat.key });
      return row?.waitMs ?? 0;
    },
  };
}

/** A sample is worth so much that two clocks do not drift apart by a millisecond meanwhile. */
const SAMPLE_MS = 10_000;

/**
 * What the database's clock shows at a moment of this process: at the latest what it showed when it answered, counted from when
 * it was asked. So a word that is long on its way to the database does not make a place rest longer.
 */
function createServerClock(): {
  note(sample: { readonly askedAt: number; readonly now: number }): void;
  latest(at: number): number | undefined;
} {
  let best: { readonly askedAt: number; readonly ahead: number } | undefined;
  return {
    note: ({ askedAt, now }) => {
      const ahead = now - askedAt;
      const isBetter = best === undefined || ahead < best.ahead || askedAt - best.askedAt > SAMPLE_MS;
      if (isBetter) best = { askedAt, ahead };
    },
    latest: (at) => (best === undefined || at - best.askedAt > SAMPLE_MS ? undefined : at + best.ahead),
  };
}

function placeKeys({ platform, count }: Pick<PlacesOptions, 'platform' | 'count'>): string {
  const keys = Array.from({ length: count }, (_, index) => `'${placeKey(platform, index)}'`);
  return `ARRAY[${keys.join(', ')}]`;
}

function placeKey(platform: PlatformName, index: number): string {
  return `${platform}:place:${index}`;
}

/** Places are made when they are missed, for what is old is forgotten. */
function makeStatement(places: Pick<PlacesOptions, 'platform' | 'count'>): string {
  return `INSERT INTO pace_bucket (key, next_at) SELECT key, 0 FROM unnest(${placeKeys(places)}) AS p(key) ON CONFLICT (key) DO NOTHING`;
}

/** Gives each message, in their order, the place that has been free longest. Places that somebody else is just taking are passed over. */
function claimStatement({ platform, count, windowMs }: PlacesOptions): TogetherStatement {
  const text = `WITH ${MOMENT}, item AS (
      SELECT i.ord, coalesce(greatest(0, r.next_at - m.now), 0) AS chat_ms
      FROM jsonb_to_recordset($1::jsonb) AS i(ord int, chat text) CROSS JOIN moment m
        LEFT JOIN pace_bucket r ON r.key = i.chat || ' replied'
    ), ready AS (
      SELECT ord, row_number() OVER (ORDER BY ord) AS rank FROM item WHERE chat_ms = 0
    ), free AS (
      SELECT b.key, b.next_at FROM pace_bucket b CROSS JOIN moment m
      WHERE b.key = ANY(${placeKeys({ platform, count })}) AND b.next_at <= m.now + ${AHEAD_MS}
        AND (b.key <> '${placeKey(platform, count - 1)}' OR NOT EXISTS (
          SELECT FROM pace_bucket r WHERE r.key = '${platform} replied' AND r.next_at > m.now))
      ORDER BY b.next_at, b.key LIMIT (SELECT count(*) FROM ready) FOR UPDATE OF b SKIP LOCKED
    ), ranked AS (
      SELECT key, next_at, row_number() OVER (ORDER BY next_at, key) AS rank FROM free
    ), claimed AS (
      UPDATE pace_bucket b SET next_at = greatest(r.next_at, m.now) + ${LONGEST_WAY_MS + windowMs}
      FROM ranked r CROSS JOIN moment m WHERE b.key = r.key
      RETURNING b.key, b.next_at AS until, greatest(0, r.next_at - m.now) AS wait_ms, r.rank
    ), others AS (
      SELECT count(*)::int AS known, coalesce(min(b.next_at) FILTER (WHERE b.next_at > m.now + ${AHEAD_MS}) - min(m.now) - ${AHEAD_MS}, 0) AS wait_ms
      FROM pace_bucket b CROSS JOIN moment m WHERE b.key = ANY(${placeKeys({ platform, count })})
    )
    SELECT i.ord, false AS deferred, c.key, c.until, o.known, m.now,
      coalesce(c.wait_ms, greatest(i.chat_ms, o.wait_ms))::float8 AS "waitMs"
    FROM item i CROSS JOIN others o CROSS JOIN moment m LEFT JOIN ready r ON r.ord = i.ord LEFT JOIN claimed c ON c.rank = r.rank`;
  return { name: `claim-place-${platform}`, text };
}

/** A place that somebody else has claimed meanwhile is theirs. Answers to that chat are told when a message was there. */
function leaveStatement({ platform, windowMs, inChatMs }: PlacesOptions): TogetherStatement {
  const text = `WITH ${MOMENT}, item AS (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS i(ord int, key text, until float8, used boolean, chat text, at float8)
    ), left_places AS (
      UPDATE pace_bucket b SET next_at = CASE WHEN i.used THEN least(i.at, m.now) + ${windowMs} ELSE m.now END
      FROM item i CROSS JOIN moment m WHERE b.key = i.key AND b.next_at = i.until
    ), told AS (
      UPDATE pace_bucket b SET next_at = m.now + ${inChatMs}
      FROM (SELECT DISTINCT chat FROM item WHERE used) i CROSS JOIN moment m
      WHERE b.key = i.chat AND b.next_at < m.now + ${inChatMs}
    )
    SELECT ord, false AS deferred FROM item`;
  return { name: `leave-place-${platform}`, text };
}

/**
 * Takes for each answer the place that is free first. It is waited for only while messages fill the window: a crowd of people
 * is the platform's to slow down. Nor is an answer to come at once upon a message in the same chat.
 */
function replyStatement({ platform, count, windowMs, inChatMs }: PlacesOptions): TogetherStatement {
  const lanes = laneKeys({ key: platform, lanes: count, windowMs }).map((key) => `'${key}'`);
  const text = `WITH ${MOMENT}, item AS (
      SELECT i.ord, i.chat, row_number() OVER (ORDER BY i.ord) AS rank,
        CASE WHEN b.next_at - ${inChatMs} <= m.now THEN greatest(0, b.next_at - m.now) ELSE 0 END AS chat_ms
      FROM jsonb_to_recordset($1::jsonb) AS i(ord int, chat text) CROSS JOIN moment m LEFT JOIN pace_bucket b ON b.key = i.chat
    ), crowd AS (
      SELECT count(*) > ${count * SHARE_BESIDE} AS is_dense FROM pace_bucket b CROSS JOIN moment m
      WHERE b.key = ANY(ARRAY[${lanes.join(', ')}]) AND b.next_at > m.now
    ), free AS (
      SELECT b.key, b.next_at FROM pace_bucket b CROSS JOIN moment m CROSS JOIN crowd c
      WHERE b.key = ANY(${placeKeys({ platform, count })}) AND b.next_at <= m.now + CASE WHEN c.is_dense THEN ${windowMs} ELSE 0 END
      ORDER BY b.next_at, b.key LIMIT (SELECT count(*) FROM item) FOR UPDATE OF b SKIP LOCKED
    ), ranked AS (
      SELECT key, next_at, row_number() OVER (ORDER BY next_at, key) AS rank FROM free
    ), turn AS (
      SELECT i.ord, i.chat, r.key, greatest(coalesce(i.chat_ms, 0), coalesce(r.next_at - m.now, 0)) AS wait_ms
      FROM item i CROSS JOIN moment m LEFT JOIN ranked r ON r.rank = i.rank
    ), taken AS (
      UPDATE pace_bucket b SET next_at = m.now + t.wait_ms + ${REPLY_UNDER_WAY_MS + windowMs}
      FROM turn t CROSS JOIN moment m WHERE b.key = t.key
    ), told AS (
      INSERT INTO pace_bucket (key, next_at)
      SELECT key, max(at) FROM (
        SELECT '${platform} replied' AS key, m.now + ${KEPT_FOR_REPLIES_MS} AS at FROM moment m
        UNION ALL
        SELECT t.chat || ' replied', m.now + t.wait_ms + ${inChatMs} FROM turn t CROSS JOIN moment m WHERE t.chat IS NOT NULL
      ) replied GROUP BY key ORDER BY key
      ON CONFLICT (key) DO UPDATE SET next_at = greatest(pace_bucket.next_at, excluded.next_at)
    )
    SELECT ord, false AS deferred, wait_ms::float8 AS "waitMs" FROM turn`;
  return { name: `reply-place-${platform}`, text };
}
