import type { FaqEntry } from '../../../model/faq.ts';
import type { Outcome } from './outcomes.types.ts';

/** How often something was counted for an entry. */
export interface EntryFigure {
  readonly code: string;
  readonly question: string;
  readonly times: number;
}

/** What is counted of questions, in all and by entry. */
export interface Figures {
  /** Questions asked, however they ended. */
  readonly total: number;
  readonly answered: number;
  readonly live: number;
  readonly choices: number;
  readonly chosen: number;
  readonly withheld: number;
  readonly unknown: number;
  readonly wrong: number;
  readonly thanked: number;
  readonly mostAsked: readonly EntryFigure[];
  readonly mostWrong: readonly EntryFigure[];
  readonly mostWithheld: readonly EntryFigure[];
  /** Codes of entries that nobody needed. */
  readonly unused: readonly string[];
}

const MOST_LISTED = 5;
/** Endings by which an entry was of use. */
const USES: readonly string[] = ['answered', 'chosen', 'browsed', 'withheld'] satisfies readonly Outcome[];

/** Adds up what was counted; entries that are gone are not listed. */
export function figuresOf(
  entries: readonly FaqEntry[],
  tallies: readonly { readonly what: string; readonly code: string; readonly times: number }[],
): Figures {
  const sum = (...outcomes: readonly Outcome[]): number =>
    tallies
      .filter(({ what }) => outcomes.some((one) => one === what))
      .reduce((all, { times }) => all + times, 0);
  const most = (...outcomes: readonly Outcome[]): readonly EntryFigure[] =>
    entries
      .map(({ code, question }) => {
        const own = tallies.filter((tally) => tally.code === code);
        const times = own
          .filter(({ what }) => outcomes.some((one) => one === what))
          .reduce((all, tally) => all + tally.times, 0);
        return { code, question, times };
      })
      .filter(({ times }) => times > 0)
      .toSorted((left, right) => right.times - left.times)
      .slice(0, MOST_LISTED);
  const used = new Set(tallies.filter(({ what }) => USES.includes(what)).map(({ code }) => code));
  return {
    // A withheld answer may have been chosen or browsed to; it was asked for all the same.
    total: sum('answered', 'live', 'choices', 'withheld', 'unknown'),
    ...{ answered: sum('answered'), live: sum('live'), choices: sum('choices'), chosen: sum('chosen') },
    ...{ withheld: sum('withheld'), unknown: sum('unknown'), wrong: sum('wrong'), thanked: sum('thanked') },
    mostAsked: most('answered', 'chosen', 'browsed'),
    mostWrong: most('wrong'),
    mostWithheld: most('withheld'),
    unused: entries.map(({ code }) => code).filter((code) => !used.has(code)),
  };
}
