import type { Logger } from '../../lib/logger.ts';
import { DeliveryError } from '../../platform/delivery-error.ts';
import type { MessageRef } from '../../platform/incoming.ts';
import type { OutgoingFile, OutgoingMessage } from '../../platform/message.ts';
import type { Target } from '../../platform/platform.ts';
import type { DirectChats } from './direct-chats.ts';
import { errorCode, toDeliveryError } from './errors.ts';
import { uploadFiles } from './files.ts';
import { renderMessage, renderSingle, type SlackMessage } from './render.ts';
import { retried } from './retry.ts';
import type { Posted, SlackApi } from './slack-api.ts';

/** What sending needs. */
export interface Sending {
  readonly api: SlackApi;
  readonly direct: DirectChats;
  readonly logger: Logger;
}

/**
 * Sends a message to a chat or person; the place of its first part. Either all parts arrive, or what arrived is taken
 * back and it rejects with `DeliveryError`, so that a later try leaves nothing twice.
 */
export async function sendMessage(
  sending: Sending,
  { target, message }: { readonly target: Target; readonly message: OutgoingMessage },
): Promise<MessageRef> {
  const address = target.kind === 'chat' ? target.chatId : await sending.direct.addressOf(target.userId);
  const files = await uploadFiles(sending.api, message.files);
  const { channel, ts } = await postParts(sending, { address: address, parts: renderMessage(message) });
  if (target.kind === 'person') sending.direct.remember(target.userId, channel);
  if (files.length > 0) {
    await share(sending, () => sending.api.shareFiles({ channel }, files));
  }
  return { platform: 'slack', chatId: channel, threadId: '', messageId: ts };
}

/** Shows files in a chat by themselves. Rejects with `DeliveryError`. */
export async function sendFiles(
  sending: Sending,
  {
    channel,
    files,
    threadTs,
  }: {
    readonly channel: string;
    readonly files: readonly OutgoingFile[];
    readonly threadTs?: string | undefined;
  },
): Promise<void> {
  const uploaded = await uploadFiles(sending.api, files);
  if (uploaded.length > 0) await retried(() => sending.api.shareFiles({ channel, threadTs }, uploaded));
}

/**
 * Changes a message in place to what fits into one; what is too long is shortened. Rejects with `DeliveryError`.
 */
export async function editMessage(
  api: SlackApi,
  { ref, message }: { readonly ref: MessageRef; readonly message: OutgoingMessage },
): Promise<void> {
  await api.update({ channel: ref.chatId, ts: ref.messageId }, renderSingle(message));
}

const NOT_PINNABLE: ReadonlySet<string | undefined> = new Set([
  ...[
    'not_pinnable',
    'permission_denied',
    'missing_scope',
    'no_permission',
    'restricted_action',
    'not_in_channel',
  ],
  ...['channel_not_found', 'is_archived', 'message_not_found', 'no_item_specified', 'ekm_access_denied'],
]);

/** Pins a message; false when the bot may not. Rejects with `DeliveryError` for what may pass. */
export async function pinMessage(api: SlackApi, ref: MessageRef): Promise<boolean> {
  try {
    await retried(() => api.pin(ref.chatId, ref.messageId));
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'already_pinned') return true;
    if (NOT_PINNABLE.has(code) || (error instanceof DeliveryError && error.kind === 'rejected')) return false;
    throw error;
  }
}

/** Posts the parts one below the other; where the first one is. */
async function postParts(
  sending: Sending,
  {
    address,
    parts: [first, ...others],
  }: { readonly address: string; readonly parts: readonly SlackMessage[] },
): Promise<Posted> {
  if (first === undefined) return { channel: address, ts: '' };
  const place = await sending.api.post({ channel: address }, first);
  const posted = [place];
  for (const part of others) {
    try {
      posted.push(await retried(() => sending.api.post({ channel: place.channel }, part)));
    } catch (error) {
      await takeBack(sending, posted);
      throw toDeliveryError(error);
    }
  }
  return place;
}

async function takeBack({ api, logger }: Sending, posted: readonly Posted[]): Promise<void> {
  for (const { channel, ts } of posted.toReversed()) {
    try {
      await retried(() => api.remove(channel, ts));
    } catch (error) {
      logger.warn({ reason: toDeliveryError(error).message }, 'part of a message could not be taken back');
    }
  }
}

/** The text has arrived: files that cannot be shown are no reason to send it again. */
async function share({ logger }: Sending, show: () => Promise<void>): Promise<void> {
  try {
    await retried(show);
  } catch (error) {
    logger.error({ reason: toDeliveryError(error).message }, 'files could not be shown in Slack');
  }
}
