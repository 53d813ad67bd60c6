import type { Db } from '../../../db/db.ts';
import { listActions } from '../../follow-up/service.ts';
import { listMaterials } from '../../materials/service.ts';
import { findMeeting } from '../../meetings/service.ts';
import { entriesAbout } from '../finding/finding.service.ts';
import { listEntries } from '../store.ts';
import { suggestTopics } from '../topics/topics.service.ts';
import { listForReading } from './reading.store.ts';
import type { Reading } from './reading.types.ts';

/** So many of each part are named. */
const MOST_MATERIALS = 8;
const MOST_ACTIONS = 5;
const MOST_ENTRIES = 5;

/** What there is to read before a meeting; `gone` where there is nothing, or nobody was invited. */
export async function loadReading(
  db: Db,
  { forumId, meetingId }: { readonly forumId: number; readonly meetingId: number },
): Promise<Reading | 'gone'> {
  const meeting = await findMeeting(db, { forumId, id: meetingId });
  if (meeting?.state !== 'announced') return 'gone';
  const materials = await listMaterials(db, { forumId, meetingId });
  const actions = await listActions(db, { forumId, meetingId: undefined, limit: MOST_ACTIONS });
  const text = `${meeting.title} ${meeting.agenda ?? ''}`;
  const topicIds = (await suggestTopics(db, { forumId, text })).map(({ id }) => id);
  const about = meeting.agenda === undefined ? [] : await entriesAbout(db, { forumId, text: meeting.agenda });
  const newest = await listForReading(db, { forumId, meetingId, topicIds, limit: MOST_ENTRIES });
  const ids = [...new Set([...about.map(({ id }) => id), ...newest])].slice(0, MOST_ENTRIES);
  const entries = await listEntries(db, { forumId, ids });
  // What is still to be done stands beside what is read, and is reminded of by itself.
  if (materials.length + entries.length === 0) return 'gone';
  return { meetingId, materials: materials.slice(0, MOST_MATERIALS), actions, entries };
}
