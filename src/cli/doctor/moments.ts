import type { Client } from 'pg';
import type { Database } from '../../db/client.ts';
import { checkMoments } from '../../db/moment-check.ts';
import { findShift, serverZone, wordsOfShift } from '../../db/shifted-moments.ts';
import { OperatorError } from '../../lib/error.ts';
import { type Finding, failing, fine } from './finding.ts';

const ABOUT = 'moments';

/** Sends a known moment to the database and back. */
export async function checkTravel(database: Database): Promise<Finding> {
  try {
    await checkMoments(database);
    return fine(ABOUT, 'a known moment reaches the database and comes back as it was');
  } catch (fault) {
    if (!(fault instanceof OperatorError)) throw fault;
    return failing(ABOUT, { says: fault.message.replace(/\.$/, ''), todo: fault.nextStep });
  }
}

/** Looks for moments that an earlier version shifted, and says which zone the server would have them in. */
export async function checkStoredMoments(client: Client): Promise<readonly Finding[]> {
  const shift = await findShift(client);
  if (shift !== undefined) {
    const { says, todo } = wordsOfShift(shift);
    return [failing(ABOUT, { says, todo })];
  }
  const zone = await serverZone(client);
  if (/^(Etc\/)?(UTC|GMT|Zulu|Universal|UCT)$/i.test(zone)) return [];
  return [fine(ABOUT, `the zone of the server, ${zone}, is overruled by the bot, which writes UTC`)];
}
