import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { createDelivery } from './delivery.ts';
import { followMessages, sendEvent } from './events.ts';
import { createFaults, type FaultPlan } from './faults.ts';
import { createHttpDelivery, type HttpDelivery } from './http-delivery.ts';
import type { JsonRecord } from './json.ts';
import { createMembership, type Membership } from './people/membership.ts';
import { createModalUse, type ModalUse } from './people/modal.ts';
import { place } from './people/places.ts';
import { type Clicks, createClicks } from './people/press.ts';
import { createSight, type Sight } from './people/sight.ts';
import { createSpeech, type Speech } from './people/speech.ts';
import { createWaits, type Waits } from './people/waits.ts';
import { createRates } from './rates.ts';
import { createResponseUrls } from './response-urls.ts';
import { createSlackServer } from './server.ts';
import type { RequestEntry, Simulation, SlackSettings } from './simulation.ts';
import { createSocketMode } from './socket-mode.ts';
import { createSlackState, type SlackChannel, type SlackFile, type SlackState } from './state.ts';
import type { Envelope, Transport } from './transport.ts';
import { createTriggers } from './triggers.ts';
import type { SlackChange } from './watch.ts';

export type { FaultPlan } from './faults.ts';
export type { SlackMessage } from './message.ts';
export type { RequestEntry } from './simulation.ts';
export type { SlackChannel, SlackFile, SlackUser, SlackView } from './state.ts';
export type { Envelope } from './transport.ts';
export type { SlackChange } from './watch.ts';

export type SlackSimulatorOptions = {
  readonly clock: Clock;
  readonly requestUrl?: string;
} & Partial<SlackSettings>;

/** A Slack workspace with one app, on a loopback port. */
export interface SlackSimulator extends Membership, Speech, Clicks, ModalUse, Sight, Waits {
  /** Listens; `apiUrl` ends in `/api/` and is what an app takes as its `slackApiUrl`. */
  start(): Promise<{ readonly apiUrl: string }>;
  stop(): Promise<void>;
  readonly settings: SlackSettings;
  readonly bot: SlackState['bot'];
  /** A person's direct conversation with the bot. */
  dmOf(user: string): SlackChannel;
  /** A file that somebody or the app has uploaded. */
  fileOf(id: string): Pick<SlackFile, 'name' | 'content'> | undefined;
  /** Delivers over HTTP to this address from now on; false when the app fails Slack's `url_verification`. */
  useRequestUrl(url: string): Promise<boolean>;
  readonly faults: {
    next(plan: FaultPlan): void;
    /** How many planned failures have not happened yet. */
    left(): number;
    /** Takes back what was planned. */
    forget(): void;
    down(isDown: boolean): void;
  };
  /** Ends the websockets: as a cut line does, or politely with a `disconnect` message. */
  dropSockets(manner?: 'cut' | 'refresh_requested'): void;
  connections(): number;
  /** Every call of the app, oldest first, without tokens. */
  readonly requests: readonly RequestEntry[];
  /** Everything that was sent to the app, oldest first. */
  envelopes(type?: Envelope['type']): readonly Envelope[];
  lastEnvelope(type?: Envelope['type']): Envelope | undefined;
  /** Events that the app did not acknowledge after three retries. */
  lostEvents(): readonly Envelope[];
  /** Sends any event as it is. */
  rawEvent(event: JsonRecord): Envelope;
  /** Sends an envelope again: as a retry, or (for events) as a double delivery with an event id of its own. */
  redeliver(envelope: Envelope, options?: { readonly newEventId?: boolean }): Promise<void>;
  /** What waits for its acknowledgement times out now. */
  expireAcks(): void;
  /** What waits for its next retry is retried now. */
  retryNow(): void;
  /** Calls the listener on every change, until the returned function is called. */
  onChange(listener: (change: SlackChange) => void): () => void;
}

const EVENTS = [
  ...['app_home_opened', 'app_mention', 'file_shared', 'member_joined_channel', 'member_left_channel'],
  ...['message.channels', 'message.groups', 'message.im'],
];

