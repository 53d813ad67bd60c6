import { line } from '../numbers.ts';
import type { Cost, Explained } from './plans.ts';
import type { Statement } from './statements.ts';

/** What each act asked. */
export type Found = ReadonlyMap<string, readonly Explained[]>;

/** Where figures are printed, and of which acts each statement. */
export interface Output {
  readonly print: (text: string) => void;
  /** Part of an act's name; none unless given. */
  readonly of?: string | undefined;
}

/** A statement is named that reads so many times what it returns, and more than that many rows. */
const WASTE = 10;
const FEW = 200;
const AGAIN = 3;

interface Costs {
  readonly before: Found;
  readonly after: Found;
  readonly forums: number;
}

/** Prints what each act costs, and the statements that cost more than they should. */
export function printCosts({ print, of }: Output, { before, after, forums }: Costs): void {
  print(line('', `statements, rows read, pages touched: at one forum -> at ${forums}`));
  for (const [name, explained] of after) {
    const [one, many] = [before.get(name) ?? [], explained].map(total);
    if (one === undefined || many === undefined) continue;
    print(
      line(
        name,
        one.times === 0
          ? `${many.times}, ${many.read}, ${many.pages}`
          : `${one.times} -> ${many.times}, ${one.read} -> ${many.read}, ${one.pages} -> ${many.pages} (x${(many.pages / one.pages).toFixed(2)})`,
      ),
    );
  }
  if (of !== undefined) printStatements({ print, of }, { before, after });
  const costOf = (statement: Statement): Explained | undefined =>
    [...before.values()].flat().find((one) => one.statement.text === statement.text);
  print(
    `\nstatements that read more than ${FEW} rows and ${WASTE} times what they return, at ${forums} forums:`,
  );
  printNamed(print, after, ({ read, returned }) => read > FEW && read > WASTE * Math.max(returned, 1));
  print(`\nstatements that touch more than ${FEW} pages and ${AGAIN} times those at one forum:`);
  printNamed(
    print,
    after,
    ({ statement, pages }) => pages > FEW && pages > AGAIN * (costOf(statement)?.pages ?? 0),
  );
  print(`\nstatements that are asked more than ${AGAIN} times as often as at one forum:`);
  printNamed(
    print,
    after,
    ({ statement }) => statement.times > AGAIN * (costOf(statement)?.statement.times ?? 1),
  );
}

/** What the acts whose name contains `of` ask, the dearest first. */
function printStatements(
  { print, of }: Pick<Output, 'print'> & { readonly of: string },
  { before, after }: Pick<Costs, 'before' | 'after'>,
): void {
  const told = (one: Explained | undefined): string =>
    one === undefined ? 'none' : `${one.statement.times} times ${one.read} rows, ${one.pages} pages`;
  for (const [name, explained] of after) {
    if (!name.includes(of)) continue;
    print(`\n${name}:`);
    const dearest = explained.toSorted((one, other) => total([other]).pages - total([one]).pages);
    for (const one of dearest) {
      const { statement, worst } = one;
      const earlier = before.get(name)?.find((other) => other.statement.text === statement.text);
      print(`${told(earlier)} -> ${told(one)}; ${worst.join('; ')}`);
      print(`    ${shortened(statement)}`);
    }
  }
}

function shortened({ text }: Statement): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 300);
}

/** Each statement of which something holds, once. */
function printNamed(print: (text: string) => void, found: Found, holds: (one: Explained) => boolean): void {
  const named = new Set<string>();
  for (const [name, explained] of found)
    for (const one of explained) {
      const { statement, read, returned, pages, worst } = one;
      if (!holds(one) || named.has(statement.text)) continue;
      named.add(statement.text);
      const costs = `${read} rows read, ${returned} returned, ${pages} pages`;
      print(`${name}, ${statement.times} times: ${costs}; ${worst.join('; ')}`);
      print(`    ${shortened(statement)}`);
    }
  if (named.size === 0) print('none');
}

function total(explained: readonly Explained[]): Cost & { readonly times: number } {
  const sum = (of: (one: Explained) => number): number =>
    explained.reduce((so, one) => so + of(one) * one.statement.times, 0);
  return {
    times: sum(() => 1),
    read: sum(({ read }) => read),
    returned: sum(({ returned }) => returned),
    pages: sum(({ pages }) => pages),
  };
}
