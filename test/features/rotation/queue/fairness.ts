import type { Held } from './simulated-forum.ts';

/** Meetings at which the same institution was host as at the one before, although somebody else could have been. */
export function twiceInRow(history: readonly Held[]): readonly number[] {
  return history
    .filter(({ host, able, asked, isAppointed }, index) => {
      const isSame = index > 0 && host !== undefined && history[index - 1]?.host === host;
      const others = able.filter((id) => id !== host && !asked.includes(id));
      return isSame && !isAppointed && others.length > 0;
    })
    .map(({ slot }) => slot.number);
}

/**
 * What breaks the bound: between a turn of an institution and the one that is `turnsLater` turns later, somebody who belonged
 * and could be host at all meetings between had no chance, neither as host nor by being asked. A turn got in exchange is that
 * of whoever gave it, so with `turnsLater` 1 it does not count as a second one.
 */
export function unfairTurns(history: readonly Held[], turnsLater: 1 | 2): readonly string[] {
  const turns = new Map<number, number[]>();
  history.forEach(({ host, isAppointed }, index) => {
    if (host !== undefined && !isAppointed) turns.set(host, [...(turns.get(host) ?? []), index]);
  });
  return [...turns].flatMap(([host, at]) =>
    at.slice(turnsLater).flatMap((last, index) => {
      const first = at[index] ?? 0;
      if (turnsLater === 1 && history[last]?.isExchanged === true) return [];
      // At the last meeting the choice falls: whoever was asked there had the chance as well.
      const between = history.slice(first + 1, last + 1);
      const waiting = (between[0]?.able ?? []).filter((id) => id !== host);
      return waiting
        .filter((id) => between.every(({ able }) => able.includes(id)))
        .filter((id) => !between.some(({ host: other, asked }) => other === id || asked.includes(id)))
        .map((id) => `${host} twice before ${id}: meetings ${first + 1} and ${last + 1}`);
    }),
  );
}
