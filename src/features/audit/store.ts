import type { Db } from '../../db/db.ts';
import type { Context } from '../../model/actor.ts';

/** Something worth remembering that somebody did. */
export interface AuditFact {
  readonly context: Context;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The command or act, e.g. `umumkan`. */
  readonly action: string;
  /** What it was done to, e.g. `rapat 42`. No personal data. */
  readonly subject: string;
}

/** Adds an entry; entries are never changed. */
export async function recordAudit(db: Db, { context, at, action, subject }: AuditFact): Promise<void> {
  const { actor, forum } = context;
  await db.auditEntry.create({
    data: {
      forumId: forum.id,
      at: new Date(at),
      personId: actor.personId ?? null,
      actor: auditActor(context),
      action,
      subject,
    },
  });
}

/** What an operator did at the command line, or the bot by itself; see `AuditFact`. */
export interface OperatorFact extends Omit<AuditFact, 'context'> {
  readonly forumId: number;
}

/** Adds an entry for an operators' command, which knows no person. */
export async function recordOperatorAct(
  db: Db,
  { forumId, at, action, subject }: OperatorFact,
): Promise<void> {
  await db.auditEntry.create({ data: { forumId, at: new Date(at), actor: 'cli', action, subject } });
}

/** Adds an entry for what the bot did by itself; see `AuditFact`. */
export async function recordOwnAct(db: Db, { forumId, at, action, subject }: OperatorFact): Promise<void> {
  await db.auditEntry.create({ data: { forumId, at: new Date(at), actor: 'system', action, subject } });
}

/** How the audit names somebody: by number, so that the name can be forgotten; an admin without a record by the account. */
export function auditActor({ actor }: Pick<Context, 'actor'>): string {
  return actor.personId === undefined ? `${actor.platform}:${actor.externalId}` : `person:${actor.personId}`;
}
