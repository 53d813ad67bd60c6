import type { Client } from 'pg';
import { appliedMigrations } from '../../backup/catalogue.ts';
import { listMigrations } from '../../db/migration-files.ts';
import { checkClock } from './clock.ts';
import { type Finding, failing, fine, note } from './finding.ts';
import type { BoundChat } from './telegram-group.ts';

const ABOUT = 'database';

/** What the doctor learns from the database. */
export interface DatabaseFacts {
  readonly findings: readonly Finding[];
  readonly chats: readonly BoundChat[];
}

/** Looks at version, migrations and clock of the database, at the forums' administrators and the bound chats. */
export async function checkDatabase(
  client: Client,
  facts: { readonly now: () => number; readonly hasAdmins: boolean },
): Promise<DatabaseFacts> {
  const { rows } = await client.query<{ version: string; at: string }>(
    `SELECT current_setting('server_version') AS version, extract(epoch FROM clock_timestamp()) * 1000 AS at`,
  );
  const version = fine(ABOUT, `PostgreSQL ${rows[0]?.version ?? ''} answers`);
  const clock = checkClock({ whose: 'the database', at: Number(rows[0]?.at) }, facts.now());
  const known = await listMigrations();
  const applied = (await appliedMigrations(client)).map(({ name }) => name);
  const findings = [version, clock, migrationFinding(known, applied)];
  // An older schema may lack what the further questions ask for.
  if (known.length !== applied.length) return { findings, chats: [] };
  const chats = await boundChats(client);
  return {
    findings: [
      ...[...findings, await adminFinding(client, facts.hasAdmins), ...chatFindings(chats)],
      ...(await exampleFindings(client)),
    ],
    chats,
  };
}

function migrationFinding(known: readonly string[], applied: readonly string[]): Finding {
  const newer = applied.find((name) => !known.includes(name));
  if (newer !== undefined) {
    return failing(ABOUT, {
      says: `it was used by a newer version of the bot (migration ${newer})`,
      todo: 'Start that version.',
    });
  }
  const missing = known.length - applied.length;
  if (missing === 0) return fine(ABOUT, 'the schema is up to date');
  return note(ABOUT, {
    says: `${missing} migrations are to be applied`,
    todo: 'The next start of the bot applies them.',
  });
}

async function adminFinding(client: Client, hasAdmins: boolean): Promise<Finding> {
  if (hasAdmins) return fine('rights', 'ADMIN_IDS names somebody');
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) AS count FROM role_grant WHERE role = 'secretariat'`,
  );
  if (rows[0]?.count !== '0') return fine('rights', 'there is a secretariat');
  return failing('rights', {
    says: 'nobody may administrate: ADMIN_IDS is empty and there is no secretariat',
    todo: 'Set ADMIN_IDS, such as telegram:1001,slack:U0CHAIR, and start the bot again.',
  });
}

/** Answers that only show how one might read: nobody gets them until the secretariat confirms them. */
async function exampleFindings(client: Client): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ examples: number; entries: number }>(
    `SELECT count(*) FILTER (WHERE answer ~* '^\\s*\\[contoh\\]')::int AS examples, count(*)::int AS entries
     FROM faq_entry WHERE deleted_at IS NULL`,
  );
  const { examples, entries } = rows[0] ?? { examples: 0, entries: 0 };
  if (examples === 0) return [fine('faq', `all ${entries} answers are confirmed`)];
  return [
    note('faq', {
      says: `${examples} of ${entries} answers are examples, which nobody gets until the secretariat confirms them`,
      todo: 'Let the secretariat go through them with /faqperiksa.',
    }),
  ];
}

async function boundChats(client: Client): Promise<readonly BoundChat[]> {
  const { rows } = await client.query<{
    platform: string;
    externalId: string;
    title: string;
    problem: string | null;
  }>(
    `SELECT platform, external_id AS "externalId", title,
       CASE WHEN unreachable_at IS NOT NULL THEN coalesce(unreachable_reason, 'unknown reason') END AS problem
     FROM chat WHERE bound_at IS NOT NULL ORDER BY id`,
  );
  return rows.map(({ problem, ...chat }) => ({ ...chat, problem: problem ?? undefined }));
}

function chatFindings(chats: readonly BoundChat[]): readonly Finding[] {
  if (chats.length === 0) {
    return [
      note('chats', {
        says: 'no group or channel is bound',
        todo: 'Add the bot to one and send /tautkan there.',
      }),
    ];
  }
  const broken = chats.filter(({ problem }) => problem !== undefined);
  return [
    fine('chats', `${chats.length} groups and channels are bound`),
    ...broken.map(({ platform, title, problem }) =>
      failing('chats', {
        says: `the bot could not write to "${title}" on ${platform}: ${problem}`,
        todo: 'Add it there again, or unbind the chat with /lepaskan.',
      }),
    ),
  ];
}
