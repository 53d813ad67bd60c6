import { z } from 'zod';
import { type EntryLine, isRequired, LINES_OF } from '../rules.ts';
import { LIBRARY_KINDS, type LibraryEntry } from '../types.ts';

/** Facts of an entry that is being shared. */
export const draftFacts = z.object({
  /** What is asked now: `kind`, a line, `file`, `topics`; `preview`: everything was. */
  step: z.string(),
  /** Empty: not said yet. */
  kind: z.enum([...LIBRARY_KINDS, '']),
  /** By line, as they would stand in the one-message form. */
  lines: z.record(z.string(), z.string()),
  /** What the buttons of the question stand for. */
  options: z.array(z.string()),
  /** Lines of one message that were not taken and are asked for one after the other, with what of each would fit. */
  open: z.record(z.string(), z.string()).optional(),
  /** Whether one thing is mended after the preview. */
  isEditing: z.boolean(),
  file: z.object({ id: z.number(), name: z.string() }).optional(),
  topicIds: z.array(z.number()),
  /** Topics that were suggested for these words, so that the buttons of one question stay in place. */
  suggested: z.array(z.number()),
  /** As which institution; 0: the forum's secretariat. */
  institutionId: z.number(),
  /** The entry that is changed. */
  entryId: z.number().optional(),
  /** How often that had been decided or changed when it was opened. */
  round: z.number().optional(),
  /** The material of a meeting that it comes from. */
  from: z.object({ meetingId: z.number(), materialId: z.number() }).optional(),
  /** Entries that seem to be the same, as they were shown. */
  seen: z.array(z.number()),
});

/** An entry that is being shared. */
export type EntryDraft = Readonly<z.infer<typeof draftFacts>>;

/** Nothing was answered yet. */
export function newDraft(institutionId: number): EntryDraft {
  return {
    ...{ step: 'kind', kind: '', lines: {}, options: [], isEditing: false, topicIds: [], suggested: [] },
    ...{ institutionId, seen: [] },
  };
}

/** What is asked of a draft, in this order. */
export function stepsOf({ kind }: Pick<EntryDraft, 'kind'>): readonly string[] {
  return kind === '' ? ['kind'] : ['kind', ...LINES_OF[kind], 'file', 'topics'];
}

/** Whether a draft can stand without an answer to its question. */
export function isOptional({ kind, step }: Pick<EntryDraft, 'kind' | 'step'>): boolean {
  return kind !== '' && step !== 'kind' && !isRequired(kind, step);
}

/** Words for leaving a question out. */
export const SKIPS = /^\W*(?:lewati|lewatkan|skip)\W*$/i;

/** The button that typed words stand for; undefined for an answer. */
export function typedButton(
  draft: Pick<EntryDraft, 'step' | 'kind'>,
  typed: string,
): 'lewati' | 'kembali' | 'batal' | 'lanjut' | undefined {
  const words = typed
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
  if (words === 'kembali') return 'kembali';
  if (/^(?:batal|batalkan)$/.test(words)) return 'batal';
  if (draft.step === 'topics' && /^(?:lanjut|selesai|sudah|cukup)$/.test(words)) return 'lanjut';
  return SKIPS.test(words) && isOptional(draft) ? 'lewati' : undefined;
}

/** The draft with a line written, at the next question; an empty answer leaves it out. */
export function answered(draft: EntryDraft, answer: string): EntryDraft {
  return onwards({ ...draft, lines: withLine(draft.lines, { line: draft.step, answer }) });
}

/** Lines with one written or left out. */
function withLine(
  lines: EntryDraft['lines'],
  { line, answer }: { readonly line: string; readonly answer: string },
): EntryDraft['lines'] {
  const { [line]: _before, ...others } = lines;
  return answer === '' ? others : { ...others, [line]: answer };
}

/**
 * The draft at the question after its own that is still open; where one thing was being mended, at the next that was not taken or at
 * the preview.
 */
export function onwards(draft: EntryDraft): EntryDraft {
  const [wrong, ...others] = draft.isEditing ? Object.entries(draft.open ?? {}) : [];
  if (wrong !== undefined) {
    const [line, fits] = wrong;
    const options = fits === '' ? [] : [fits];
    return { ...mending(draft, line), options, open: Object.fromEntries(others) };
  }
  const steps = stepsOf(draft);
  const step = draft.isEditing ? 'preview' : (steps[steps.indexOf(draft.step) + 1] ?? 'preview');
  return { ...draft, ...settled, step };
}

/** The draft at the question before; at the preview where one thing was being mended. */
export function steppedBack(draft: EntryDraft): EntryDraft {
  if (draft.isEditing) return { ...draft, ...settled, step: 'preview', open: {} };
  const steps = stepsOf(draft);
  const at = steps.indexOf(draft.step);
  return { ...draft, ...settled, step: steps[Math.max(0, (at < 0 ? steps.length : at) - 1)] ?? 'kind' };
}

/** The draft at one of its questions, to be mended. */
export function mending(draft: EntryDraft, step: string): EntryDraft {
  return { ...draft, ...settled, step: stepsOf(draft).includes(step) ? step : 'title', isEditing: true };
}

const settled = { options: [], isEditing: false };

/** A draft that changes an entry, at its preview. */
export function changing(
  entry: LibraryEntry,
  { lines, topicIds }: { readonly lines: EntryDraft['lines']; readonly topicIds: readonly number[] },
): EntryDraft {
  const { file, issuer } = entry;
  return {
    ...newDraft(issuer?.institutionId ?? 0),
    ...{ step: 'preview', kind: entry.kind, lines, topicIds: [...topicIds], entryId: entry.id },
    round: entry.round,
    ...(file === undefined ? {} : { file: { id: file.id, name: file.name } }),
  };
}

/** The line that a step asks for; undefined for the other questions. */
export function lineOf({ kind, step }: Pick<EntryDraft, 'kind' | 'step'>): EntryLine | undefined {
  return kind === '' ? undefined : LINES_OF[kind].find((line) => line === step);
}
