import type { Call } from '../../inbound/command.ts';
import { done, type Result } from '../../lib/result.ts';
import type { Work } from '../../model/work.ts';
import type { DataSubject, ErasureRefusal, PersonalData, StoredData } from '../../personal-data/types.ts';
import { findSubject } from './subject.store.ts';

/** The one who speaks, as the owner of data: always the sender, whoever the button was made for. */
export function subjectOf({ context, incoming }: Pick<Call, 'context' | 'incoming'>): DataSubject {
  return {
    forumId: context.forum.id,
    personId: context.actor.personId,
    platform: incoming.platform,
    externalId: incoming.sender.id,
    adminName: context.actor.roles.has('admin') ? incoming.sender.displayName : undefined,
  };
}

/** Whose data is asked for, and what all parts of the bot keep about people. */
interface Asked {
  readonly kept: readonly PersonalData[];
  readonly asked: DataSubject;
}

/** Everything stored about somebody in the forum, as JSON that a person can read. */
export async function exportSubject(work: Work, { kept, asked }: Asked): Promise<string> {
  const subject = await findSubject(work.db, { asked, now: work.now });
  const parts: StoredData[] = [];
  for (const part of kept) parts.push((await part.export?.(work.db, subject)) ?? {});
  return `${JSON.stringify(Object.assign({}, ...parts), writeValue, 2)}\n`;
}

/** Counters of the database are wider than JSON's numbers. */
function writeValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/**
 * Empties everything that identifies somebody, unless the forum would lose its last secretariat. Rows that count stay: an
 * answer remains its institution's, a person a number without a name.
 */
export async function forgetSubject(
  work: Work,
  { kept, asked }: Asked,
): Promise<Result<undefined, ErasureRefusal>> {
  for (const part of kept) {
    const released = await part.release?.(work, asked);
    if (released?.ok === false) return released;
  }
  const subject = await findSubject(work.db, { asked, now: work.now });
  for (const part of kept) await part.erase?.(work.db, subject);
  return done(undefined);
}
