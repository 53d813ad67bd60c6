import type { PlatformName } from '../../../platform/incoming.ts';
import type { MemberRow } from '../csv/types.ts';

/** A person of the file: the rows that are about them, and what these say together. */
export interface FilePerson {
  readonly name: string;
  readonly telegramId: string | undefined;
  readonly slackId: string | undefined;
  readonly rows: readonly MemberRow[];
}

/** Gathers the rows into people: rows that share an account, directly or through a third, are one person's. */
export function peopleOf(rows: readonly MemberRow[]): readonly FilePerson[] {
  const leaders = rows.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    while (leaders[at] !== at) at = leaders[at] ?? at;
    return at;
  };
  const owners = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    for (const account of accountsOf(row)) {
      const owner = owners.get(accountKey(account));
      if (owner === undefined) owners.set(accountKey(account), index);
      else joinLeaders(leaders, leaderOf(owner), leaderOf(index));
    }
  }
  const groups = Map.groupBy(rows.entries(), ([index]) => leaderOf(index));
  return [...groups.values()].map((entries) => personOf(entries.map(([, row]) => row)));
}

/** An account that a line names. */
export interface NamedAccount {
  readonly platform: PlatformName;
  readonly externalId: string;
}

/** The accounts that a row or a person of the file names, Telegram first. */
export function accountsOf(from: {
  readonly telegramId: string | undefined;
  readonly slackId: string | undefined;
}): readonly NamedAccount[] {
  const { telegramId, slackId } = from;
  return [
    ...(telegramId === undefined ? [] : [{ platform: 'telegram' as const, externalId: telegramId }]),
    ...(slackId === undefined ? [] : [{ platform: 'slack' as const, externalId: slackId }]),
  ];
}

/** How accounts are compared: `telegram:1001`, `slack:U0CHAIR`. */
export function accountKey({ platform, externalId }: NamedAccount): string {
  return `${platform}:${externalId}`;
}

function joinLeaders(leaders: number[], left: number, right: number): void {
  leaders[Math.max(left, right)] = Math.min(left, right);
}

function personOf(rows: readonly MemberRow[]): FilePerson {
  return {
    name: rows[0]?.name ?? '',
    telegramId: rows.find((row) => row.telegramId !== undefined)?.telegramId,
    slackId: rows.find((row) => row.slackId !== undefined)?.slackId,
    rows,
  };
}
