import type { Capacity } from '../../../model/actor.ts';
import type { MembersState, PersonRef, StoredHolding } from './types.ts';

/** A seat that a file gives to somebody now. */
interface Given {
  readonly code: string;
  readonly ref: PersonRef;
  readonly capacity: Capacity;
}

/**
 * Holdings planned for later that are settled by what the file says of today: the same person acts for the institution at
 * once, or somebody new is its holder. A file that only repeats the present leaves what is planned alone.
 */
export function settledPlans(state: MembersState, given: readonly Given[]): readonly StoredHolding[] {
  return state.coming.filter((holding) =>
    given.some(
      ({ code, ref, capacity }) =>
        code === holding.code &&
        ((ref.kind === 'stored' && ref.id === holding.personId) ||
          (capacity === 'holder' && holding.capacity === 'holder')),
    ),
  );
}
