import type { Client } from 'pg';
import { z } from 'zod';
import type { Statement } from './statements.ts';

/** What a statement costs, whatever else the machine does. */
export interface Cost {
  /** Rows that were looked at in tables, those left out included. */
  readonly read: number;
  /** Rows that came out, or were written. */
  readonly returned: number;
  /** Pages of 8 kB that were touched. */
  readonly pages: number;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Index Name'?: string | undefined;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number | undefined;
  readonly 'Rows Removed by Index Recheck'?: number | undefined;
  readonly 'Shared Hit Blocks'?: number | undefined;
  readonly 'Shared Read Blocks'?: number | undefined;
  readonly Plans?: readonly Plan[] | undefined;
}

const planSchema: z.ZodType<Plan> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Name': z.string().optional(),
    'Actual Rows': z.number(),
    'Actual Loops': z.number(),
    'Rows Removed by Filter': z.number().optional(),
    'Rows Removed by Index Recheck': z.number().optional(),
    'Shared Hit Blocks': z.number().optional(),
    'Shared Read Blocks': z.number().optional(),
    Plans: z.array(planSchema).optional(),
  }),
);
const answerSchema = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planSchema })]) })]);

/** What was found out about one statement. */
export interface Explained extends Cost {
  readonly statement: Statement;
  /** The places where most was read, the worst first. */
  readonly worst: readonly string[];
}

/** Runs a statement once more with its plan, and takes back what it wrote. */
export async function explain(client: Client, statement: Statement): Promise<Explained> {
  await client.query('BEGIN');
  try {
    const text = `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${statement.text}`;
    const { rows } = await client.query({ text, values: [...statement.values] });
    const plan = answerSchema.parse(rows)[0]['QUERY PLAN'][0].Plan;
    const nodes = [...nodesOf(plan)].map((node) => ({ node, read: readBy(node) }));
    const written = nodes.filter(({ node }) => node['Node Type'] === 'ModifyTable');
    const below = written.flatMap(({ node }) => node.Plans ?? []);
    const returned = [plan, ...below].map((node) => node['Actual Rows'] * node['Actual Loops']);
    return {
      statement,
      read: nodes.reduce((sum, { read }) => sum + read, 0),
      returned: Math.max(...returned),
      pages: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
      worst: nodes
        .filter(({ read }) => read > 0)
        .toSorted((one, other) => other.read - one.read)
        .slice(0, 2)
        .map(
          ({ node, read }) => `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name']}: ${read}`,
        ),
    };
  } finally {
    await client.query('ROLLBACK');
  }
}

function* nodesOf(plan: Plan): Generator<Plan> {
  yield plan;
  for (const below of plan.Plans ?? []) yield* nodesOf(below);
}

/** Rows that a node takes from a table or index; other nodes hand on what those below them read. */
function readBy(node: Plan): number {
  if (node['Relation Name'] === undefined || node['Node Type'] === 'ModifyTable') return 0;
  const each =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  return Math.round(each * node['Actual Loops']);
}
