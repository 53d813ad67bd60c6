import type { Db } from '../../../db/db.ts';
import { toKeptFile } from '../../files/service.ts';
import type { KeptFile } from '../../files/types.ts';

/** A meeting of a forum. */
export interface MeetingKey {
  readonly forumId: number;
  readonly meetingId: number;
}

/** The letter of a meeting; undefined while it has none. */
export async function findLetter(db: Db, { forumId, meetingId }: MeetingKey): Promise<KeptFile | undefined> {
  const row = await db.meeting.findFirst({ where: { id: meetingId, forumId }, select: { letter: true } });
  return row?.letter == null ? undefined : toKeptFile(row.letter);
}

/** Sets the letter of a meeting, or takes it away. */
export async function setLetter(
  db: Db,
  { forumId, meetingId, fileId }: MeetingKey & { readonly fileId: number | undefined },
): Promise<void> {
  await db.meeting.updateMany({ where: { id: meetingId, forumId }, data: { letterFileId: fileId ?? null } });
}
