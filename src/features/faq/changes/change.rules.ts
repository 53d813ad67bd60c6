import { z } from 'zod';
import type { FaqEntry } from '../../../model/faq.ts';

const entrySchema = z.object({
  code: z.string(),
  category: z.string(),
  status: z.string(),
  source: z.string(),
  question: z.string(),
  answer: z.string(),
  wordings: z.array(z.string()).readonly(),
  links: z.array(z.string()).readonly().default([]),
  ownerId: z.number().nullable().default(null),
  reviewBy: z.string().nullable().default(null),
  fileIds: z.array(z.number()).readonly().default([]),
});

/** One thing that a change changed: as it was, and as it became; null where it was not there. */
export const changePart = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entry'),
    before: entrySchema.nullable(),
    after: entrySchema.nullable(),
  }),
  z.object({
    kind: z.literal('word'),
    word: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
]);

export type ChangePart = z.infer<typeof changePart>;
type EntryPart = Extract<ChangePart, { kind: 'entry' }>;
type Kept = z.infer<typeof entrySchema>;

/** What a change did to an entry; undefined where it was not there before, or is not any more. */
export function entryPart(before: FaqEntry | undefined, after: FaqEntry | undefined): EntryPart {
  const was = before === undefined ? null : entrySchema.parse(before);
  // What is left out of a written entry stays as it was kept.
  const became = after === undefined ? null : entrySchema.parse({ ...was, ...after });
  return { kind: 'entry', before: was, after: became };
}

/** The same the other way round: what undoing it does. */
export function reversed(part: ChangePart): ChangePart {
  return part.kind === 'word'
    ? { ...part, before: part.after, after: part.before }
    : { ...part, before: part.after, after: part.before };
}

/** What an entry becomes when a change of it is undone. */
export type Undone =
  | { readonly kind: 'write'; readonly entry: FaqEntry }
  | { readonly kind: 'remove'; readonly code: string }
  /** It was changed once more: undoing would take that away, too. */
  | { readonly kind: 'changedSince' };

const FIELDS = [
  'category',
  'status',
  'source',
  'question',
  'answer',
  'ownerId',
  'reviewBy',
  'links',
  'fileIds',
] as const;

/** Takes a change of an entry back, and leaves what was changed of it otherwise. */
export function undoneEntry({ before, after }: EntryPart, current: FaqEntry | undefined): Undone {
  const now = current === undefined ? null : entrySchema.parse(current);
  if (before === null) {
    const isSame = after !== null && now !== null && FIELDS.every((field) => same(now[field], after[field]));
    return isSame ? { kind: 'remove', code: after.code } : { kind: 'changedSince' };
  }
  if (after === null) return now === null ? { kind: 'write', entry: before } : { kind: 'changedSince' };
  if (now === null) return { kind: 'changedSince' };
  const changed = FIELDS.filter((field) => !same(before[field], after[field]));
  if (!changed.every((field) => same(now[field], after[field]))) return { kind: 'changedSince' };
  const old = Object.fromEntries(changed.map((field) => [field, before[field]]));
  return { kind: 'write', entry: { ...now, ...old, wordings: wordingsBefore({ before, after, now }) } };
}

/** Wordings that the change brought go, those that it took come back, others stay. */
function wordingsBefore({
  before,
  after,
  now,
}: {
  readonly before: Kept;
  readonly after: Kept;
  readonly now: Kept;
}): readonly string[] {
  const brought = new Set(after.wordings.filter((wording) => !before.wordings.includes(wording)));
  const taken = before.wordings.filter((wording) => !after.wordings.includes(wording));
  return [...new Set([...now.wordings.filter((wording) => !brought.has(wording)), ...taken])];
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
