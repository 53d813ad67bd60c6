import type { Asked, AskReason } from '../when.ts';

/** What must be asked back. */
export interface Unclear extends Omit<Asked, 'outcome'> {
  readonly ok: false;
}

/** A step's result, or the reason why the phrase must be asked back. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Unclear;

/** A step's result. */
export function found<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

/** The reason to ask back, with the two days that fit where there are exactly two. */
export function ask(reason: AskReason, days?: readonly [string, string]): Unclear {
  return { ok: false, reason, ...(days && { days }) };
}

/** What is unclear, as the whole phrase's outcome. */
export function asked({ reason, days }: Omit<Unclear, 'ok'>): Asked {
  return { outcome: 'ask', reason, ...(days && { days }) };
}
