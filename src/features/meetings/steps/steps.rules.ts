import { z } from 'zod';

/** What is asked for of a meeting, in this order; each is a line of the one-message form. */
export const STEPS = [
  'title',
  'when',
  'place',
  'agenda',
  'host',
  'answerBy',
  'dress',
  'contact',
  'letterNumber',
  'link',
] as const;

const NAMES: readonly string[] = STEPS;

const REQUIRED: ReadonlySet<string> = new Set(['title', 'when', 'place']);

/** Facts of a meeting that is being asked for. */
export const draftFacts = z.object({
  /** What is asked now; `preview`: everything was. */
  step: z.string(),
  /** By line, as they would stand in the one-message form. */
  lines: z.record(z.string(), z.string()),
  /** What the buttons of the question stand for. */
  options: z.array(z.string()),
  /** A time that was understood and is asked back; empty: none. */
  pending: z.string(),
  /** Whether one line is mended after the preview. */
  isEditing: z.boolean(),
});

/** A meeting that is being asked for. */
export type MeetingDraft = Readonly<z.infer<typeof draftFacts>>;

/** A line that is asked for. */
export type Step = (typeof STEPS)[number];

/** The line that a word names. */
export function stepOf(word: string | undefined): Step | undefined {
  return STEPS.find((step) => step === word);
}

/** Nothing was answered yet. */
export const NEW_DRAFT: MeetingDraft = {
  ...{ step: 'title', lines: {}, options: [], pending: '', isEditing: false },
};

/** Whether a meeting can stand without it. */
export function isOptional(step: string): boolean {
  return !REQUIRED.has(step);
}

/** Words for leaving a question out. */
export const SKIPS = /^\W*(?:lewati|lewatkan|skip)\W*$/i;

/** The button that typed words stand for; undefined for an answer. */
export function typedButton(
  draft: Pick<MeetingDraft, 'step' | 'pending'>,
  typed: string,
): 'lewati' | 'kembali' | 'batal' | 'benar' | 'ulang' | undefined {
  const words = typed
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
  if (SKIPS.test(words)) return isOptional(draft.step) ? 'lewati' : undefined;
  if (words === 'kembali') return 'kembali';
  if (/^(?:batal|batalkan)$/.test(words)) return 'batal';
  if (draft.pending === '') return undefined;
  if (/^(?:(?:i?ya|ok|oke),?\s*)?(?:sudah\s+)?(?:benar|betul)$|^(?:i?ya|oke?)$/.test(words)) return 'benar';
  return /^(?:ubah|bukan|salah|tidak|belum)$/.test(words) ? 'ulang' : undefined;
}

/** The draft with an answer to its question, at the next question; an empty answer leaves the line out. */
export function answered(draft: MeetingDraft, answer: string): MeetingDraft {
  const { [draft.step]: _before, ...others } = draft.lines;
  const lines = answer === '' ? others : { ...others, [draft.step]: answer };
  return { ...draft, ...settled, step: draft.isEditing ? 'preview' : after(draft.step), lines };
}

/** The draft at the question before; at the preview where one line was being mended. */
export function steppedBack(draft: MeetingDraft): MeetingDraft {
  if (draft.isEditing) return { ...draft, ...settled, step: 'preview' };
  const at = NAMES.indexOf(draft.step);
  const step = (at < 0 ? STEPS.at(-1) : STEPS[Math.max(0, at - 1)]) ?? STEPS[0];
  return { ...draft, ...settled, step };
}

/** The draft at one of its lines, to be mended. */
export function mending(draft: MeetingDraft, step: string): MeetingDraft {
  return { ...draft, ...settled, step, isEditing: true };
}

const settled = { options: [], pending: '', isEditing: false };

function after(step: string): string {
  return STEPS[NAMES.indexOf(step) + 1] ?? 'preview';
}
