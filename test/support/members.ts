import type { Database } from '../../src/db/client.ts';
import type { Db } from '../../src/db/db.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { Work } from '../../src/model/work.ts';

/** A small forum for tests of services: one institution after the other, with its seat. */
export interface SmallForum {
  readonly forumId: number;
  /** Row of the institution, by code. */
  readonly institutions: Readonly<Record<string, number>>;
}

/** Makes a forum with institutions and nobody in it. */
export async function makeForum(db: Db, codes: readonly string[], now: number): Promise<SmallForum> {
  const at = new Date(now);
  const token = systemRandomness.token(8);
  const forum = await db.forum.create({
    data: { name: `Forum ${token}`, timeZone: 'Asia/Jakarta', calendarToken: token, createdAt: at },
  });
  const institutions: Record<string, number> = {};
  for (const code of codes) {
    const facts = { forumId: forum.id, code, officialName: code, shortName: code, timeZone: 'Asia/Jakarta' };
    const { id } = await db.institution.create({
      data: { ...facts, createdAt: at, seat: { create: { forumId: forum.id } } },
    });
    institutions[code] = id;
  }
  return { forumId: forum.id, institutions };
}

/** Somebody to be put into a forum. */
export interface NewMember {
  readonly forum: SmallForum;
  readonly name: string;
  readonly telegram?: string;
  readonly code?: string;
  readonly capacity?: 'holder' | 'aide';
  readonly role?: 'chair' | 'steering_chair' | 'secretariat';
  readonly now: number;
}

/** Puts somebody into a forum and gives the row. */
export async function addMember(db: Db, member: NewMember): Promise<number> {
  const { forum, name, telegram, code, capacity = 'holder', role } = member;
  const { forumId } = forum;
  const at = new Date(member.now);
  const { id } = await db.person.create({ data: { forumId, name, createdAt: at } });
  if (telegram !== undefined) {
    await db.account.create({
      data: { forumId, personId: id, platform: 'telegram', externalId: telegram, createdAt: at },
    });
  }
  if (code !== undefined) {
    const seat = await db.seat.findFirstOrThrow({ where: { institutionId: forum.institutions[code] ?? 0 } });
    await db.seatHolder.create({ data: { forumId, seatId: seat.id, personId: id, capacity, fromAt: at } });
  }
  if (role !== undefined) await db.roleGrant.create({ data: { forumId, personId: id, role, grantedAt: at } });
  return id;
}

/** Runs something as one unit of work at a moment; nothing is sent. */
export function asWork<T>(database: Database, now: number, action: (work: Work) => Promise<T>): Promise<T> {
  return inTransaction(database, (db) =>
    action({
      ...{ db, now, randomness: systemRandomness, enqueue: async () => {} },
      ...{ cause: 'cli', logger: createLogger('silent') },
    }),
  );
}
