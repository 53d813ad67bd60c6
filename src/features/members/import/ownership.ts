import { areSame } from '../../../language/person-names.ts';
import type { LineProblem } from '../csv/types.ts';
import type { StateIndex } from './match.rules.ts';
import { accountKey, accountsOf, type FilePerson, type NamedAccount } from './people.rules.ts';
import type { MembersState } from './types.ts';

/**
 * Accounts of the file that are somebody else's in the store: another name, and nobody of the institutions that the file
 * names for it. Taking them over would rename that person and give them the seat, so it is a mistake to be told.
 */
export function accountsOfOthers(
  state: MembersState,
  index: StateIndex,
  people: readonly FilePerson[],
): readonly LineProblem[] {
  const seats = Map.groupBy(state.holdings, ({ personId }) => personId);
  return people.flatMap((person) =>
    accountsOf(person).flatMap((account) => {
      const stored = index.accounts.get(accountKey(account));
      const owner = stored === undefined ? undefined : index.names.get(stored.personId);
      if (stored === undefined || stored.isRevoked || owner === undefined) return [];
      const codes = (seats.get(stored.personId) ?? []).map(({ code }) => code);
      const isSame =
        areSame(index.keysOf(owner), index.keysOf(person.name)) ||
        person.rows.some((row) => codes.includes(row.code));
      if (isSame) return [];
      return [problemOf(person, account, codes.length === 0 ? owner : `${owner} (${codes.join(', ')})`)];
    }),
  );
}

function problemOf(person: FilePerson, account: NamedAccount, owner: string): LineProblem {
  const { platform, externalId } = account;
  const row = person.rows.find(
    (one) => externalId === (platform === 'telegram' ? one.telegramId : one.slackId),
  );
  const column = platform === 'telegram' ? ('telegram_id' as const) : ('slack_id' as const);
  return { line: row?.line ?? 0, reason: 'account-owned', column, value: externalId, owner };
}
