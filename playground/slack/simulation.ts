import type { Clock } from '../../src/lib/clock.ts';
import type { Delivery } from './delivery.ts';
import type { Faults } from './faults.ts';
import type { JsonRecord } from './json.ts';
import type { Rates } from './rates.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { SocketMode } from './socket-mode.ts';
import type { SlackState } from './state.ts';
import type { Triggers } from './triggers.ts';

/** Choices made when the simulator is created, with every default filled in. */
export interface SlackSettings {
  readonly clock: Clock;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly workspaceName: string;
  /** Real milliseconds in which the app has to acknowledge. */
  readonly ackTimeoutMs: number;
  readonly retryDelaysMs: readonly number[];
  /** Event types that the app has subscribed to, as in a manifest. */
  readonly events: readonly string[];
  readonly enforceRates: boolean;
  /** Clock of `X-Slack-Request-Timestamp`; the real one where the app checks against real time. */
  readonly signatureClock: Clock;
}

/** One call of the app, as it was answered. */
export interface RequestEntry {
  /** Epoch milliseconds by the clock. */
  readonly atMs: number;
  /** Web API method, or `response_url`, `upload`. */
  readonly method: string;
  readonly arguments: JsonRecord;
  /** HTTP status; 0 when the connection was cut or never answered. */
  readonly status: number;
  readonly response: JsonRecord;
}

/** The parts of a running simulation. */
export interface Simulation {
  readonly settings: SlackSettings;
  readonly state: SlackState;
  readonly socketMode: SocketMode;
  readonly delivery: Delivery;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly faults: Faults;
  readonly rates: Rates;
  readonly requests: RequestEntry[];
  /** Calls of the app that are being answered. */
  readonly calls: { open: number };
}
