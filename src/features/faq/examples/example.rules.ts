import type { FaqEntry } from '../../../model/faq.ts';

/** What marks an answer that only shows how one might read; nobody confirmed it. */
const MARK = /^\s*\[contoh\]\s*/i;

/** Whether an answer is an example, which nobody gets until the secretariat confirms or rewrites it. */
export function isExample({ answer }: Pick<FaqEntry, 'answer'>): boolean {
  return MARK.test(answer);
}

/** An answer without the mark of an example. */
export function withoutMark(answer: string): string {
  return answer.replace(MARK, '').trim();
}

/** The entry with its answer confirmed as it reads, or as it was rewritten; undefined where it is no example any more. */
export function confirmed(entry: FaqEntry, rewritten?: string): FaqEntry | undefined {
  if (!isExample(entry)) return undefined;
  return { ...entry, answer: withoutMark(rewritten ?? entry.answer), status: 'sekretariat' };
}

/** The example to be looked at next, and how many there are. */
export interface NextExample {
  readonly next: FaqEntry | undefined;
  readonly left: number;
}

/**
 * The examples, those that were asked for most first and else in their order; which one comes behind another.
 * @param after code of the one that was looked at last; behind the end it begins anew
 */
export function mostAskedFirst(
  entries: readonly FaqEntry[],
  { asked, after }: { readonly asked: ReadonlyMap<string, number>; readonly after: string | undefined },
): NextExample {
  const timesOf = ({ code }: FaqEntry): number => asked.get(code) ?? 0;
  // The one that was confirmed just now still says where the walk stands.
  const ordered = entries
    .filter((entry) => isExample(entry) || entry.code === after)
    .toSorted((left, right) => timesOf(right) - timesOf(left));
  const at = ordered.findIndex(({ code }) => code === after);
  const next = [...ordered.slice(at + 1), ...ordered.slice(0, at + 1)].find(isExample);
  return { next, left: ordered.filter(isExample).length };
}
