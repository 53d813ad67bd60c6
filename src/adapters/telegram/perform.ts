import type { Logger } from '../../lib/logger.ts';
import { cleanText } from '../../lib/text.ts';
import { DeliveryError } from '../../platform/delivery-error.ts';
import type { Incoming } from '../../platform/incoming.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import type { TelegramApi } from './api.ts';
import { toDeliveryError } from './errors.ts';
import { TOAST_UNITS } from './limits.ts';
import type { Received } from './receive.ts';
import { INTERACTIVE, retried } from './retry.ts';
import { type Place, replaceMessage, sendMessage } from './send.ts';

/** What reactions are carried out with. */
export interface Performer {
  readonly api: TelegramApi;
  readonly logger: Logger;
}

type Reply = Extract<Reaction, { kind: 'reply' }>;
type Toast = Extract<Reaction, { kind: 'toast' }>;

/**
 * Carries out reactions in their order, and ends the wait of every press. Never rejects: what Telegram does not
 * take is logged, without its text.
 */
export async function perform(
  performer: Performer,
  { received, reactions }: { readonly received: Received; readonly reactions: readonly Reaction[] },
): Promise<void> {
  const { incoming, callbackQueryId } = received;
  const toast = reactions.find((reaction) => reaction.kind === 'toast');
  const isUnanswered = callbackQueryId !== undefined && toast === undefined;
  const answered = isUnanswered ? answerPress(performer, { callbackQueryId }) : undefined;
  for (const reaction of reactions) {
    const isAnswer = reaction.kind === 'toast' && reaction === toast && callbackQueryId !== undefined;
    if (isAnswer) await answerPress(performer, { callbackQueryId, toast: reaction });
    else
      await attempt(performer, {
        what: reaction.kind,
        task: () => carryOut(performer, { incoming, reaction }),
      });
  }
  await answered;
}

async function attempt(
  { logger }: Performer,
  { what, task }: { readonly what: string; readonly task: () => Promise<void> },
): Promise<void> {
  try {
    await task();
  } catch (error) {
    const fault = toDeliveryError(error);
    logger.warn(
      { platform: 'telegram', reaction: what, kind: fault.kind, reason: fault.message },
      'reaction lost',
    );
  }
}

async function answerPress(
  performer: Performer,
  { callbackQueryId, toast }: { readonly callbackQueryId: string; readonly toast?: Toast },
): Promise<void> {
  const words =
    toast === undefined ? {} : { text: shortened(cleanText(toast.text)), show_alert: toast.alert };
  await attempt(performer, {
    what: 'toast',
    task: async () => {
      await retried(INTERACTIVE, () =>
        performer.api.call({
          method: 'answerCallbackQuery',
          parameters: { callback_query_id: callbackQueryId, ...words },
        }),
      );
    },
  });
}

function shortened(text: string): string {
  if (text.length <= TOAST_UNITS) return text;
  return `${text.slice(0, TOAST_UNITS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

async function carryOut(
  performer: Performer,
  { incoming, reaction }: { readonly incoming: Incoming; readonly reaction: Reaction },
): Promise<void> {
  switch (reaction.kind) {
    case 'reply':
      return await reply(performer, { incoming, reaction });
    case 'replace':
      return await replace(performer, { incoming, message: reaction.message });
    case 'toast':
      return performer.logger.debug({ platform: 'telegram' }, 'toast without a press left out');
    case 'form':
    case 'form-errors':
      // The core asks `limits.hasForms` first, so this is a mistake of ours and not of a user.
      return performer.logger.error({ platform: 'telegram', reaction: reaction.kind }, 'no forms here');
  }
}

async function reply(
  performer: Performer,
  { incoming, reaction }: { readonly incoming: Incoming; readonly reaction: Reply },
): Promise<void> {
  if (reaction.audience === 'chat' || incoming.chat.kind === 'private') {
    return await write(performer, { place: placeOfReply(incoming), message: reaction.message });
  }
  if (await wrotePrivately(performer, { sender: incoming.sender, message: reaction.message })) return;
  if (reaction.publicFallback === undefined) {
    performer.logger.info({ platform: 'telegram', reaction: 'reply' }, 'sender cannot be reached privately');
    return;
  }
  await write(performer, { place: placeOfReply(incoming), message: reaction.publicFallback });
}

async function wrotePrivately(
  performer: Performer,
  { sender, message }: Pick<Incoming, 'sender'> & { readonly message: OutgoingMessage },
): Promise<boolean> {
  if (!sender.isPerson) return false;
  try {
    await write(performer, { place: { chatId: sender.id, threadId: '' }, message });
    return true;
  } catch (error) {
    if (toDeliveryError(error).kind === 'unreachable') return false;
    throw error;
  }
}

/** Same chat and topic; in groups under the words that are answered, for there many talk at once. */
function placeOfReply({ chat, body, message }: Incoming): Place {
  const place = { chatId: chat.id, threadId: chat.threadId };
  const isQuoted = chat.kind === 'group' && body.kind !== 'press' && message !== undefined;
  return isQuoted ? { ...place, replyToId: message.messageId } : place;
}

async function write(
  { api }: Performer,
  { place, message }: { readonly place: Place; readonly message: OutgoingMessage },
): Promise<void> {
  try {
    await sendMessage(api, { place, message, retries: INTERACTIVE });
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.newChatId === undefined) throw error;
    const moved = { chatId: error.newChatId, threadId: '' };
    await sendMessage(api, { place: moved, message, retries: INTERACTIVE });
  }
}

async function replace(
  performer: Performer,
  { incoming, message }: { readonly incoming: Incoming; readonly message: OutgoingMessage },
): Promise<void> {
  const { message: ref, body } = incoming;
  if (ref === undefined || body.kind !== 'press') {
    return await write(performer, { place: placeOfReply(incoming), message });
  }
  try {
    await replaceMessage(performer.api, { ref, message, retries: INTERACTIVE });
  } catch (error) {
    // Too old to change or deleted meanwhile: the words still have to be said.
    if (!['gone', 'frozen'].includes(toDeliveryError(error).kind)) throw error;
    await write(performer, { place: placeOfReply(incoming), message });
  }
}
