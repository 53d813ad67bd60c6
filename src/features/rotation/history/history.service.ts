import type { Db } from '../../../db/db.ts';
import { isoDate } from '../../../language/dates/format.ts';
import type { Forum } from '../../../model/forum.ts';
import { listMeetings } from '../../meetings/service.ts';
import { lockRotation } from '../store.ts';
import {
  diffHistory,
  type HistoryDiff,
  type HistoryProblem,
  type PastHost,
  readHistory,
} from './history.rules.ts';
import { listAllInstitutions, listHistory, writePastHost } from './history.store.ts';

export { listHistory } from './history.store.ts';

/** Coming meetings that are looked at. */
const MOST_MEETINGS = 50;

/** A file of past hosts that is taken over, or only looked at; `now` in epoch milliseconds. */
export interface HistoryImport {
  readonly forum: Forum;
  readonly content: Uint8Array;
  readonly now: number;
  readonly isPreview: boolean;
}

/** What it changes, or everything that is wrong with it. */
export type ImportedHistory =
  | { readonly ok: true; readonly diff: HistoryDiff }
  | { readonly ok: false; readonly problems: readonly HistoryProblem[] };

/** Takes over a file of past hosts, all or nothing; the same file again changes nothing. */
export async function importHistory(
  db: Db,
  { forum, content, now, isPreview }: HistoryImport,
): Promise<ImportedHistory> {
  const { id: forumId, timeZone: zone } = forum;
  await lockRotation(db, forumId);
  const institutions = await listAllInstitutions(db, forumId);
  const coming = await listMeetings(db, {
    ...{ forumId, after: now, states: ['draft', 'announced'], limit: MOST_MEETINGS },
  });
  const firstToCome = coming.length === 0 ? undefined : Math.min(...coming.map(({ number }) => number));
  const history = await listHistory(db, { forumId, zone, now });
  const kept = history.flatMap(({ number, date, ...host }): PastHost[] =>
    number === undefined ? [] : [{ ...host, number, date: date ?? '' }],
  );
  const read = readHistory(content, { institutions, today: isoDate(now, zone), firstToCome, kept });
  if (!read.ok) return read;
  const diff = diffHistory(kept, read.hosts);
  if (!isPreview)
    for (const host of [...diff.added, ...diff.changed])
      await writePastHost(db, { forumId, zone, host, now });
  return { ok: true, diff };
}
