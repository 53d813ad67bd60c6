import type { Meeting } from '../../../model/meeting.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { KeptFile } from '../../files/types.ts';
import { boundChats } from '../targets.store.ts';
import { letterNotice } from './letter.notice.ts';
import { findLetter, setLetter } from './store.ts';

export { findLetter } from './store.ts';

/** As urgent as what many wait for. */
const LETTER_PRIORITY = 10;

/** What became of a letter that was handed in. */
export interface LetterOutcome {
  /** It took another one's place. */
  readonly isReplaced: boolean;
  /** It is the same that was there, and nothing changed. */
  readonly isSame: boolean;
  /** The chats are told, because they have the invitation already. */
  readonly isTold: boolean;
}

/** Makes a kept file the letter of a meeting; where the invitation is out, the bound chats get it once. */
export async function attachLetter(
  work: Work,
  { meeting, file }: { readonly meeting: Meeting; readonly file: KeptFile },
): Promise<LetterOutcome> {
  const { forumId, id: meetingId } = meeting;
  const before = await findLetter(work.db, { forumId, meetingId });
  if (before?.sha256 === file.sha256) return { isReplaced: false, isSame: true, isTold: false };
  await setLetter(work.db, { forumId, meetingId, fileId: file.id });
  const isTold = meeting.state === 'announced' && meeting.startsAt > work.now;
  if (isTold) {
    await planNotice(work, {
      ...{ forumId, kind: letterNotice, key: `${letterNotice.name}:${meetingId}:${file.id}`, meetingId },
      facts: { fileId: file.id, isReplaced: before !== undefined },
      ...{ dueAt: work.now, targets: await boundChats(work.db, forumId), priority: LETTER_PRIORITY },
    });
  }
  return { isReplaced: before !== undefined, isSame: false, isTold };
}

/** Takes the letter away; false where there is none. */
export async function removeLetter(work: Pick<Work, 'db'>, meeting: Meeting): Promise<boolean> {
  const key = { forumId: meeting.forumId, meetingId: meeting.id };
  if ((await findLetter(work.db, key)) === undefined) return false;
  await setLetter(work.db, { ...key, fileId: undefined });
  return true;
}
