import { accountKey } from '../people.rules.ts';
import {
  accountChanges,
  type Compared,
  changeOf,
  countChanges,
  endingOf,
  institutionChanges,
  leaversOf,
  newSalutation,
  settledPlans,
} from './changes.rules.ts';
import {
  accountsOfOthers,
  indexState,
  isKept,
  matchPeople,
  namedIn,
  officialsOf,
  type Placed,
  placeRows,
  refOf,
  type StateIndex,
} from './match.rules.ts';
import { codeKey, peopleOf, withOneCode } from './people.rules.ts';
import { cutOffRules, describeCutOff, officeQuestions } from './questions.rules.ts';
import type {
  ImportChoices,
  MemberRow,
  MembersDiff,
  MembersPlan,
  MembersState,
  NewHolding,
  StoredHolding,
} from './types.ts';

/** Nothing was said about a file. */
const NO_CHOICES: ImportChoices = { decisions: new Map(), readmitted: new Set() };

/**
 * Compares a good members' file with the store. Of the rows of an institution the first is its holder, the others are
 * aides. Institutions that the file does not name stay as they are, and so do aides whom it does not name at all.
 */
export function diffMembers(
  state: MembersState,
  file: { readonly rows: readonly MemberRow[]; readonly choices?: ImportChoices | undefined },
): MembersDiff {
  const unified = withOneCode(
    file.rows,
    state.institutions.map(({ code }) => code),
  );
  const choices = choicesFor(unified, file.choices ?? NO_CHOICES);
  const rows = unified.filter(({ code }) => choices.decisions.get(code) !== 'leave');
  const index = indexState(state);
  const everybody = peopleOf(rows);
  const officials = officialsOf(everybody);
  const refs = matchPeople(index, { people: everybody, officials, decisions: choices.decisions });
  const rules = cutOffRules(index, choices);
  const places = placeRows(index, { people: everybody, refs });
  const placed = places.filter((place) => !rules.isLeftOut(place));
  const present = new Set(placed.map(({ person }) => person));
  const people = everybody.filter((person) => present.has(person));
  const facts = { state, rows, placed, people, refs, index, rules };
  return {
    problems: accountsOfOthers(index, people),
    questions: officeQuestions(index, { placed, decisions: choices.decisions }),
    cutOff: describeCutOff(rules, { left: places.filter(rules.isLeftOut), placed }),
    leftOut: file.rows.length - placed.length,
    ...planOf(facts),
  };
}

/** What was said, by the codes that the rows have. */
function choicesFor(rows: readonly MemberRow[], { decisions, readmitted }: ImportChoices): ImportChoices {
  const said = new Map([...decisions].map(([code, decision]) => [codeKey(code), decision]));
  const again = new Set([...readmitted].map(codeKey));
  const codes = [...new Set(rows.map(({ code }) => code))];
  return {
    decisions: new Map(
      codes.flatMap((code) => {
        const decision = said.get(codeKey(code));
        return decision === undefined ? [] : [[code, decision] as const];
      }),
    ),
    readmitted: new Set(codes.filter((code) => again.has(codeKey(code)))),
  };
}

function planOf(compared: Compared): Pick<MembersDiff, 'counts' | 'changes' | 'plan'> {
  const { state, placed, people, refs, index, rules } = compared;
  const institutions = institutionChanges(
    state,
    placed.map(({ row }) => row),
  );
  const accounts = people.map((person) => accountChanges(index, { person, ref: refOf(refs, person), rules }));
  const ended = endedHoldings(state, placed);
  const keeping = placed.map((place) => ({ place, kept: place.held.find((held) => isKept(place, held)) }));
  const given = keeping.flatMap(({ place, kept }) =>
    kept === undefined ? [{ ...place, code: place.row.code }] : [],
  );
  const endedHoldingIds = [...ended, ...settledPlans(state, given)].map(({ id }) => id);
  const leavers = leaversOf(state, { ended, placed, endedHoldingIds });
  const changed = placed.map((place) =>
    changeOf(place, { ...compared, formerNames: institutions.formerNames, moved: institutions.moved }),
  );
  const changes = [
    ...changed.filter((change) => change !== undefined),
    ...leavers.map((leaver) => endingOf(leaver, compared)),
  ];
  return {
    counts: countChanges(changes, placed.length),
    changes,
    plan: {
      institutions: institutions.written,
      seats: institutions.seats,
      newPeople: newcomers(compared),
      renamedPeople: renamings(compared),
      newSalutations: salutations(compared),
      accounts: accounts.flatMap(({ added }) => added),
      revokedAccountIds: revokedIds(index, accounts),
      endedHoldingIds,
      leavers: leavers.map(({ code, personId, losesAll }) => ({ code, personId, losesAll })),
      newHoldings: given.map(holdingOf),
      newPositions: keeping.flatMap(({ place, kept }) =>
        kept === undefined || kept.position === place.row.position
          ? []
          : [{ holdingId: kept.id, position: place.row.position }],
      ),
    },
  };
}

function holdingOf({ row, ref, capacity }: Placed): NewHolding {
  return { code: row.code, person: ref, capacity, position: row.position };
}

/** At an institution of the file: a holder who is not named there any more, whoever is named elsewhere instead, another capacity. */
function endedHoldings(state: MembersState, placed: readonly Placed[]): readonly StoredHolding[] {
  const codes = new Set(placed.map(({ row }) => row.code));
  const named = namedIn(placed);
  const kept = new Set(placed.flatMap((place) => place.held.find((held) => isKept(place, held))?.id ?? []));
  return state.holdings.filter(
    (holding) =>
      codes.has(holding.code) &&
      !kept.has(holding.id) &&
      (holding.capacity === 'holder' || named.has(holding.personId)),
  );
}

function renamings({ index, people, refs }: Compared): MembersPlan['renamedPeople'] {
  const names = new Map<number, string>();
  for (const person of people) {
    const ref = refOf(refs, person);
    // Of two rows that write somebody's name in two ways the first counts.
    if (ref.kind === 'stored' && !names.has(ref.id)) names.set(ref.id, person.name);
  }
  return [...names].filter(([id, name]) => index.names.get(id) !== name).map(([id, name]) => ({ id, name }));
}

function newcomers({ people, refs }: Compared): MembersPlan['newPeople'] {
  return people
    .filter((person) => refOf(refs, person).kind === 'new')
    .map(({ name, salutation = '' }) => ({ name, salutation }));
}

function salutations({ index, people, refs }: Compared): MembersPlan['newSalutations'] {
  return people.flatMap((person) => {
    const ref = refOf(refs, person);
    const salutation = newSalutation(index, { person, ref });
    return salutation === undefined || ref.kind === 'new' ? [] : [{ id: ref.id, salutation }];
  });
}

/** An account that moves to another person of the file is not cut off, whatever its old owner's row says. */
function revokedIds(
  index: StateIndex,
  changes: readonly ReturnType<typeof accountChanges>[],
): readonly number[] {
  const moved = new Set(
    changes.flatMap(({ added }) => added.map((account) => index.accounts.get(accountKey(account))?.id)),
  );
  return changes.flatMap((change) => change.revokedIds).filter((id) => !moved.has(id));
}
