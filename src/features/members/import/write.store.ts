import type { Db } from '../../../db/db.ts';
import type { MembersPlan, PersonRef } from './types.ts';

/** Rows that one statement takes, so that progress can be told between them. */
const CHUNK = 2_500;

/** Where a plan is written to. */
interface Target {
  readonly db: Db;
  readonly forumId: number;
  /** Moment of the import, epoch milliseconds. */
  readonly now: number;
  /** Told after each statement how many rows it wrote. */
  readonly onWritten: (rows: number) => void;
}

/** Writes a plan: each list by statements over whole sets (jsonb_to_recordset), never row by row. */
export async function writePlan(target: Target, plan: MembersPlan): Promise<void> {
  await writeInstitutions(target, plan.institutions);
  await writeSeats(target, plan.seats);
  await revokeAccounts(target, plan.revokedAccountIds);
  await endHoldings(target, plan.endedHoldingIds);
  const ids = await addPeople(target, plan.newPeople);
  const idOf = (ref: PersonRef): number => (ref.kind === 'stored' ? ref.id : (ids[ref.index] ?? 0));
  await renamePeople(target, plan.renamedPeople);
  await addressPeople(target, plan.newSalutations);
  await writeAccounts(
    target,
    plan.accounts.map(({ person, platform, externalId }) => ({ person: idOf(person), platform, externalId })),
  );
  await addHoldings(
    target,
    plan.newHoldings.map((holding) => ({ ...holding, person: idOf(holding.person) })),
  );
  await changePositions(target, plan.newPositions);
}

async function inChunks<Row>(
  { onWritten }: Target,
  { rows, write }: { readonly rows: readonly Row[]; readonly write: (json: string) => Promise<unknown> },
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    await write(JSON.stringify(chunk));
    onWritten(chunk.length);
  }
}

function writeInstitutions(target: Target, rows: MembersPlan['institutions']): Promise<void> {
  const { db, forumId, now } = target;
  return inChunks(target, {
    rows,
    write: (json) => db.$executeRaw`
      INSERT INTO institution (forum_id, code, official_name, short_name, time_zone, kind, list_order, verified, created_at)
      SELECT ${forumId}::int, r.code, r."officialName", r."shortName", r."timeZone", r.kind, r."order", true,
        to_timestamp(${now / 1_000}::float8)
      FROM jsonb_to_recordset(${json}::jsonb)
        AS r(code text, "officialName" text, "shortName" text, "timeZone" text, kind institution_kind, "order" int)
      ON CONFLICT (forum_id, code) DO UPDATE SET official_name = excluded.official_name,
        short_name = excluded.short_name, time_zone = excluded.time_zone, kind = excluded.kind,
        list_order = excluded.list_order, verified = true, left_at = NULL`,
  });
}

function writeSeats(target: Target, rows: MembersPlan['seats']): Promise<void> {
  const { db, forumId } = target;
  return inChunks(target, {
    rows,
    write: (json) => db.$executeRaw`
      INSERT INTO seat (forum_id, institution_id, title)
      SELECT ${forumId}::int, i.id, r.title
      FROM jsonb_to_recordset(${json}::jsonb) AS r(code text, title text)
      JOIN institution i ON i.forum_id = ${forumId}::int AND i.code = r.code
      ON CONFLICT (institution_id) DO UPDATE SET title = excluded.title`,
  });
}

