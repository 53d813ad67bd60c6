import type { FilePerson } from '../csv/people.ts';
import type { MemberRow } from '../csv/types.ts';
import { isNamed, type StateIndex } from './match.ts';
import type { ImportChoices, OfficeQuestion, PersonRef } from './types.ts';

/** An institution's official in the file. */
interface Official {
  readonly row: MemberRow;
  readonly person: FilePerson;
  readonly ref: PersonRef;
}

/**
 * The seats for which the file has another name than the store: a change of office and a corrected name look the same
 * there, and only a human being knows. Whoever stands elsewhere in the file moves, which needs no question.
 * @param named everybody of the store whom the file names
 */
export function officeQuestions(
  index: StateIndex,
  { officials, named }: { readonly officials: readonly Official[]; readonly named: ReadonlySet<number> },
  { decisions }: Pick<ImportChoices, 'decisions'>,
): readonly OfficeQuestion[] {
  return officials.flatMap(({ row, person, ref }) => {
    const holders = index.holders.get(row.code) ?? [];
    const isHolder = ref.kind === 'stored' && holders.includes(ref.id);
    const isRenamed = isHolder && !isNamed(index, ref.id, person.name);
    const leaving = holders.filter((id) => !named.has(id));
    if (!isRenamed && leaving.length === 0) return [];
    const former = isRenamed ? [ref.id] : leaving;
    const decision = decisions.get(row.code);
    const canBeSame = isRenamed || (ref.kind === 'new' && leaving.length === 1);
    return [
      {
        ...{ line: row.line, code: row.code, shortName: row.shortName, name: person.name, canBeSame },
        formerName: former.map((id) => index.names.get(id) ?? '').join(', '),
        isOpen: decision !== 'change' && !(decision === 'same' && isRenamed),
      },
    ];
  });
}
