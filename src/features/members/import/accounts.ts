import type { CutOffRules } from './cut-off.ts';
import type { StateIndex } from './match.rules.ts';
import { accountKey, accountsOf, type FilePerson } from './people.rules.ts';
import type { MembersPlan, PersonRef } from './types.ts';

/** What becomes of a person's accounts. */
export interface AccountChanges {
  readonly added: MembersPlan['accounts'];
  readonly revokedIds: readonly number[];
}

/**
 * Compares the accounts that the file names with those of the store. An account that begins to be this person's cuts
 * off the ones that they had on the same platform (another phone); a cell left empty says nothing, and neither does an
 * account that was cut off before.
 */
export function accountChanges(
  index: StateIndex,
  { person, ref }: { readonly person: FilePerson; readonly ref: PersonRef },
  { isWithheld }: Pick<CutOffRules, 'isWithheld'>,
): AccountChanges {
  const own = ref.kind === 'stored' ? (index.accountsOf.get(ref.id) ?? []) : [];
  const active = own.filter((account) => !account.isRevoked);
  const added = accountsOf(person).filter(
    (named) =>
      !isWithheld(person, named) && !active.some((account) => accountKey(account) === accountKey(named)),
  );
  const revoked = active.filter((account) => added.some(({ platform }) => platform === account.platform));
  return {
    added: added.map((account) => ({
      person: ref,
      ...account,
      before: index.accounts.get(accountKey(account)),
    })),
    revokedIds: revoked.map((account) => account.id),
  };
}