/** Creates a workspace; nothing listens before `start`. */
export function createSlackSimulator(options: SlackSimulatorOptions): SlackSimulator {
  const settings = withDefaults(options);
  const wire: { http?: HttpDelivery } = {};
  const simulation = assemble(settings, wire);
  const server = createSlackServer(simulation);
  const useHttp = (requestUrl: string): HttpDelivery => {
    wire.http = createHttpDelivery({ ...settings, clock: settings.signatureClock, requestUrl });
    return wire.http;
  };
  if (options.requestUrl !== undefined) useHttp(options.requestUrl);
  const { state, socketMode, faults } = simulation;
  return {
    ...createMembership(simulation),
    ...createSpeech(simulation),
    ...createClicks(simulation),
    ...createModalUse(simulation),
    ...createSight(simulation),
    ...createWaits(simulation),
    ...createControls(simulation, () => wire.http ?? socketMode),
    settings,
    bot: state.bot,
    requests: simulation.requests,
    faults: { next: faults.next, left: faults.left, forget: faults.forget, down: faults.down },
    dmOf: (user) => place(state, user),
    fileOf: (id) => state.files.get(id),
    useRequestUrl: (url) => useHttp(url).verify(state.ids.secret()),
    start: async () => {
      await server.start();
      return { apiUrl: `${state.server.url}/api/` };
    },
    stop: () => server.stop(),
  };
}

type Controls = Pick<
  SlackSimulator,
  | 'dropSockets'
  | 'connections'
  | 'envelopes'
  | 'lastEnvelope'
  | 'lostEvents'
  | 'rawEvent'
  | 'redeliver'
  | 'expireAcks'
  | 'retryNow'
  | 'onChange'
>;

function createControls(simulation: Simulation, transport: () => Transport): Controls {
  const { state, delivery, socketMode } = simulation;
  const envelopes: Controls['envelopes'] = (type) =>
    delivery.envelopes().filter((envelope) => type === undefined || envelope.type === type);
  return {
    envelopes,
    lastEnvelope: (type) => envelopes(type).at(-1),
    lostEvents: () => delivery.lost(),
    rawEvent: (event) => sendEvent(simulation, { event }),
    redeliver: async ({ type, payload }, { newEventId = false } = {}) => {
      const id = state.ids.envelope();
      if (type !== 'events_api') {
        await delivery.interaction({ id, type, payload });
        return;
      }
      const fresh = { ...payload, event_id: state.ids.next('Ev') };
      if (newEventId) await delivery.event({ id, type, payload: fresh });
      else await delivery.event({ id, type, payload }, { number: 1, reason: 'timeout' });
    },
    dropSockets: (manner = 'cut') => socketMode.drop(manner),
    connections: () => socketMode.connections(),
    expireAcks: () => transport().expire(),
    retryNow: () => delivery.retryNow(),
    onChange: (listener) => state.watch.onChange(listener),
  };
}

function assemble(settings: SlackSettings, wire: { readonly http?: HttpDelivery }): Simulation {
  const state = createSlackState(settings);
  const socketMode = createSocketMode(state, settings);
  const simulation: Simulation = {
    settings,
    state,
    socketMode,
    delivery: createDelivery({ ...settings, state, transport: () => wire.http ?? socketMode }),
    triggers: createTriggers(state),
    responseUrls: createResponseUrls(state),
    faults: createFaults((isDown) => {
      if (isDown) socketMode.drop('cut');
    }),
    rates: createRates(settings.clock),
    requests: [],
    calls: { open: 0 },
  };
  followMessages(simulation);
  return simulation;
}

function withDefaults({ requestUrl: _url, ...given }: SlackSimulatorOptions): SlackSettings {
  return {
    host: '127.0.0.1',
    port: 0,
    botToken: 'xoxb-simulated',
    appToken: 'xapp-simulated',
    signingSecret: 'simulated-signing-secret',
    workspaceName: 'Forum',
    ackTimeoutMs: 3_000,
    retryDelaysMs: [0, 1_000, 5_000],
    events: EVENTS,
    enforceRates: false,
    signatureClock: systemClock,
    ...given,
  };
}
