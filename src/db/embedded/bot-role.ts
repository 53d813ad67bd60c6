import type { Client } from 'pg';
import { botUser, serverDatabase } from './settings.ts';

/**
 * Makes sure that the bot has an ordinary role of its own that owns its database and everything in it, also where all of
 * it belonged to the server's superuser before: what somebody may smuggle into a statement can then neither read the
 * machine's files nor run its programs.
 * @param client connection of the superuser to the bot's database
 * @param password what the role has to show where the server listens on a port
 */
export async function prepareBotRole(client: Client, password: string | undefined): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [botUser]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${botUser} LOGIN`);
  if (password !== undefined) {
    await client.query(`ALTER ROLE ${botUser} PASSWORD ${client.escapeLiteral(password)}`);
  }
  const { rows } = await client.query<{ statement: string }>(foreignObjects, [botUser, serverDatabase]);
  if (rows.length === 0) return;
  await client.query(`BEGIN; ${rows.map(({ statement }) => `${statement};`).join(' ')} COMMIT`);
}

/**
 * What belongs to the superuser, as the statements that hand it over ($1: to whom; $2: the database). `REASSIGN OWNED` refuses the
 * superuser that the server was made with. Sequences of columns and the types of tables go with their tables.
 */
const foreignObjects = `
  WITH me AS (SELECT oid FROM pg_roles WHERE rolname = current_user),
    own AS (SELECT n.oid, n.nspname, n.nspowner FROM pg_namespace n
      WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema')
  SELECT format('ALTER DATABASE %I OWNER TO %I', d.datname, $1::text) AS statement
    FROM pg_database d, me WHERE d.datname = $2 AND d.datdba = me.oid
  UNION ALL
  SELECT format('ALTER SCHEMA %I OWNER TO %I', own.nspname, $1::text) FROM own, me
    WHERE own.nspowner = me.oid AND own.nspname <> 'public'
  UNION ALL
  SELECT format('ALTER TABLE %I.%I OWNER TO %I', own.nspname, c.relname, $1::text)
    FROM pg_class c JOIN own ON own.oid = c.relnamespace, me
    WHERE c.relowner = me.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
      AND NOT EXISTS (SELECT FROM pg_depend k WHERE k.objid = c.oid AND k.classid = 'pg_class'::regclass
        AND k.refclassid = 'pg_class'::regclass AND k.deptype IN ('a', 'i') AND c.relkind = 'S')
  UNION ALL
  SELECT format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, $1::text)
    FROM pg_proc p JOIN own ON own.oid = p.pronamespace, me WHERE p.proowner = me.oid
  UNION ALL
  SELECT format('ALTER TYPE %I.%I OWNER TO %I', own.nspname, t.typname, $1::text)
    FROM pg_type t JOIN own ON own.oid = t.typnamespace, me
    WHERE t.typowner = me.oid AND t.typtype IN ('e', 'd', 'c', 'r') AND t.typelem = 0
      AND (t.typrelid = 0 OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))`;
