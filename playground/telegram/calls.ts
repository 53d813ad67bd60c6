import { methodName } from './api-data.ts';
import { ApiError } from './api-error.ts';
import type { RequestRecord } from './events.ts';
import { methods } from './methods/index.ts';
import { Described, type MethodCall } from './methods/method.ts';
import type { Rates } from './rates.ts';
import { type RawParams, typedParams } from './request-body.ts';
import { UploadedFile, validate } from './validate.ts';

/** Status and body of an answer. */
export interface Outcome {
  readonly status: number;
  readonly body: unknown;
}

/** A logged call that is under way. */
export interface OpenCall {
  readonly record: RequestRecord;
  /** Performs the call; refusals are outcomes too. */
  run(signal: AbortSignal): Promise<Outcome>;
  /** Notes how it was answered; 0 for not at all. May be called again, which changes nothing. */
  finish(status: number): void;
}

export interface Calls {
  readonly requests: readonly RequestRecord[];
  open(spelling: string, raw: RawParams): OpenCall;
  /** Calls under way, long polls apart. */
  inFlight(): number;
}

export interface CallsDeps extends Pick<MethodCall, 'world' | 'poller' | 'webhook'> {
  readonly rates: Rates | undefined;
}

/** Makes the place through which every call goes: log, check, rate, method. */
export function createCalls(deps: CallsDeps): Calls {
  const requests: RequestRecord[] = [];
  let inFlight = 0;
  const { events } = deps.world;

  const open = (spelling: string, raw: RawParams): OpenCall => {
    const method = methodName(spelling) ?? spelling;
    const typed = attempt(() => typedParams(method, raw));
    const { params, legacy } = typed.value ?? { params: raw.values, legacy: [] };
    const at = deps.world.clock.now();
    const record: RequestRecord = { method, params: loggable(params), at, legacy, status: undefined };
    const isCounted = method !== 'getUpdates';
    requests.push(record);
    if (isCounted) inFlight += 1;
    events.emit({ type: 'request', request: record });
    return {
      record,
      run: (signal) =>
        outcomeOf(() => {
          if (typed.fault) throw typed.fault;
          return perform(deps, { method, params, signal });
        }),
      finish: (status) => {
        if (record.status !== undefined) return;
        record.status = status;
        if (isCounted) inFlight -= 1;
        events.emit({ type: 'response', request: record });
      },
    };
  };
  return { requests, open, inFlight: () => inFlight };
}

function perform(
  deps: CallsDeps,
  { method, params, signal }: Pick<MethodCall, 'params' | 'signal'> & { readonly method: string },
): unknown {
  if (methodName(method) === undefined)
    throw new ApiError(404, { description: 'Not Found: method not found' });
  const run = methods[method];
  if (!run) throw new ApiError(404, { description: `Not Found: method ${method} is not simulated` });
  validate(method, params);
  deps.rates?.check(method, params.chat_id);
  return run({ world: deps.world, poller: deps.poller, webhook: deps.webhook, params, signal });
}

async function outcomeOf(perform: () => unknown): Promise<Outcome> {
  try {
    const result = await perform();
    if (result instanceof Described) return { status: 200, body: { ok: true, ...result } };
    return { status: 200, body: { ok: true, result } };
  } catch (fault) {
    return failure(fault);
  }
}

/** The answer that carries a refusal; anything but an `ApiError` is a fault of the simulator and says so. */
export function failure(fault: unknown): Outcome {
  const error =
    fault instanceof ApiError
      ? fault
      : new ApiError(500, { description: `Internal Server Error: simulator: ${String(fault)}` });
  const { code, message, parameters } = error;
  return {
    status: code,
    body: { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) },
  };
}

function attempt<T>(make: () => T): { readonly value?: T; readonly fault?: unknown } {
  try {
    return { value: make() };
  } catch (fault) {
    return { fault };
  }
}

/** Parameters as the log keeps them: a file's content is of no use there. */
function loggable(params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      value instanceof UploadedFile ? { fileName: value.fileName, size: value.content.length } : value,
    ]),
  );
}
