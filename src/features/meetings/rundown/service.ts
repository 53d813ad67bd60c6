import type { Meeting } from '../../../model/meeting.ts';
import type { Work } from '../../../model/work.ts';
import { recheckInvitations } from '../targets.store.ts';
import { changeKey, isTold } from './changed.rules.ts';
import { keptLines, writeRundown } from './lines.rules.ts';
import { findRundown, isPlanned, lockRundown, saveRundown } from './store.ts';
import type { RundownLine, RundownOutcome } from './types.ts';

export { listRundown } from './store.ts';

/** What came of setting a rundown. */
export interface RundownSet {
  readonly lines: readonly RundownLine[];
  readonly outcome: RundownOutcome;
}

/**
 * Sets a meeting's rundown to what `change` makes of the present one; undefined where that makes nothing of it. The posted invitations follow; on the day
 * those who come are told what is otherwise, changes of two minutes together.
 */
export async function setRundown(
  { db, now }: Pick<Work, 'db' | 'now'>,
  {
    meeting,
    change,
  }: {
    readonly meeting: Meeting;
    readonly change: (lines: readonly RundownLine[]) => readonly RundownLine[] | undefined;
  },
): Promise<RundownSet | undefined> {
  const { forumId, id: meetingId } = meeting;
  await lockRundown(db, { forumId, meetingId });
  const kept = await findRundown(db, { forumId, meetingId });
  const lines = change(kept === undefined ? [] : keptLines(kept.text));
  if (lines === undefined) return undefined;
  const text = writeRundown(lines);
  const told = isTold(meeting, now);
  const isOpen =
    kept?.before !== undefined &&
    !(await isPlanned(db, { forumId, key: changeKey(meetingId, kept.revision) }));
  /** What those who come know of. */
  const known = (isOpen ? kept.before : kept?.text) ?? '';
  if (text !== (kept?.text ?? '')) {
    await saveRundown(db, { forumId, meetingId, text, now, before: told ? known : undefined });
    await recheckInvitations(db, { meeting, now });
  }
  if (lines.length === 0) return { lines, outcome: 'removed' };
  const isOut = meeting.state === 'announced' && meeting.startsAt > now;
  if (told && text !== known) return { lines, outcome: known === '' ? 'savedFirst' : 'savedTold' };
  return { lines, outcome: isOut ? 'savedInvited' : 'saved' };
}
