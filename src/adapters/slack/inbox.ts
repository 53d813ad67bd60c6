import { createKeyedQueue, type KeyedQueue } from '../../lib/keyed-queue.ts';
import type { Logger } from '../../lib/logger.ts';
import type { IncomingHandler, Reaction } from '../../platform/reaction.ts';
import type { Acknowledgement } from './connection/acknowledgement.ts';
import type { DirectChats } from './direct-chats.ts';
import { type FileSource, incomingFile } from './files.ts';
import { commandSchema, messageSchema, pressSchema, submissionSchema } from './payloads.ts';
import type { People } from './people.ts';
import { formAnswer, performReactions } from './perform.ts';
import { type Received, receiveCommand, receiveForm, receivePress } from './receive.ts';
import { addressedBot, isWithBot, receiveMessage, writtenIn } from './receive-message.ts';
import type { Sequence } from './sequence.ts';
import type { SlackApi } from './slack-api.ts';
import { beginningOf } from './threads.ts';

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
  const answering = createKeyedQueue();
  const taking =
    (read: Reader) =>
    async (delivery: Delivery): Promise<void> => {
      const { handler } = inbox;
      if (handler === undefined) throw new Error('the Slack adapter has not been started');
      await take({ parts, answering, handler }, { ...delivery, all: await read(parts, delivery) });
    };
  const inbox: Inbox = {
    handler: undefined,
    idle: () => answering.idle(),
    command: taking(readCommand),
    press: taking(readPress),
    form: taking(readForm),
    message: taking(readMessage),
  };
  return inbox;
}

type Reader = (parts: InboxParts, delivery: Delivery) => Promise<readonly Received[]>;

async function readCommand(
  { sequence, direct, people }: InboxParts,
  { body }: Delivery,
): Promise<readonly Received[]> {
  const payload = commandSchema.parse(body);
  const number = sequence.ofArrival();
  const isPrivate = await direct.isWithBot(payload.channel_id, payload.user_id);
  return [await named(people, receiveCommand(payload, { sequence: number, isPrivate }))];
}

async function readPress(
  { sequence, direct, people }: InboxParts,
  delivery: Delivery,
): Promise<readonly Received[]> {
  const payload = pressSchema.parse(delivery.body);
  const number = sequence.ofTs(payload.actions[0]?.action_ts ?? '', !delivery.isRepeated);
  const chatId = payload.channel?.id ?? payload.container.channel_id ?? '';
  const isPrivate = await direct.isWithBot(chatId, payload.user.id);
  const received = receivePress(payload, { sequence: number, isPrivate });
  return received === undefined ? [] : [await named(people, received)];
}

/** What somebody registers with keeps their name: the one of the profile, of which commands and presses carry the handle only. */
const REGISTERING = /^(?:daftar|registrasi)(?![a-z])/i;

async function named(people: People, received: Received): Promise<Received> {
  const { incoming } = received;
  const { body, sender } = incoming;
  const words = body.kind === 'command' ? body.name : body.kind === 'press' ? body.action : '';
  if (!REGISTERING.test(words)) return received;
  const found = await people.find(sender.id);
  // Without an answer the id stands for the name: then the handle says more.
  const displayName = found.displayName === sender.id ? sender.displayName : found.displayName;
  return { ...received, incoming: { ...incoming, sender: { ...sender, displayName } } };
}

async function readForm({ sequence }: InboxParts, { body }: Delivery): Promise<readonly Received[]> {
  const received = receiveForm(submissionSchema.parse(body), { sequence: sequence.ofArrival() });
  return received === undefined ? [] : [received];
}

async function readMessage(parts: InboxParts, { body, isRepeated }: Delivery): Promise<readonly Received[]> {
  const { data } = messageSchema.safeParse(body);
  const botUserId = parts.botUserId() ?? (data && addressedBot(data));
  const written = data && writtenIn(data, botUserId);
  if (data === undefined || written === undefined) return [];
  const { event } = data;
  const userId = written.user ?? '';
  if (isWithBot(data)) parts.direct.remember(userId, event.channel);
  const sequence = parts.sequence.ofTs(event.ts, !isRepeated);
  const sender = await parts.people.find(userId);
  const fileOf = incomingFile.bind(undefined, parts.files);
  const received = receiveMessage(data, { sequence, botUserId, sender, fileOf });
  return Promise.all(received.map((one) => withBeginning(parts, one)));
}

/** In private a thread may begin with an answer's receipt, which no list of ours knows. */
async function withBeginning({ api }: InboxParts, received: Received): Promise<Received> {
  const { incoming } = received;
  const { replyTo, quoted, chat } = incoming;
  if (replyTo === undefined || quoted?.isCopy === true || chat.kind !== 'private') return received;
  const beginning = await beginningOf(api, { channel: replyTo.chatId, ts: replyTo.messageId });
  return { ...received, incoming: { ...incoming, quoted: beginning } };
}

interface Desk {
  readonly parts: InboxParts;
  readonly answering: KeyedQueue;
  readonly handler: IncomingHandler;
}

/** Hands over what one delivery holds, acknowledges it, and leaves the reactions to the sender's lane. */
async function take(
  desk: Desk,
  { all, acknowledgement }: Delivery & { readonly all: readonly Received[] },
): Promise<void> {
  const handled: { readonly received: Received; readonly reactions: readonly Reaction[] }[] = [];
  for (const received of all) {
    handled.push({ received, reactions: await desk.handler(received.incoming) });
  }
  const [first] = handled;
  const body = first === undefined ? undefined : formAnswer(first.received, first.reactions);
  const isInTime = await acknowledgement.give(body);
  for (const { received, reactions } of handled) {
    if (reactions.length === 0) continue;
    void desk.answering.run(received.incoming.sender.id, () =>
      performReactions(desk.parts, { received, reactions, isFormClosed: !isInTime }),
    );
  }
}
