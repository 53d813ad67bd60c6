import { done, type Result } from '../../lib/result.ts';
import type { Work } from '../../model/work.ts';
import type { DataSubject, StoredData } from '../../personal-data/types.ts';
import { type RoleRefusal, removeRoles } from '../members/roles.service.ts';
import { concerns } from './concerns/index.ts';
import { findSubject } from './subject.store.ts';

/** Everything stored about somebody in the forum, as JSON that a person can read. */
export async function exportSubject(work: Work, asked: DataSubject): Promise<string> {
  const subject = await findSubject(work.db, asked, work.now);
  const parts: StoredData[] = [];
  for (const concern of concerns) parts.push(await concern.load(work.db, subject));
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
export async function forgetSubject(work: Work, asked: DataSubject): Promise<Result<undefined, RoleRefusal>> {
  const { forumId, personId } = asked;
  if (personId !== undefined) {
    const removed = await removeRoles(work, { forumId, personIds: [personId] });
    if (!removed.ok) return removed;
  }
  const subject = await findSubject(work.db, asked, work.now);
  for (const concern of concerns) await concern.erase(work.db, subject);
  return done(undefined);
}
