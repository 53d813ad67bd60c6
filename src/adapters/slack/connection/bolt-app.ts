import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import { createKeyedQueue, type KeyedQueue } from '../../../lib/keyed-queue.ts';
import { senderIdOf } from '../payloads.ts';
import { Acknowledgement } from './acknowledgement.ts';

/** What is asked and told about deliveries. */
export interface DeliveryWatch {
  /** Whether a delivery is for this bot's workspace; others are acknowledged and dropped, or Slack would repeat them. */
  readonly isOurs: (body: unknown) => boolean;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Bolt's app, with two differences: it acknowledges events when they have been handled (Bolt does so before), and it takes
 * what one person sent one after the other. Listeners find the acknowledgement in `context.acknowledgement`.
 */
export class SlackApp extends App {
  readonly #inOrder: KeyedQueue = createKeyedQueue();
  readonly #watch: DeliveryWatch;
  #isOpen = false;

  constructor(options: AppOptions, watch: DeliveryWatch) {
    super(options);
    this.#watch = watch;
    this.error(async (error) => {
      throw error;
    });
  }

  /** Begins to take deliveries; before that, and after `close`, they stay unacknowledged and Slack repeats them. */
  open(): void {
    this.#isOpen = true;
  }

  /** Takes no more deliveries and waits for those that it has. */
  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#inOrder.idle();
  }

  /** Whether deliveries are taken. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Takes one delivery; never rejects. What fails stays unacknowledged unless that was too late. */
  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (!this.#isOpen) return;
    const acknowledgement = new Acknowledgement(async (body) => event.ack(body));
    if (!this.#watch.isOurs(event.body)) return acknowledgement.give().then(() => undefined);
    const taken: ReceiverEvent = {
      ...event,
      ack: async () => {},
      customProperties: { ...event.customProperties, acknowledgement },
    };
    try {
      await this.#inOrder.run(senderIdOf(event.body), () => super.processEvent(taken));
      await acknowledgement.give();
    } catch (error) {
      acknowledgement.refuse();
      this.#watch.onFailure(error);
    }
  }
}
