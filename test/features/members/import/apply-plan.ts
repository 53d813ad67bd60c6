import type { MembersPlan, MembersState, PersonRef } from '../../../../src/features/members/import/types.ts';

/** Writes a plan into a state in memory, as the store does in the database. */
export function applyPlan(state: MembersState, plan: MembersPlan): MembersState {
  const idOf = (ref: PersonRef): number =>
    ref.kind === 'stored' ? ref.id : state.people.length + 1 + ref.index;
  const people = state.people.map((person) => ({
    ...person,
    ...plan.renamedPeople.find(({ id }) => id === person.id),
    ...plan.newSalutations.find(({ id }) => id === person.id),
  }));
  const added = plan.newPeople.map((person, index) => ({ ...person, id: state.people.length + 1 + index }));
  const known = plan.institutions.map(({ code }) => code);
  const titles = new Map(plan.seats.map(({ code, title }) => [code, title]));
  const institutions = [
    ...state.institutions.filter(({ code }) => !known.includes(code)),
    ...plan.institutions.map((facts) => ({
      ...facts,
      ...{ isVerified: true, hasLeft: false },
      seatTitle: state.institutions.find(({ code }) => code === facts.code)?.seatTitle,
    })),
  ].map((institution) => ({
    ...institution,
    seatTitle: titles.get(institution.code) ?? institution.seatTitle,
  }));
  const losing = new Set(plan.leavers.filter(({ losesAll }) => losesAll).map(({ personId }) => personId));
  return {
    institutions,
    people: [...people, ...added],
    accounts: accountsAfter(),
    holdings: holdingsAfter(),
    former: [...state.former, ...endedNow()],
    roles: state.roles.filter(({ personId }) => !losing.has(personId)),
    coming: state.coming.filter(({ id }) => !plan.endedHoldingIds.includes(id)),
  };

  function accountsAfter(): MembersState['accounts'] {
    const written = plan.accounts.map(({ person, before: _, ...account }, index) => {
      const old = state.accounts.find(
        ({ platform, externalId }) => platform === account.platform && externalId === account.externalId,
      );
      const id = old?.id ?? state.accounts.length + 1 + index;
      return { ...account, id, personId: idOf(person), isRevoked: false, revokedAt: undefined };
    });
    const kept = state.accounts
      .filter(({ id }) => !written.some((account) => account.id === id))
      .map((account) => ({
        ...account,
        isRevoked:
          account.isRevoked || plan.revokedAccountIds.includes(account.id) || losing.has(account.personId),
      }));
    return [...kept, ...written];
  }

  function endedNow(): MembersState['former'] {
    return state.holdings
      .filter(({ id }) => plan.endedHoldingIds.includes(id))
      .map(({ code, personId }) => ({ code, personId }));
  }

  function holdingsAfter(): MembersState['holdings'] {
    const last = Math.max(0, ...[...state.holdings, ...state.coming].map(({ id }) => id));
    const positions = new Map(plan.newPositions.map(({ holdingId, position }) => [holdingId, position]));
    const kept = state.holdings
      .filter(({ id }) => !plan.endedHoldingIds.includes(id))
      .map((holding) => ({ ...holding, position: positions.get(holding.id) ?? holding.position }));
    const started = plan.newHoldings.map(({ person, ...holding }, index) => ({
      ...holding,
      ...{ id: last + 1 + index, personId: idOf(person) },
    }));
    return [...kept, ...started];
  }
}
