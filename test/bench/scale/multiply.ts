import type { Client } from 'pg';

/** So far are the ids of one copy from those of the next; the forum that is copied has fewer rows of any kind. */
const STRIDE = 20_000;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** Whether a unique index has it that no number of the same row makes different. */
  readonly isUnique: boolean;
}

/**
 * Copies everything of the one forum so many times, by a statement a table: numbers that are ids move on by a stride, and
 * texts that must be unique get the copy's number. Knows no table by name, so that whatever rooms add is copied too.
 * @param client a superuser's, who may leave references unchecked meanwhile
 */
export async function multiplyForum(client: Client, copies: number): Promise<void> {
  await client.query("SET session_replication_role = 'replica'");
  // Invitations show it: those of the copies are to be as they were sent.
  await client.query('DROP INDEX forum_name_key');
  const columns = await readColumns(client);
  for (const [table, own] of Map.groupBy(columns, ({ table }) => table)) {
    const names = own.map(({ name }) => `"${name}"`).join(', ');
    const values = own.map(copied).join(', ');
    await client.query(
      `INSERT INTO "${table}" (${names}) SELECT ${values} FROM "${table}" one, generate_series(1, ${copies}) AS copy
       WHERE one."${table === 'forum' ? 'id' : 'forum_id'}" < ${STRIDE}`,
    );
  }
  // The groups of the copies are no chats of the platform: the bot knows it, and does not ask for them within the next hour.
  await client.query(
    `UPDATE chat SET unreachable_at = now() + interval '1 day', bound_at = NULL WHERE id > ${STRIDE}`,
  );
  await client.query("SET session_replication_role = 'origin'");
  await client.query('VACUUM ANALYZE');
}

function copied({ table, name, type, isUnique }: Column): string {
  const value = `one."${name}"`;
  const isId = name === 'id' || name.endsWith('_id');
  if (isId && (type === 'integer' || type === 'bigint')) return `${value} + copy * ${STRIDE}`;
  // What a delivery is for is named by its kind and its row.
  if (table === 'delivery' && name === 'target')
    return `CASE WHEN ${value} ~ '^[a-z]+:\\d+$' THEN split_part(${value}, ':', 1) || ':' || split_part(${value}, ':', 2)::int + copy * ${STRIDE} ELSE ${value} END`;
  // Whose accounts and chats they are tells forums apart; a person's name does not have to.
  const isForeign = isId && type === 'text' && table !== 'audit_entry';
  return type === 'text' && (isUnique || isForeign) ? `${value} || '-' || copy` : value;
}

async function readColumns(client: Client): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(`
    WITH scoped AS (
      SELECT class.oid, class.relname FROM pg_class class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = 'public' AND relkind = 'r'
        AND (relname = 'forum' OR EXISTS (SELECT FROM pg_attribute a WHERE attrelid = class.oid AND attname = 'forum_id' AND NOT attisdropped))
    )
    SELECT relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type, EXISTS (
      SELECT FROM pg_index i WHERE i.indrelid = scoped.oid AND i.indisunique AND a.attnum = ANY(i.indkey) AND NOT EXISTS (
        SELECT FROM pg_attribute other WHERE other.attrelid = scoped.oid AND other.attnum = ANY(i.indkey)
          AND other.atttypid IN ('int4'::regtype, 'int8'::regtype) AND (other.attname = 'id' OR other.attname LIKE '%\\_id'))
    ) AS "isUnique"
    FROM scoped JOIN pg_attribute a ON a.attrelid = scoped.oid
    WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    ORDER BY relname <> 'forum', relname, a.attnum`);
  return rows;
}
