import type { AskReason } from '../when.ts';

/** A step's result, or the reason why the phrase must be asked back. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: AskReason };

/** A step's result. */
export function found<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

/** The reason to ask back. */
export function ask(reason: AskReason): { readonly ok: false; readonly reason: AskReason } {
  return { ok: false, reason };
}
