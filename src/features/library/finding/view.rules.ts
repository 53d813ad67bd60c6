import { encodeAction } from '../../../platform/action.ts';
import { LIBRARY_KINDS } from '../types.ts';
import type { Filters } from './finding.types.ts';

/** What somebody sees of the library, as the buttons beneath it carry it. */
export interface View extends Filters {
  /** The row that keeps what was typed; undefined where nothing was. */
  readonly wordsId?: number | undefined;
  readonly offset: number;
}

/** So many entries are shown at a time. */
export const PAGE = 3;
/** What stands in a button for nothing. */
export const NONE = '';

/** A button that shows a view, or what it can be narrowed down by. */
export function viewAction(
  verb: 'lihat' | 'saring',
  { view, by = NONE }: { readonly view: View; readonly by?: Narrowing | '' },
): string {
  const { wordsId, offset, kind, topicId, institutionId } = view;
  const at = kind === undefined ? NONE : LIBRARY_KINDS.indexOf(kind);
  return encodeAction(
    'pustaka',
    ...[verb, wordsId ?? NONE, offset, at, topicId ?? NONE, institutionId ?? NONE, by],
  );
}

/** By what a view can be narrowed down. */
export const NARROWINGS = ['jenis', 'topik', 'instansi'] as const;
export type Narrowing = (typeof NARROWINGS)[number];
