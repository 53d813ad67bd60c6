import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { MINUTE_MS } from '../../../lib/clock.ts';

/** What an institution may know of having been host of a meeting that it does not host any more. */
export interface HostWord {
  /** A change of the draft named it; otherwise the draft was made with it. */
  readonly wasNamed: boolean;
  /** It was told that it is to be host, or somebody was asked to tell it. */
  readonly wasTold: boolean;
  /** When the meeting was made, epoch milliseconds. */
  readonly madeAt: number;
}

/** So long after a change a message that is being sent may have been written before it; later it was left out or says the same. */
const UNDER_WAY_MS = MINUTE_MS;

/** Finds out what an institution may know of its part as host; undefined where there is no such meeting. */
export async function findHostWord(
  db: Db,
  of: {
    readonly forumId: number;
    readonly meetingId: number;
    readonly institutionId: number;
    readonly now: number;
  },
): Promise<HostWord | undefined> {
  const { forumId, meetingId, institutionId, now } = of;
  const [found] = await db.$queryRaw<readonly (Omit<HostWord, 'madeAt'> & { readonly madeAt: Date })[]>(
    Prisma.sql`
    WITH news AS (
      SELECT n.id, n.created_at, n.facts->>'what' AS what, n.facts->>'what' = 'released' AND n.facts->>'isTakenBack' = 'false' AS releases
      FROM notice n WHERE n.forum_id = ${forumId} AND n.meeting_id = ${meetingId} AND n.kind = 'hostChanged'
        AND n.facts->>'institutionId' = ${String(institutionId)})
    SELECT coalesce((SELECT what FROM news ORDER BY id LIMIT 1) = 'named', false) AS "wasNamed",
      EXISTS (SELECT FROM news LEFT JOIN delivery d ON d.notice_id = news.id
        WHERE NOT news.releases AND (d.id IS NULL OR d.state IN ('sent', 'failed', 'unreachable') OR (d.state = 'sending'
          AND (SELECT max(created_at) FROM news WHERE releases) > ${new Date(now - UNDER_WAY_MS)}))) AS "wasTold",
      m.created_at AS "madeAt"
    FROM meeting m WHERE m.forum_id = ${forumId} AND m.id = ${meetingId}`,
  );
  return found && { ...found, madeAt: found.madeAt.getTime() };
}
