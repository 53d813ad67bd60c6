import { ACKNOWLEDGE_AFTER_MS } from '../limits.ts';

/** Sends an acknowledgement to Slack: nothing, or what a modal shall show. */
export type SendAck = (body?: Record<string, unknown>) => Promise<void>;

/**
 * Slack's acknowledgement of one delivery. It goes out when the handler is done, so that a crash before that leaves
 * the delivery to Slack, which repeats it; but after two seconds in any case.
 */
export class Acknowledgement {
  readonly #send: SendAck;
  readonly #timer: NodeJS.Timeout;
  #isSettled = false;

  constructor(send: SendAck) {
    this.#send = send;
    this.#timer = setTimeout(() => void this.give(), ACKNOWLEDGE_AFTER_MS);
  }

  /** Acknowledges; false when that was done, or given up, before. A lost connection is no error: Slack repeats. */
  async give(body?: Record<string, unknown>): Promise<boolean> {
    if (this.#isSettled) return false;
    this.refuse();
    await this.#send(body).catch(() => undefined);
    return true;
  }

  /** Leaves the delivery unacknowledged; false when it was acknowledged before. */
  refuse(): boolean {
    const isFirst = !this.#isSettled;
    this.#isSettled = true;
    clearTimeout(this.#timer);
    return isFirst;
  }
}
