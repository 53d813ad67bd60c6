import type { Client } from 'pg';
import { findShift, importMoments, meantMoment, type Shift } from './shifted-moments.ts';

/** Columns that an import fills by `to_timestamp`: rightly there, shifted where anything else filled them. */
const IMPORTED: Readonly<Record<string, readonly string[]>> = {
  institution: ['created_at'],
  person: ['created_at'],
  account: ['created_at', 'revoked_at'],
  seat_holder: ['from_at', 'until_at'],
};

/** Written over a plain connection, which tells the zone with each moment, or by triggers, which came after the shift was mended. */
const ALWAYS_RIGHT: readonly string[] = ['look', 'worker'];

/**
 * Puts shifted moments right, all or none; the audit trail's too, which otherwise refuses changes.
 * @param repair.tables the bot's own tables
 * @param repair.note writes into the trail, within the same transaction, that it was done
 * @returns how many rows it changed
 */
export async function repairMoments(
  client: Client,
  repair: {
    readonly shift: Shift;
    readonly tables: readonly string[];
    readonly note: (client: Client) => Promise<void>;
  },
): Promise<number> {
  await client.query('BEGIN');
  try {
    let rows = 0;
    const right = await rightMoments(client, repair.shift);
    for (const { table, columns } of await momentColumns(client, repair.tables)) {
      rows += await repairTable(client, { table, columns, right, zone: repair.shift.zone });
    }
    if ((await findShift(client)) !== undefined) throw new Error('moments are shifted even after the repair');
    await repair.note(client);
    await client.query('COMMIT');
    return rows;
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw fault;
  }
}

/** The moments of imports as they were meant, as text that loses no digit. */
async function rightMoments(client: Client, { zone }: Shift): Promise<readonly string[]> {
  const { rows } = await client.query<{ at: string }>(
    `SELECT ${meantMoment('i.at', '$1::text')}::text AS at FROM (${importMoments}) i`,
    [zone],
  );
  return rows.map(({ at }) => at);
}

interface MomentColumns {
  readonly table: string;
  readonly columns: readonly string[];
}

async function momentColumns(client: Client, tables: readonly string[]): Promise<readonly MomentColumns[]> {
  const { rows } = await client.query<MomentColumns>(
    `SELECT c.relname::text AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.atttypid = 'timestamptz'::regtype
       AND c.relname = ANY($1) GROUP BY c.relname ORDER BY c.relname`,
    [tables.filter((table) => !ALWAYS_RIGHT.includes(table))],
  );
  return rows;
}

async function repairTable(
  client: Client,
  given: MomentColumns & { readonly right: readonly string[]; readonly zone: string },
): Promise<number> {
  const table = client.escapeIdentifier(given.table);
  const imported = IMPORTED[given.table] ?? [];
  const changes = given.columns.map((name) => {
    const column = client.escapeIdentifier(name);
    const meant = meantMoment(column, '$1::text');
    if (!imported.includes(name)) return `${column} = ${meant}`;
    return `${column} = CASE WHEN ${column} = ANY($2::timestamptz[]) THEN ${column} ELSE ${meant} END`;
  });
  await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  // The second parameter is named in every statement, for a parameter that nobody uses has no type.
  const { rowCount } = await client.query(
    `UPDATE ${table} SET ${changes.join(', ')} WHERE $2::timestamptz[] IS NOT NULL`,
    [given.zone, given.right],
  );
  await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  return rowCount ?? 0;
}
