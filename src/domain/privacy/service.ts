import { done, type Result } from '../../lib/result.ts';
import { type RoleRefusal, removeRoles } from '../members/roles.ts';
import type { Work } from '../work.ts';
import { eraseSubject } from './erase-store.ts';
import { loadStoredData, type StoredData } from './export-store.ts';
import type { DataSubject } from './types.ts';

/** Everything stored about somebody in the forum, as JSON that a person can read. */
export async function exportSubject(work: Work, subject: DataSubject): Promise<string> {
  const stored: StoredData = await loadStoredData(work.db, subject, work.now);
  return `${JSON.stringify(stored, writeValue, 2)}\n`;
}

/** Counters of the database are wider than JSON's numbers. */
function writeValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/** Forgets somebody, unless the forum would lose its last secretariat. */
export async function forgetSubject(
  work: Work,
  subject: DataSubject,
): Promise<Result<undefined, RoleRefusal>> {
  const { forumId, personId } = subject;
  if (personId !== undefined) {
    const removed = await removeRoles(work, { forumId, personIds: [personId] });
    if (!removed.ok) return removed;
  }
  await eraseSubject(work.db, subject, work.now);
  return done(undefined);
}