/** Numbers are taken first, so that which row got which number is certain. */
async function addPeople(target: Target, rows: MembersPlan['newPeople']): Promise<readonly number[]> {
  const { db, forumId, now } = target;
  const numbers = await db.$queryRaw<{ readonly id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('person', 'id'))::int AS id FROM generate_series(1, ${rows.length}::int)`;
  const ids = numbers.map(({ id }) => id);
  await inChunks(target, {
    rows: rows.map(({ name, salutation }, index) => ({ id: ids[index], name, salutation })),
    write: (json) => db.$executeRaw`
      INSERT INTO person (id, forum_id, name, salutation, created_at)
      SELECT r.id, ${forumId}::int, r.name, r.salutation, to_timestamp(${now / 1_000}::float8)
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id int, name text, salutation text)`,
  });
  return ids;
}

function renamePeople(target: Target, rows: MembersPlan['renamedPeople']): Promise<void> {
  const { db, forumId } = target;
  return inChunks(target, {
    rows,
    write: (json) => db.$executeRaw`
      UPDATE person p SET name = r.name
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id int, name text)
      WHERE p.id = r.id AND p.forum_id = ${forumId}::int`,
  });
}

function addressPeople(target: Target, rows: MembersPlan['newSalutations']): Promise<void> {
  const { db, forumId } = target;
  return inChunks(target, {
    rows,
    write: (json) => db.$executeRaw`
      UPDATE person p SET salutation = r.salutation
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id int, salutation text)
      WHERE p.id = r.id AND p.forum_id = ${forumId}::int`,
  });
}

interface WrittenAccount {
  readonly person: number;
  readonly platform: string;
  readonly externalId: string;
}

function writeAccounts(target: Target, rows: readonly WrittenAccount[]): Promise<void> {
  const { db, forumId, now } = target;
  return inChunks(target, {
    rows,
    write: (json) => db.$executeRaw`
      INSERT INTO account (forum_id, person_id, platform, external_id, created_at)
      SELECT ${forumId}::int, r.person, r.platform, r."externalId", to_timestamp(${now / 1_000}::float8)
      FROM jsonb_to_recordset(${json}::jsonb) AS r(person int, platform platform, "externalId" text)
      ON CONFLICT (forum_id, platform, external_id) DO UPDATE SET person_id = excluded.person_id, revoked_at = NULL`,
  });
}

function revokeAccounts(target: Target, ids: readonly number[]): Promise<void> {
  const { db, forumId, now } = target;
  return inChunks(target, {
    rows: ids,
    write: (json) => db.$executeRaw`
      UPDATE account SET revoked_at = to_timestamp(${now / 1_000}::float8)
      WHERE forum_id = ${forumId}::int AND id IN (SELECT jsonb_array_elements_text(${json}::jsonb)::int)`,
  });
}

function endHoldings(target: Target, ids: readonly number[]): Promise<void> {
  const { db, forumId, now } = target;
  return inChunks(target, {
    rows: ids,
    write: (json) => db.$executeRaw`
      UPDATE seat_holder SET until_at = to_timestamp(${now / 1_000}::float8)
      WHERE forum_id = ${forumId}::int
        AND id IN (SELECT jsonb_array_elements_text(${json}::jsonb)::int)`,
  });
}

interface WrittenHolding {
  readonly code: string;
  readonly person: number;
  readonly capacity: string;
  readonly position: string;
}

function addHoldings(target: Target, rows: readonly WrittenHolding[]): Promise<void> {
  const { db, forumId, now } = target;
  return inChunks(target, {
    rows,
    write: (json) => db.$executeRaw`
      INSERT INTO seat_holder (forum_id, seat_id, person_id, capacity, position, from_at)
      SELECT ${forumId}::int, s.id, r.person, r.capacity, r.position, to_timestamp(${now / 1_000}::float8)
      FROM jsonb_to_recordset(${json}::jsonb) AS r(code text, person int, capacity capacity, position text)
      JOIN institution i ON i.forum_id = ${forumId}::int AND i.code = r.code
      JOIN seat s ON s.institution_id = i.id`,
  });
}

function changePositions(target: Target, rows: MembersPlan['newPositions']): Promise<void> {
  const { db, forumId } = target;
  return inChunks(target, {
    rows,
    write: (json) => db.$executeRaw`
      UPDATE seat_holder h SET position = r.position
      FROM jsonb_to_recordset(${json}::jsonb) AS r("holdingId" int, position text)
      WHERE h.id = r."holdingId" AND h.forum_id = ${forumId}::int`,
  });
}
