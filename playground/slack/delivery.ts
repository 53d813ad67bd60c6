import type { SlackState } from './state.ts';
import type { Attempt, Envelope, Outcome, Transport } from './transport.ts';

/** What the person who used a command, button or modal gets to know. */
export type AckResult =
  | { readonly ok: true; readonly body: unknown }
  /** `dispatch_failed`: no app was there. `operation_timeout`: it did not acknowledge in 3 s. */
  | { readonly ok: false; readonly error: AckError };

export type AckError = 'dispatch_failed' | 'operation_timeout';

export interface Delivery {
  /** Delivers an event until it is acknowledged, at most three retries; kept while no app is there. */
  event(envelope: Envelope, first?: Attempt): Promise<void>;
  /** Delivers a command or interaction once; a person waits for it. */
  interaction(envelope: Envelope): Promise<AckResult>;
  /** Deliveries that the app has been sent and has not acknowledged. */
  inFlight(): number;
  /** Everything that was ever delivered or tried, oldest first. */
  envelopes(): readonly Envelope[];
  /** Events that were given up after their last retry. */
  lost(): readonly Envelope[];
  /** Retries now what waits for its next attempt. */
  retryNow(): void;
}

interface DeliverySettings {
  readonly state: SlackState;
  readonly transport: () => Transport;
  /** Real milliseconds before the first, second and third retry of an event. */
  readonly retryDelaysMs: readonly number[];
  readonly ackTimeoutMs: number;
}

interface Post extends DeliverySettings {
  readonly log: Envelope[];
  readonly lost: Envelope[];
  readonly sleepers: Set<() => void>;
  flying: number;
}

const FIRST: Attempt = { number: 0, reason: '' };

/** The queue between the workspace and the app. */
export function createDelivery(settings: DeliverySettings): Delivery {
  const post: Post = { ...settings, log: [], lost: [], sleepers: new Set(), flying: 0 };
  return {
    event: (envelope, first = FIRST) => deliverEvent(post, { envelope, first }),
    interaction: (envelope) => deliverInteraction(post, envelope),
    inFlight: () => post.flying,
    envelopes: () => post.log,
    lost: () => post.lost,
    retryNow: () => {
      for (const wake of [...post.sleepers]) wake();
    },
  };
}

async function tryOnce(
  post: Post,
  { envelope, attempt }: { readonly envelope: Envelope; readonly attempt: Attempt },
): Promise<Outcome> {
  post.flying += 1;
  const outcome = await post.transport().attempt(envelope, attempt);
  post.flying -= 1;
  post.state.watch.changed({ kind: 'delivery' });
  return outcome;
}

async function deliverEvent(
  post: Post,
  { envelope, first }: { readonly envelope: Envelope; readonly first: Attempt },
): Promise<void> {
  post.log.push(envelope);
  let attempt = first;
  let failures = 0;
  for (;;) {
    if (!post.transport().ready()) {
      await post.transport().whenReady();
      attempt = { number: attempt.number + 1, reason: attempt.reason || 'connection_failed' };
    }
    const outcome = await tryOnce(post, { envelope, attempt });
    if (outcome.kind === 'acked') return;
    attempt = { number: attempt.number + 1, reason: outcome.reason };
    if (outcome.reason === 'disconnected') continue;
    const delayMs = post.retryDelaysMs[failures];
    failures += 1;
    if (delayMs === undefined || outcome.final) {
      post.lost.push(envelope);
      post.state.watch.changed({ kind: 'delivery' });
      return;
    }
    await sleep(post, delayMs);
  }
}

async function deliverInteraction(post: Post, envelope: Envelope): Promise<AckResult> {
  post.log.push(envelope);
  if (!post.transport().ready()) return { ok: false, error: 'dispatch_failed' };
  const outcome = await tryOnce(post, { envelope, attempt: FIRST });
  if (outcome.kind === 'acked') return { ok: true, body: outcome.body };
  if (outcome.reason !== 'disconnected') return { ok: false, error: 'operation_timeout' };
  const person = { waits: true };
  const second = await Promise.race([
    onNextConnection(post, { envelope, person }),
    sleep(post, post.ackTimeoutMs),
  ]);
  person.waits = false;
  return second?.kind === 'acked'
    ? { ok: true, body: second.body }
    : { ok: false, error: 'operation_timeout' };
}

async function onNextConnection(
  post: Post,
  { envelope, person }: { readonly envelope: Envelope; readonly person: { readonly waits: boolean } },
): Promise<Outcome | undefined> {
  await post.transport().whenReady();
  return person.waits
    ? tryOnce(post, { envelope, attempt: { number: 1, reason: 'disconnected' } })
    : undefined;
}

function sleep(post: Post, delayMs: number): Promise<undefined> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      post.sleepers.delete(wake);
      resolve(undefined);
    };
    const timer = setTimeout(wake, delayMs);
    timer.unref();
    post.sleepers.add(wake);
  });
}
