import type { Client } from 'pg';

/** So far are the ids of one copy from those of the next; the forum that is copied has fewer rows of any kind. */
const STRIDE = 20_000;

/** Tables whose rows come one at a time, while other forums' do. */
const ONE_AT_A_TIME = ['rsvp', 'rsvp_history'];

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** Whether a unique index has it that no number of the same row makes different. */
  readonly isUnique: boolean;
}

/**
 * Copies everything of the one forum so many times, by a statement a table: numbers that are ids move on by a stride, and
 * texts that must be unique get the copy's number. Knows no table by name, so that whatever rooms add is copied too. What came
 * together lies together, as members that were imported; answers, which come one at a time, lie between those of other forums.
 * @param client a superuser's, who may leave references unchecked meanwhile
 */
export async function multiplyForum(client: Client, more: number): Promise<void> {
  // What is emptied and filled in one transaction needs no log, and indexes are sorted once instead of kept.
  await client.query('BEGIN');
  await client.query("SET LOCAL session_replication_role = 'replica'");
  await client.query("SET LOCAL maintenance_work_mem = '1GB'");
  // Invitations show it: those of the copies are to be as they were sent.
  await client.query('DROP INDEX forum_name_key');
  const tables = Map.groupBy(await readColumns(client), ({ table }) => table);
  const names = [...tables.keys()];
  const indexes = await takeIndexes(client, names);
  for (const table of names)
    await client.query(`CREATE TEMP TABLE "one ${table}" ON COMMIT DROP AS SELECT * FROM "${table}"`);
  await client.query(`TRUNCATE ${names.map((table) => `"${table}"`).join(', ')}`);
  for (const [table, own] of tables) {
    const mixed = `"one ${table}" one CROSS JOIN LATERAL generate_series(0, ${more} + 0 * (one IS NULL)::int) AS copy`;
    const apart = `generate_series(0, ${more}) AS copy CROSS JOIN LATERAL (SELECT * FROM "one ${table}" OFFSET 0 * copy) AS one`;
    await client.query(
      `INSERT INTO "${table}" (${own.map(({ name }) => `"${name}"`).join(', ')})
       SELECT ${own.map(copied).join(', ')} FROM ${ONE_AT_A_TIME.includes(table) ? mixed : apart}`,
    );
  }
  // The groups of the copies are no chats of the platform: the bot knows it, and does not ask for them within the next hour.
  await client.query(
    `UPDATE chat SET unreachable_at = now() + interval '1 day', bound_at = NULL WHERE id > ${STRIDE} AND kind <> 'private'`,
  );
  for (const index of indexes) await client.query(index);
  await moveSequences(client, names);
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE');
}

function copied({ table, name, type, isUnique }: Column): string {
  const value = `one."${name}"`;
  const isId = name === 'id' || name.endsWith('_id');
  if (isId && (type === 'integer' || type === 'bigint')) return `${value} + copy * ${STRIDE}`;
  const ofCopy = changedText({ table, name, type, isUnique });
  return ofCopy === undefined ? value : `CASE WHEN copy = 0 THEN ${value} ELSE ${ofCopy} END`;
}

/** A text that names a row of the forum, or that no two rows may share; undefined for any other column. */
function changedText({ table, name, type, isUnique }: Column): string | undefined {
  const value = `one."${name}"`;
  // The words of a library, and by what they are found when mistyped, begin with the forum's number.
  if (type === 'tsvector')
    return `(regexp_replace(regexp_replace(${value}::text, '''#f\\d+''', '''#f' || one.forum_id + copy * ${STRIDE} || ''''),
      '''#i(\\d+)''', '''#i' || substring(${value}::text from '#i(\\d+)')::int + copy * ${STRIDE} || ''''))::tsvector`;
  if (table === 'library_word' && name === 'keys')
    return `ARRAY(SELECT one.forum_id + copy * ${STRIDE} || substr(key, length(one.forum_id::text) + 1) FROM unnest(${value}) AS key)`;
  // What a delivery is for is named by its kind and its row.
  if (table === 'delivery' && name === 'target')
    return `CASE WHEN ${value} ~ '^[a-z]+:\\d+$' THEN split_part(${value}, ':', 1) || ':' || split_part(${value}, ':', 2)::int + copy * ${STRIDE} ELSE ${value} END`;
  // Whose accounts and chats they are tells forums apart; a person's name does not have to.
  const isForeign = name.endsWith('_id') && type === 'text' && table !== 'audit_entry';
  return type === 'text' && (isUnique || isForeign) ? `${value} || '-' || copy` : undefined;
}

/** Takes away whatever indexes and references these tables have; gives what makes them again, references unchecked. */
async function takeIndexes(client: Client, tables: readonly string[]): Promise<readonly string[]> {
  const constraints = await client.query<{ drop: string; make: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
         || CASE contype WHEN 'f' THEN ' NOT VALID' ELSE '' END AS make
     FROM pg_constraint WHERE contype IN ('f', 'p', 'u', 'x')
       AND (conrelid::regclass::text = ANY($1) OR confrelid::regclass::text = ANY($1))
     ORDER BY contype = 'f' DESC`,
    [tables.map(quoted)],
  );
  const indexes = await client.query<{ drop: string; make: string }>(
    `SELECT format('DROP INDEX %s', indexrelid::regclass) AS drop, pg_get_indexdef(indexrelid) AS make
     FROM pg_index WHERE indrelid::regclass::text = ANY($1)
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))`,
    [tables.map(quoted)],
  );
  for (const { drop } of [...constraints.rows, ...indexes.rows]) await client.query(drop);
  return [...indexes.rows, ...constraints.rows.toReversed()].map(({ make }) => make);
}

/** A table as PostgreSQL itself prints it: only names that are no plain words stand in quotes. */
function quoted(table: string): string {
  return /^[a-z_]+$/.test(table) ? table : `"${table}"`;
}

/** New rows come behind all others, as they would. */
async function moveSequences(client: Client, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT relname AS "table", attname AS "column", pg_get_serial_sequence(quote_ident(relname), attname) AS sequence
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
     WHERE relnamespace = 'public'::regnamespace AND relname = ANY($1)
       AND pg_get_serial_sequence(quote_ident(relname), attname) IS NOT NULL`,
    [tables],
  );
  for (const { table, column, sequence } of rows)
    await client.query(`SELECT setval('${sequence}', coalesce(max("${column}"), 0) + 1) FROM "${table}"`);
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
