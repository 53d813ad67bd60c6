import { Telegram } from 'telegraf';
import { SECOND_MS } from '../../lib/clock.ts';
import { DeliveryError } from '../../platform/delivery-error.ts';
import { ApiError, toApiError, toDeliveryError } from './errors.ts';

/** Longest wait for the answer to an ordinary call. */
export const CALL_TIMEOUT_MS = 15 * SECOND_MS;
/** Longest wait for what somebody sent. */
const FILE_TIMEOUT_MS = 30 * SECOND_MS;

/** Parameters of a method, by the Bot API's names. */
export type ApiParameters = Readonly<Record<string, unknown>>;

/** A call: the method and its parameters, how long it may take, and what ends it early. */
export interface ApiCall {
  readonly method: string;
  readonly parameters?: ApiParameters;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** The Bot API through telegraf; every failure is an `ApiError`. */
export interface TelegramApi {
  call<T>(request: ApiCall): Promise<T>;
  /** Fetches what somebody sent. Rejects with `DeliveryError`, `rejected` when it is larger than `maxBytes`. */
  download(fileId: string, maxBytes: number): Promise<Buffer>;
}

type CallAnything = (
  ...call: [method: string, parameters: ApiParameters, options: object]
) => Promise<unknown>;

/**
 * Makes the API that the adapter calls.
 * @param token the bot's token
 * @param apiRoot address of the Bot API server, without a slash at its end
 */
export function createApi(token: string, apiRoot: string): TelegramApi {
  // The slash keeps a path in the root: telegraf resolves method names against it.
  const telegram = new Telegram(token, { apiRoot: `${apiRoot}/`, webhookReply: false });
  // telegraf's types stop at Bot API 7.1; newer parameters (button styles) go through the same call.
  const callAnything = telegram.callApi.bind(telegram) as unknown as CallAnything;
  const call = async <T>({
    method,
    parameters = {},
    timeoutMs = CALL_TIMEOUT_MS,
    signal,
  }: ApiCall): Promise<T> => {
    const deadline = startDeadline(timeoutMs, signal);
    try {
      // The Bot API says what each method gives; the caller names it.
      return (await callAnything(method, parameters, { signal: deadline.signal })) as T;
    } catch (error) {
      throw toApiError(method, error);
    } finally {
      deadline.clear();
    }
  };
  const download = async (fileId: string, maxBytes: number): Promise<Buffer> => {
    try {
      const file = await call<{ readonly file_size?: number }>({
        method: 'getFile',
        parameters: { file_id: fileId },
      });
      if ((file.file_size ?? 0) > maxBytes) throw tooLarge(maxBytes);
      const link = await telegram.getFileLink({ file_id: fileId, file_unique_id: '', ...file });
      return await fetchCapped(link, maxBytes);
    } catch (error) {
      throw error instanceof DeliveryError ? error : toDeliveryError(toApiError('file', error));
    }
  };
  return { call, download };
}

/** A signal after that time or with `signal`; cleared at once, for a thousand calls a second would pile up timers. */
function startDeadline(
  timeoutMs: number,
  signal: AbortSignal | undefined,
): { readonly signal: AbortSignal; readonly clear: () => void } {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  if (signal?.aborted === true) abort();
  signal?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}

async function fetchCapped(link: URL, maxBytes: number): Promise<Buffer> {
  const response = await fetch(link, { signal: AbortSignal.timeout(FILE_TIMEOUT_MS) });
  if (!response.ok || response.body === null) {
    throw new ApiError(`file: ${response.status}`, { code: response.status });
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): DeliveryError {
  return new DeliveryError('rejected', { reason: `file: larger than ${maxBytes} bytes` });
}
