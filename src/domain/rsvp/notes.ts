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
 * Other notes are personal (diet, plate, companions) and for host and secretariat only.
 */
const READ: Readonly<Record<NoteReader, readonly Answer[]>> = {
  host: ['hadir', 'diwakili', 'tidak_hadir', 'ragu'],
  leader: ['diwakili', 'tidak_hadir'],
  group: ['diwakili'],
};

/** Answers as that reader may see them: notes that are not for them are left out. */
export function notesFor<Given extends NotedAnswer>(
  reader: NoteReader,
  answers: readonly Given[],
): readonly Given[] {
  return answers.map((given) =>
    given.answer !== undefined && READ[reader].includes(given.answer) ? given : { ...given, note: '' },
  );
}
