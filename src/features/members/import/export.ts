import type { Db } from '../../../db/db.ts';
import type { MemberRow } from '../csv/types.ts';
import { loadMembers } from './store.ts';
import type { MembersState, StoredHolding, StoredInstitution } from './types.ts';

/** The members of a forum as rows of a file. */
export interface ExportedMembers {
  readonly rows: readonly Omit<MemberRow, 'line'>[];
  /** Institutions for which nobody acts; a file cannot name them. */
  readonly emptyCount: number;
}

/** Who acts for which institution now: by code, the holder first, as an import takes it. */
export async function exportMembers(
  db: Db,
  at: { readonly forumId: number; readonly now: number },
): Promise<ExportedMembers> {
  return exportRows(await loadMembers(db, at));
}

/** The rows of a state; of several accounts on one platform the youngest one that has its rights. */
export function exportRows(state: MembersState): ExportedMembers {
  const names = new Map(state.people.map(({ id, name }) => [id, name]));
  const active = state.accounts.filter((account) => !account.isRevoked);
  const accounts = new Map(active.map((each) => [`${each.platform}:${each.personId}`, each.externalId]));
  const acting = Map.groupBy(state.holdings, (holding) => holding.code);
  const belonging = state.institutions
    .filter((institution) => !institution.hasLeft)
    .sort((left, right) => (left.code < right.code ? -1 : 1));
  const rowOf = (institution: StoredInstitution, holding: StoredHolding): Omit<MemberRow, 'line'> => ({
    code: institution.code,
    institution: institution.officialName,
    shortName: institution.shortName,
    zone: institution.timeZone,
    name: names.get(holding.personId) ?? '',
    position: holding.position,
    telegramId: accounts.get(`telegram:${holding.personId}`),
    slackId: accounts.get(`slack:${holding.personId}`),
  });
  const rows = belonging.flatMap((institution) =>
    holderFirst(acting.get(institution.code) ?? []).map((holding) => rowOf(institution, holding)),
  );
  return {
    rows: rows.filter((row) => row.name !== ''),
    emptyCount: belonging.filter(({ code }) => !acting.has(code)).length,
  };
}

function holderFirst(holdings: readonly StoredHolding[]): readonly StoredHolding[] {
  const isAide = (holding: StoredHolding): number => (holding.capacity === 'aide' ? 1 : 0);
  return [...holdings].sort((left, right) => isAide(left) - isAide(right) || left.id - right.id);
}
