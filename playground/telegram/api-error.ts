/** What the Bot API adds to an error so that a program can act on it. */
export interface ErrorParameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

/** A refusal by the simulated server; `code` is also the HTTP status. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: ErrorParameters | undefined;

  constructor(
    code: number,
    {
      description,
      parameters,
    }: { readonly description: string; readonly parameters?: ErrorParameters | undefined },
  ) {
    super(description);
    this.name = 'ApiError';
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with the original's prefix. */
export function badRequest(reason: string, parameters?: ErrorParameters): ApiError {
  return new ApiError(400, { description: `Bad Request: ${reason}`, parameters });
}

/** 403 with the original's prefix. */
export function forbidden(reason: string): ApiError {
  return new ApiError(403, { description: `Forbidden: ${reason}` });
}

/** 429 with the wait in whole seconds, in words and in `parameters.retry_after`. */
export function tooManyRequests(retryAfterSeconds: number): ApiError {
  return new ApiError(429, {
    description: `Too Many Requests: retry after ${retryAfterSeconds}`,
    parameters: {
      retry_after: retryAfterSeconds,
    },
  });
}
