import type { PoolClient } from 'pg';

type Ask = (...given: readonly unknown[]) => unknown;

/**
 * Has a connection ask one thing after the other. Prisma loads the relations of a row side by side, within a transaction over
 * its one connection: pg only queues that with a warning, and will no longer do so.
 */
export function askOneAtATime(client: PoolClient): void {
  // pg offers `query` in a dozen shapes; here they are all handed on as they are.
  const ask = client.query.bind(client) as Ask;
  let last: Promise<unknown> = Promise.resolve();
  const next: Ask = (...given) => {
    // Whoever gives a callback has taken the connection for this one question.
    if (given.some((one) => typeof one === 'function')) return ask(...given);
    const answer = last.then(() => ask(...given));
    last = answer.catch(() => undefined);
    return answer;
  };
  Object.assign(client, { query: next });
}
