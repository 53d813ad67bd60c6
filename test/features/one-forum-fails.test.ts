import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportInvitations } from '../../src/features/meetings/posting/report-invitations.job.ts';
import { reportUnreachable } from '../../src/features/reminders/report-unreachable.job.ts';
import { HOUR_MS } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { Job } from '../../src/model/job.ts';
import { openTestDatabase } from '../support/database.ts';
import { addForums } from '../support/many-forums.ts';

// A Friday at ten in Jakarta, when people out of reach are reported.
const NOW = Date.UTC(2027, 0, 15, 3);
/** Two whose reports cannot be written, and one after them. */
const FORUMS = 3;
const REFUSED = [1, 2];

const lines: string[] = [];
const logger = createLogger('error', { write: (line: string) => void lines.push(line) });
let database: Awaited<ReturnType<typeof openTestDatabase>>;

function run(job: Job): Promise<void> {
  const clock = { now: () => NOW };
  return job.run({
    ...{ database, clock, logger, randomness: systemRandomness, admins: [], enqueue: async () => {} },
  });
}

async function forumsWith(kind: string): Promise<readonly number[]> {
  const found = await database.prisma.notice.findMany({ where: { kind }, orderBy: { forumId: 'asc' } });
  return found.map(({ forumId }) => forumId);
}

/** In each forum a secretariat, an invitation that stands in a group, and somebody whom nothing reached. */
async function addReportable(): Promise<void> {
  const { prisma: db } = database;
  const at = new Date(NOW - 3_600_000);
  await db.$executeRaw`INSERT INTO person (id, forum_id, name, created_at) SELECT id, id, 'P' || id, ${at} FROM forum`;
  await db.$executeRaw`INSERT INTO role_grant (forum_id, person_id, role, granted_at) SELECT id, id, 'secretariat', ${at} FROM forum`;
  await db.$executeRaw`INSERT INTO chat (id, forum_id, platform, external_id, kind, title, bound_at)
    SELECT id, id, 'telegram', '-' || id, 'group', 'G' || id, ${at} FROM forum`;
  await db.$executeRaw`INSERT INTO notice (forum_id, meeting_id, key, kind, due_at, created_at)
    SELECT forum_id, id, 'n' || id, 'announcement', ${at}, ${at} FROM meeting WHERE number = 2`;
  await db.$executeRaw`INSERT INTO delivery (forum_id, notice_id, meeting_id, target, state, not_before, message_id)
    SELECT forum_id, id, meeting_id, 'chat:' || forum_id, 'sent', ${at}, '1' FROM notice`;
  await db.$executeRaw`INSERT INTO delivery (forum_id, notice_id, target, person_id, state, not_before)
    SELECT forum_id, id, 'person:' || forum_id, forum_id, 'sending', ${at} FROM notice`;
  await db.$executeRaw`UPDATE delivery SET state = 'unreachable' WHERE person_id IS NOT NULL`;
  await db.$executeRaw`UPDATE delivery SET attempts = 1 WHERE person_id IS NULL`;
}

beforeAll(async () => {
  database = await openTestDatabase();
  await addForums(database, { from: 1, until: FORUMS, now: NOW });
  await addReportable();
  await database.prisma.$executeRawUnsafe(
    `ALTER TABLE notice ADD CONSTRAINT refused CHECK (kind = 'announcement' OR forum_id NOT IN (${REFUSED.join(', ')}))`,
  );
});
afterAll(() => database.close());

it.each([
  ['announcementReport', 'invitations', reportInvitations],
  ['unreachable', 'lost', reportUnreachable],
] as const)(
  '%s is written for the other forums where it fails for some, which are tried again',
  async (kind, subject, job) => {
    lines.length = 0;
    await run(job);
    expect(await forumsWith(kind)).toEqual([3]);
    expect(lines).toHaveLength(REFUSED.length);
    const again = await database.prisma.look.findMany({ where: { subject }, orderBy: { forumId: 'asc' } });
    // Whoever was told is looked at again the next morning.
    const isSoon = ({ at }: { readonly at: Date }): boolean => +at > NOW && +at <= NOW + HOUR_MS;
    expect(again.filter(isSoon).map(({ forumId }) => forumId)).toEqual(REFUSED);
  },
);
