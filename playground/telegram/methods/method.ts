import type { Params } from '../params.ts';
import type { Poller } from '../polling.ts';
import type { World } from '../state.ts';
import type { Webhook } from '../webhook.ts';

/** One call of a method, its parameters checked. */
export interface MethodCall {
  readonly world: World;
  readonly params: Params;
  readonly poller: Poller;
  readonly webhook: Webhook;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal;
}

/** Performs a call and returns its `result`, or a `Described` one. Throws an `ApiError` to refuse. */
export type Method = (call: MethodCall) => unknown;

export type MethodTable = Readonly<Record<string, Method>>;

/** A result with the remark that the original puts beside it. */
export class Described {
  readonly result: unknown;
  readonly description: string;

  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}
