import type { JsonRecord } from './json.ts';

/** What Slack sends to the app, whichever way. */
export interface Envelope {
  readonly id: string;
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: JsonRecord;
}

export interface Attempt {
  /** 0 for the first delivery. */
  readonly number: number;
  /** Why there was a retry, such as `timeout`; empty for the first delivery. */
  readonly reason: string;
}

export type Outcome =
  | { readonly kind: 'acked'; readonly body: unknown }
  | {
      readonly kind: 'failed';
      readonly reason: 'timeout' | 'disconnected' | 'connection_failed' | 'http_error';
      /** The app asked not to be tried again. */
      readonly final: boolean;
    };

/** One way to the app. */
export interface Transport {
  /** Whether a delivery could be tried now. */
  ready(): boolean;
  /** Resolves once a delivery can be tried. */
  whenReady(): Promise<void>;
  /** Tries once; never rejects. */
  attempt(envelope: Envelope, attempt: Attempt): Promise<Outcome>;
  /** Lets every delivery that waits for its acknowledgement time out now. */
  expire(): void;
}
