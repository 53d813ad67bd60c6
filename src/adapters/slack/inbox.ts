import type { Logger } from '../../lib/logger.ts';
import type { IncomingHandler, Reaction } from '../../platform/reaction.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import type { DirectChats } from './direct-chats.ts';
import { type FileSource, incomingFile } from './files.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { commandSchema, messageSchema, pressSchema, submissionSchema } from './payloads.ts';
import type { People } from './people.ts';
import { formAnswer, performReactions } from './perform.ts';
import {
  addressedBot,
  isSpoken,
  type Received,
  receiveCommand,
  receiveForm,
  receiveMessage,
  receivePress,
} from './receive.ts';
import type { Sequence } from './sequence.ts';
import type { SlackApi } from './slack-api.ts';

/** What the inbox needs. */
export interface InboxParts {
  readonly api: SlackApi;
  readonly direct: DirectChats;
  readonly people: People;
  readonly sequence: Sequence;
  readonly files: FileSource;
  readonly logger: Logger;
  readonly botUserId: () => string | undefined;
}

/** One delivery as Bolt hands it over. */
export interface Delivery {
  readonly body: unknown;
  readonly acknowledgement: Acknowledgement;
  /** Slack's count of earlier tries. */
  readonly isRepeated: boolean;
}

/** Takes deliveries of each kind: handler first, acknowledgement next, reactions last. Rejects when the handler does. */
export interface Inbox {
  handler: IncomingHandler | undefined;
  command(delivery: Delivery): Promise<void>;
  press(delivery: Delivery): Promise<void>;
  form(delivery: Delivery): Promise<void>;
  message(delivery: Delivery): Promise<void>;
  /** Resolves when all reactions have been carried out. */
  idle(): Promise<void>;
}

/** An inbox without a handler yet. */
export function createInbox(parts: InboxParts): Inbox {
  const answering = createLanes();
  const { sequence, direct } = parts;
  const inbox: Inbox = {
    handler: undefined,
    idle: () => answering.idle(),
    command: async (delivery) => {
      const payload = commandSchema.parse(delivery.body);
      const number = sequence.ofArrival();
      const isPrivate = await direct.isWithBot(payload.channel_id, payload.user_id);
      await take(delivery, [receiveCommand(payload, { sequence: number, isPrivate })]);
    },
    press: async (delivery) => {
      const payload = pressSchema.parse(delivery.body);
      const ts = payload.actions[0]?.action_ts ?? '';
      const number = sequence.ofTs(ts, !delivery.isRepeated);
      const chatId = payload.channel?.id ?? payload.container.channel_id ?? '';
      const isPrivate = await direct.isWithBot(chatId, payload.user.id);
      const received = receivePress(payload, { sequence: number, isPrivate });
      await take(delivery, received === undefined ? [] : [received]);
    },
    form: async (delivery) => {
      const received = receiveForm(submissionSchema.parse(delivery.body), { sequence: sequence.ofArrival() });
      await take(delivery, received === undefined ? [] : [received]);
    },
    message: (delivery) => message(delivery),
  };

  async function message(delivery: Delivery): Promise<void> {
    const parsed = messageSchema.safeParse(delivery.body);
    const botUserId = parts.botUserId() ?? (parsed.success ? addressedBot(parsed.data) : undefined);
    if (!parsed.success || !isSpoken(parsed.data, botUserId)) return;
    const { event } = parsed.data;
    const userId = event.user ?? '';
    if (event.channel_type === 'im') direct.remember(userId, event.channel);
    const number = sequence.ofTs(event.ts, !delivery.isRepeated);
    const sender = await parts.people.find(userId);
    const fileOf = incomingFile.bind(undefined, parts.files);
    await take(delivery, receiveMessage(parsed.data, { sequence: number, botUserId, sender, fileOf }));
  }

  async function take({ acknowledgement }: Delivery, all: readonly Received[]): Promise<void> {
    const { handler } = inbox;
    if (handler === undefined) throw new Error('the Slack adapter has not been started');
    const handled: { readonly received: Received; readonly reactions: readonly Reaction[] }[] = [];
    for (const received of all) handled.push({ received, reactions: await handler(received.incoming) });
    const [first] = handled;
    const body = first === undefined ? undefined : formAnswer(first.received, first.reactions);
    const isInTime = await acknowledgement.give(body);
    for (const { received, reactions } of handled) answer(answering, received, reactions, !isInTime);
  }

  function answer(
    lanes: Lanes,
    received: Received,
    reactions: readonly Reaction[],
    isFormClosed: boolean,
  ): void {
    if (reactions.length === 0) return;
    void lanes.run(received.incoming.sender.id, () =>
      performReactions(parts, received, reactions, isFormClosed),
    );
  }

  return inbox;
}
