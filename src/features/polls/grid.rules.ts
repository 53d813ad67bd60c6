import { INSTITUTION_KINDS, type InstitutionKind } from '../../model/institution.ts';
import type { Poll, PollChoice } from './types.ts';

/** So many institutions have a line each on a phone; of more their kinds have. */
const MOST_INSTITUTIONS = 30;

/** A line of the table: an institution with its choices, or a kind of them with how many can of how many. */
export type GridRow =
  | {
      readonly kind: undefined;
      readonly name: string;
      readonly cells: readonly (PollChoice | undefined)[];
    }
  | { readonly kind: InstitutionKind; readonly cells: readonly string[] };

/** What a table of a poll has a line for, in the order of protocol. */
export interface Grid {
  readonly by: 'institution' | 'kind';
  readonly rows: readonly GridRow[];
}

/** Who said what to each slot, or, where many said something, how many of each kind can, also those who can if needed. */
export function gridRows({ slots, institutions, silent }: Poll): Grid {
  const unheard = new Set(silent.map(({ id }) => id));
  const heard = institutions.filter(({ id }) => !unheard.has(id));
  if (heard.length <= MOST_INSTITUTIONS)
    return {
      by: 'institution',
      rows: heard.map(({ id, shortName }) => ({
        ...{ kind: undefined, name: shortName },
        cells: slots.map(({ choices }) => choices.get(id)),
      })),
    };
  const rows = INSTITUTION_KINDS.map((kind): GridRow => {
    const own = institutions.filter((one) => one.kind === kind);
    const can = ({ choices }: (typeof slots)[number]): number =>
      own.filter(({ id }) => ['yes', 'if_needed'].includes(choices.get(id) ?? '')).length;
    return { kind, cells: own.length === 0 ? [] : slots.map((slot) => `${can(slot)}/${own.length}`) };
  });
  return { by: 'kind', rows: rows.filter(({ cells }) => cells.length > 0) };
}
