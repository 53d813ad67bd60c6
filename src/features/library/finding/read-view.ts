import { readRowId } from '../../../inbound/args/numbers.ts';
import { LIBRARY_KINDS } from '../types.ts';
import { NARROWINGS, type Narrowing, NONE, type View } from './view.rules.ts';

/** Nobody turns more pages; a larger number was not written by the bot. */
const FURTHEST = 10_000;

/** Reads a view back; undefined for what no button of the bot carries. */
export function readView(
  parameters: readonly string[],
): { readonly view: View; readonly by: Narrowing | undefined } | undefined {
  const [wordsId = '', offset = '', kind = '', topicId = '', institutionId = '', by = ''] = parameters;
  const isId = (written: string): boolean => written === NONE || readRowId(written) !== undefined;
  if (![wordsId, topicId, institutionId].every(isId) || !/^\d{1,5}$/.test(offset)) return undefined;
  const at = LIBRARY_KINDS.find((_, index) => String(index) === kind);
  if (Number(offset) > FURTHEST || (kind !== NONE && at === undefined)) return undefined;
  return {
    view: {
      ...{ wordsId: readRowId(wordsId), offset: Number(offset), kind: at },
      ...{ topicId: readRowId(topicId), institutionId: readRowId(institutionId) },
    },
    by: NARROWINGS.find((name) => name === by),
  };
}
