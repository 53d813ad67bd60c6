import type { Client } from 'pg';
import type { BackupMigration, BackupTable } from './format.ts';

/** The migrations that a database has, oldest first; none for one without a history. */
export async function appliedMigrations(client: Client): Promise<readonly BackupMigration[]> {
  const history = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`);
  if (history.rows[0]?.there !== true) return [];
  const { rows } = await client.query<BackupMigration>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

/** Those of `names` that exist, with their columns, so ordered that none refers to a later one. */
export async function existingTables(
  client: Client,
  names: readonly string[],
): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<BackupTable>(
    `SELECT c.relname::text AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = quote_ident(current_schema())::regnamespace AND c.relkind = 'r' AND c.relname = ANY($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [names],
  );
  const references = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT f.relname::text AS from, t.relname::text AS to
     FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = quote_ident(current_schema())::regnamespace AND f.oid <> t.oid`,
  );
  return inOrder(rows, references.rows);
}

function inOrder(
  tables: readonly BackupTable[],
  references: readonly { readonly from: string; readonly to: string }[],
): readonly BackupTable[] {
  const waiting = new Map(tables.map((table) => [table.table, table]));
  const ordered: BackupTable[] = [];
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(
      ({ table }) => !references.some(({ from, to }) => from === table && waiting.has(to)),
    );
    if (next === undefined) throw new Error('tables refer to each other in a circle');
    waiting.delete(next.table);
    ordered.push(next);
  }
  return ordered;
}

/** The sequences of these tables, with where they stand. */
export async function sequencesOf(
  client: Client,
  tables: readonly string[],
): Promise<readonly { readonly name: string; readonly value: string; readonly isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT s.relname::text AS name FROM pg_class s
     JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i') JOIN pg_class t ON t.oid = d.refobjid
     WHERE s.relkind = 'S' AND t.relnamespace = quote_ident(current_schema())::regnamespace AND t.relname = ANY($1) ORDER BY 1`,
    [tables],
  );
  const states = [];
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${client.escapeIdentifier(name)}`,
    );
    states.push({ name, value: state.rows[0]?.value ?? '1', isCalled: state.rows[0]?.called ?? false });
  }
  return states;
}
