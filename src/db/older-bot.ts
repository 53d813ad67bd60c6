import type { Client } from 'pg';
import { OperatorError } from '../lib/error.ts';
import { isBotConnected } from './connected-bot.ts';

/** The first migration after 0.1.0: a bot that knows it notices by itself when a newer version changes the tables, and stops. */
const FIRST_AFTER_0_1_0 = '20261130195200_one_holder';
/** A process that was just ended may still be listed by the server. */
const LOOKS = 8;
const BETWEEN_LOOKS_SECONDS = 0.25;

/**
 * Refuses to change the tables beneath a 0.1.0 that runs on them: it would not notice, and go on with errors. Nothing is changed.
 * @param applied names of the migrations that the database has
 * @throws OperatorError `older-bot-runs`, exit code 78
 */
export async function refuseBesideOlder(client: Client, applied: ReadonlySet<string>): Promise<void> {
  if (applied.size === 0 || applied.has(FIRST_AFTER_0_1_0)) return;
  for (let look = 1; look <= LOOKS; look += 1) {
    if (!(await isBotConnected(client))) return;
    if (look < LOOKS) await client.query('SELECT pg_sleep($1)', [BETWEEN_LOOKS_SECONDS]);
  }
  throw new OperatorError({
    code: 'older-bot-runs',
    message:
      'Version 0.1.0 of the bot, or another bot, is still connected to this database, which is to be changed for this version.',
    nextStep:
      'Stop every other process of the bot on this database, then start this one again. Nothing was changed.',
    exitCode: 78,
  });
}
