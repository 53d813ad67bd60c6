import type { Client } from 'pg';
import type { Shift } from '../../db/shifted-moments.ts';

/** What an operator did to the whole database; see `AuditFact`. */
export interface OperatorAct {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly action: string;
  readonly subject: string;
  /** Given where all moments are shifted: this one is stored as they are, so that the repair puts it right too. */
  readonly shift?: Shift | undefined;
}

/** Each forum's trail says it; over a plain connection, because the database may not be up to this code yet. */
export async function noteOperatorAct(
  client: Client,
  { at, action, subject, shift }: OperatorAct,
): Promise<void> {
  const zone = shift === undefined || shift.isMixed ? 'UTC' : shift.zone;
  await client.query(
    `INSERT INTO audit_entry (forum_id, at, actor, action, subject)
     SELECT id, (to_timestamp($1::float8 / 1000) AT TIME ZONE 'UTC') AT TIME ZONE $2, 'cli', $3, $4 FROM forum ORDER BY id`,
    [at, zone, action, subject],
  );
}
