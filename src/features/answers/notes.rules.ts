import { mayReadNotes } from '../../inbound/rights.ts';
import { withoutRemarks } from '../../language/substitutes.ts';
import type { Role } from '../../model/actor.ts';
import { type MeetingReader, rolesAtMeeting } from '../../notices/reader.ts';
import type { Answer } from './types.ts';

/** An answer with what was written to it. */
interface NotedAnswer {
  readonly answer: Answer | undefined;
  readonly note: string;
}

/** Who reads: host and secretariat, the forum's leaders, or everybody in a group. */
export type NoteReader = 'host' | 'leader' | 'group';

/**
 * To which answers the note is part of the answer: a substitute's name for everybody, a reason of absence for leaders.
 * Other notes are personal (diet, plate, companions) and for host and secretariat only; so is what of that stands behind a substitute.
 */
const READ: Readonly<Record<NoteReader, readonly Answer[]>> = {
  host: ['attending', 'represented', 'not_attending', 'tentative'],
  leader: ['represented', 'not_attending'],
  group: ['represented'],
};

/** Answers as that reader may see them: notes that are not for them are left out. */
export function notesFor<Given extends NotedAnswer>(
  reader: NoteReader,
  answers: readonly Given[],
): readonly Given[] {
  return answers.map((given) => {
    if (given.answer === undefined || !READ[reader].includes(given.answer)) return { ...given, note: '' };
    const isWhole = reader === 'host' || given.answer !== 'represented';
    return isWhole ? given : { ...given, note: withoutRemarks(given.note) };
  });
}

/** Answers as somebody may read them privately: what was written for their own institution is always theirs to read. */
export function answersFor<Given extends NotedAnswer & { readonly institutionId: number }>(
  reader: MeetingReader,
  answers: readonly Given[],
): readonly Given[] {
  const seen = notesFor(noteReaderOf(rolesAtMeeting(reader)), answers);
  return seen.map((given, index) =>
    reader.institutionIds.includes(given.institutionId) ? (answers[index] ?? given) : given,
  );
}

function noteReaderOf(roles: ReadonlySet<Role>): NoteReader {
  if (mayReadNotes('everything', roles)) return 'host';
  return mayReadNotes('reasons', roles) ? 'leader' : 'group';
}
