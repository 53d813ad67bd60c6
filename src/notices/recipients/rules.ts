import type { NoticeTarget } from '../types.ts';
import type { BoundChat, Recipient, RecipientInstitution } from './types.ts';

/**
 * Turns institutions into targets: each person who can be reached privately once, however many seats they hold; an
 * institution of whom nobody can be reached is called in the group of a platform its people use; without an account it is in no
 * group that it hears, and is reported.
 */
export function toTargets(
  institutions: readonly RecipientInstitution[],
  chats: readonly BoundChat[],
): readonly NoticeTarget[] {
  const personIds = new Set<number>();
  const called: NoticeTarget[] = [];
  for (const institution of institutions) {
    const reached = institution.persons.filter((person) => person.reachableOn.length > 0);
    for (const { personId } of reached) personIds.add(personId);
    if (reached.length > 0) continue;
    called.push({
      kind: 'institution',
      institutionId: institution.institutionId,
      viaChatRowId: groupFor(institution, chats)?.rowId ?? null,
    });
  }
  return [...[...personIds].map((personId): NoticeTarget => ({ kind: 'person', personId })), ...called];
}

/** Who of an institution hears of something. */
export interface Heard {
  /** So many are told privately. */
  readonly people: number;
  /** Whether it is called by name in a group. */
  readonly isCalled: boolean;
}

/** Whom targets are that were planned for one institution. */
export function heardBy(targets: readonly NoticeTarget[]): Heard {
  return {
    people: targets.filter(({ kind }) => kind === 'person').length,
    isCalled: targets.some((target) => target.kind === 'institution' && target.viaChatRowId !== null),
  };
}

/** The bound chat in which an institution is called: of a platform its people use, for nobody else would hear it. */
export function groupFor(
  { persons }: { readonly persons: readonly Pick<Recipient, 'accountsOn'>[] },
  chats: readonly BoundChat[],
): BoundChat | undefined {
  const platforms = new Set(persons.flatMap((person) => person.accountsOn));
  return chats.find((chat) => platforms.has(chat.platform));
}

/** Of an institution's people those who look after it day by day: the aides who can be reached, else whoever else can. */
export function aidesFirst(persons: readonly Recipient[]): readonly number[] {
  const reached = persons.filter(({ reachableOn }) => reachableOn.length > 0);
  const aides = reached.filter(({ isAide }) => isAide);
  return (aides.length > 0 ? aides : reached).map(({ personId }) => personId);
}
