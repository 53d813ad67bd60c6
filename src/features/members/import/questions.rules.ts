import { isNamed, type StateIndex } from './match.rules.ts';
import { namedIn, type Placed } from './placing.ts';
import type { ImportChoices, OfficeQuestion } from './types.ts';

/**
 * The seats for which the file has another official than the store: a change of office, a corrected name and a file in another
 * order look the same there, and only a human being knows. Whoever stands at another institution in the file moves, which needs
 * no question.
 */
export function officeQuestions(
  index: StateIndex,
  { placed, decisions }: Pick<ImportChoices, 'decisions'> & { readonly placed: readonly Placed[] },
): readonly OfficeQuestion[] {
  const named = namedIn(placed);
  const officials = placed.filter(({ capacity }) => capacity === 'holder');
  const staying = Map.groupBy(placed, ({ row }) => row.code);
  return officials.flatMap(({ row, person, ref }) => {
    const holders = index.holders.get(row.code) ?? [];
    const isHolder = ref.kind === 'stored' && holders.includes(ref.id);
    const isRenamed = isHolder && !isNamed(index, ref.id, person.name);
    const leaving = holders.filter((id) => !named.has(id));
    const demoted = isHolder ? [] : holders.filter((id) => isAmong(staying.get(row.code) ?? [], id));
    if (!isRenamed && leaving.length === 0 && demoted.length === 0) return [];
    const former = isRenamed ? [ref.id] : [...leaving, ...demoted];
    const decision = decisions.get(row.code);
    const canBeSame = isRenamed || (ref.kind === 'new' && leaving.length === 1 && demoted.length === 0);
    return [
      {
        ...{ line: row.line, code: row.code, shortName: row.shortName, name: person.name, canBeSame },
        formerName: former.map((id) => index.names.get(id) ?? '').join(', '),
        becomesAide: demoted.length > 0,
        isOpen: decision !== 'change' && !(decision === 'same' && isRenamed),
      },
    ];
  });
}

function isAmong(placed: readonly Placed[], id: number): boolean {
  return placed.some(({ ref }) => ref.kind === 'stored' && ref.id === id);
}
