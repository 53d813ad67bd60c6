import { isOutage } from './outage.ts';

/**
 * A statement that takes many rows at once and gives back a row for each. Its only parameter (`$1`) is a JSON array of the items,
 * each with its place in `ord`, counted from 0; so have the rows it gives back.
 */
export interface TogetherStatement {
  /** Under which it is prepared; distinct, and another one for another text. */
  readonly name: string;
  readonly text: string;
}

/** A row that such a statement gives back. */
export interface TogetherRow {
  readonly ord: number;
  /** Nothing was done for it, since another row of the same statement was in its way: it goes with the next one. */
  readonly deferred: boolean;
}

/** Runs statements for all that wait. */
export interface Together {
  /**
   * Has a statement take this item: at once where none is under way, else together with all that came meanwhile, in the order they came.
   * Rejects with the database's fault, for this item alone; an outage is everybody's. Undefined where the statement had no row for it.
   */
  run<Row extends TogetherRow>(statement: TogetherStatement, item: object): Promise<Row | undefined>;
}

/** More in one statement would make those in front wait for those behind. */
const MOST_ITEMS = 64;

interface Waiting {
  readonly item: object;
  resolve(row: TogetherRow | undefined): void;
  reject(fault: unknown): void;
}

interface Lane {
  readonly statement: TogetherStatement;
  /** The oldest first. */
  readonly waiting: Waiting[];
  isUnderWay: boolean;
}

/** Asks the database, as `pg` does. */
export type Ask = (
  question: TogetherStatement & { readonly values: string[] },
) => Promise<{ readonly rows: readonly TogetherRow[] }>;

/** Makes it; it has no timer and keeps nothing but what waits. */
export function createTogether(query: Ask): Together {
  const lanes = new Map<string, Lane>();

  const ask = async ({ statement }: Lane, items: readonly Waiting[]): Promise<readonly TogetherRow[]> => {
    const json = JSON.stringify(items.map(({ item }, ord) => ({ ...item, ord })));
    const { rows } = await query({ ...statement, values: [json] });
    return rows;
  };
  const take = async (lane: Lane, items: readonly Waiting[]): Promise<void> => {
    try {
      const rows = await ask(lane, items);
      const deferred: Waiting[] = [];
      for (const [ord, one] of items.entries()) {
        const row = rows.find((found) => found.ord === ord);
        if (row?.deferred === true) deferred.push(one);
        else one.resolve(row);
      }
      lane.waiting.unshift(...deferred);
    } catch (fault) {
      // What was asked over a broken connection may have been done: whoever asked has to find out.
      if (items.length === 1 || isOutage(fault)) for (const one of items) one.reject(fault);
      else for (const one of items) await take(lane, [one]);
    }
  };
  // One after the other, so that what came later is also written later.
  const pump = async (lane: Lane): Promise<void> => {
    if (lane.isUnderWay) return;
    lane.isUnderWay = true;
    while (lane.waiting.length > 0) await take(lane, lane.waiting.splice(0, MOST_ITEMS));
    lane.isUnderWay = false;
  };
  return {
    run: <Row extends TogetherRow>(statement: TogetherStatement, item: object) => {
      const lane = lanes.get(statement.name) ?? { statement, waiting: [], isUnderWay: false };
      lanes.set(statement.name, lane);
      return new Promise<Row | undefined>((resolve, reject) => {
        lane.waiting.push({ item, resolve: (row: Row | undefined) => resolve(row), reject });
        void pump(lane);
      });
    },
  };
}
