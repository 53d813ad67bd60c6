import { withClient } from './database-server.ts';

/**
 * Every table of the bot with its rows, and the next number of each sequence, apart from the lines of the trail that a
 * restore and a repair add.
 */
export function contentsOf({ url }: { readonly url: string }): Promise<Readonly<Record<string, unknown>>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT table_name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`,
    );
    const found: Record<string, unknown> = {};
    for (const { table_name } of rows) {
      const all = await client.query(`SELECT row_to_json(t)::text AS row FROM ${table_name} t`);
      found[table_name] = all.rows
        .map(({ row }) => row)
        .filter((row) => !/"action":"(?:pulihkan cadangan|perbaiki waktu)"/.test(row))
        .sort();
    }
    const sequences = await client.query(
      `SELECT sequencename, last_value FROM pg_sequences WHERE sequencename <> 'audit_entry_id_seq' ORDER BY 1`,
    );
    return { ...found, sequences: sequences.rows };
  });
}
