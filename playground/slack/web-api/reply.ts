import { type Problem, wording } from '../blocks/index.ts';
import type { JsonRecord } from '../json.ts';
import type { Simulation } from '../simulation.ts';
import type { Arguments } from './arguments.ts';

/** What a method answers: always HTTP 200, refusals too. */
export type Reply = JsonRecord & { readonly ok: boolean };

/** One Web API method: takes effect at once and answers. */
export type Method = (simulation: Simulation, values: Arguments) => Reply;

/** `{ok: true}` and what else the method answers. */
export function fine(members: JsonRecord = {}): Reply {
  return { ...members, ok: true };
}

/** `{ok: false, error}` as Slack refuses. */
export function refuse(error: string, members: JsonRecord = {}): Reply {
  return { ok: false, error, ...members };
}

/** A refusal of blocks or views that names every problem the way Slack does. */
export function refuseProblems(error: string, problems: readonly Problem[]): Reply {
  const errors = wording(problems);
  return refuse(error, { errors, response_metadata: { messages: errors.map((text) => `[ERROR] ${text}`) } });
}

/** One page of a list; the cursor is the offset in disguise. */
export function page<T>(
  items: readonly T[],
  values: Arguments,
): { readonly items: readonly T[]; readonly cursor: string } | undefined {
  const limit = typeof values.limit === 'number' ? values.limit : 100;
  const cursor = typeof values.cursor === 'string' && values.cursor !== '' ? values.cursor : undefined;
  const offset =
    cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(offset) || limit < 1 || limit > 1_000) return undefined;
  const end = offset + limit;
  return {
    items: items.slice(offset, end),
    cursor: end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '',
  };
}
