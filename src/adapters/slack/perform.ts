import type { types } from '@slack/bolt';
import type { Logger } from '../../lib/logger.ts';
import type { DeliveryErrorKind } from '../../platform/delivery-error.ts';
import type { OutgoingFile, OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import type { DirectChats } from './direct-chats.ts';
import { toDeliveryError } from './errors.ts';
import { formErrors, formView } from './form.ts';
import type { Received } from './receive.ts';
import { renderLine, renderMessage, type SlackMessage } from './render.ts';
import { createResponder, type Responder } from './response-url.ts';
import { retried } from './retry.ts';
import { sendFiles } from './send.ts';
import type { SlackApi } from './slack-api.ts';
import { isLimited } from './tiers.ts';

/** What performing needs. */
export interface Performing {
  readonly api: SlackApi;
  readonly direct: DirectChats;
  readonly logger: Logger;
}

/** One delivery that is being answered. */
interface Scene extends Performing {
  readonly received: Received;
  readonly responder: Responder;
}

/** What the acknowledgement of a filled form carries: its errors, when there are any. */
export function formAnswer(
  received: Received,
  reactions: readonly Reaction[],
): Record<string, unknown> | undefined {
  const errors = errorsOf(reactions);
  if (received.incoming.body.kind !== 'form' || Object.keys(errors).length === 0) return undefined;
  return { response_action: 'errors', errors: formErrors(errors, received.origin.fieldNames) };
}

/**
 * Carries out reactions in their order. A reaction that fails is logged and the next one is tried; never rejects.
 * @param isFormClosed the acknowledgement went out without the form's errors, which are then told in the chat
 */
export async function performReactions(
  performing: Performing,
  {
    received,
    reactions,
    isFormClosed,
  }: { readonly received: Received; readonly reactions: readonly Reaction[]; readonly isFormClosed: boolean },
): Promise<void> {
  const { responseUrl, threadTs } = received.origin;
  const scene: Scene = { ...performing, received, responder: createResponder(responseUrl, threadTs) };
  for (const reaction of reactions) {
    try {
      await perform(scene, { reaction, isFormClosed, reactions });
    } catch (error) {
      const { kind, message: reason } = toDeliveryError(error);
      scene.logger.warn(
        { reaction: reaction.kind, kind, reason, key: received.incoming.key },
        'Slack reaction failed',
      );
    }
  }
}

interface Circumstances {
  readonly isFormClosed: boolean;
  readonly reactions: readonly Reaction[];
}

async function perform(
  scene: Scene,
  { reaction, isFormClosed, reactions }: Circumstances & { readonly reaction: Reaction },
): Promise<void> {
  switch (reaction.kind) {
    case 'reply':
      return reply(scene, { message: reaction.message, audience: reaction.audience });
    case 'replace':
      return replace(scene, reaction.message);
    case 'toast':
      return isToastShown(reaction.alert, reactions)
        ? whisper(scene, [renderLine(reaction.text)])
        : undefined;
    case 'form':
      return openForm(scene, reaction);
    case 'form-errors':
      return isFormClosed
        ? whisper(scene, [renderLine(Object.values(reaction.errors).join(' '))])
        : undefined;
  }
}

/** A toast repeats what another reaction shows already; an alert gives way only to words. */
function isToastShown(isAlert: boolean, reactions: readonly Reaction[]): boolean {
  const louder: readonly Reaction['kind'][] = isAlert ? ['reply', 'form'] : ['reply', 'form', 'replace'];
  return !reactions.some(({ kind }) => louder.includes(kind));
}

function errorsOf(reactions: readonly Reaction[]): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...reactions.map((reaction) => (reaction.kind === 'form-errors' ? reaction.errors : {})),
  );
}

async function reply(
  scene: Scene,
  { message, audience }: { readonly message: OutgoingMessage; readonly audience: 'chat' | 'sender' },
): Promise<void> {
  const parts = renderMessage(message);
  const { chat } = scene.received.incoming;
  const isSaid = audience === 'chat' || chat.kind === 'private';
  const isPosted = isSaid ? await say(scene, parts) : await whisper(scene, parts).then(() => false);
  await replyFiles(scene, { files: message.files, isPublic: isPosted });
}

/**
 * Says it in the chat for all to read, also where the bot is no member; whether it is one. In a conversation with the bot
 * only the sender reads it, whichever way it takes.
 */
async function say(scene: Scene, parts: readonly SlackMessage[]): Promise<boolean> {
  const { api, responder, received } = scene;
  const { chat } = received.incoming;
  let isMember = true;
  for (const part of parts) {
    if (isMember) {
      isMember = await succeeds(
        () => api.post({ channel: chat.id, threadTs: received.origin.threadTs }, part),
        ['unreachable'],
      );
    }
    if (!isMember) {
      const responseType = chat.kind === 'private' ? 'ephemeral' : 'in_channel';
      await retried(() => responder.respond(part, { response_type: responseType, replace_original: false }));
    }
  }
  return isMember;
}

/** Shows it to the sender alone: through the response address, else as an ephemeral message, else in private. */
async function whisper(scene: Scene, parts: readonly SlackMessage[]): Promise<void> {
  const { api, direct, responder, received } = scene;
  const { chat, sender } = received.incoming;
  const { threadTs, responseUrl } = received.origin;
  for (const part of parts) {
    const isShown =
      (responseUrl !== undefined &&
        (await succeeds(
          () => responder.respond(part, { response_type: 'ephemeral', replace_original: false }),
          ANY,
        ))) ||
      (chat.kind !== 'private' &&
        (await succeeds(
          () => api.whisper({ channel: chat.id, user: sender.id, threadTs }, part),
          ['unreachable'],
        )));
    if (!isShown) await retried(async () => api.post({ channel: await direct.addressOf(sender.id) }, part));
  }
}

const ANY: readonly DeliveryErrorKind[] = [
  ...(['wait', 'transient', 'unreachable', 'moved', 'gone', 'frozen', 'rejected'] as const),
];

/** Whether a call succeeds; false when it fails for a reason that another way avoids. */
async function succeeds(
  call: () => Promise<unknown>,
  avoidable: readonly DeliveryErrorKind[],
): Promise<boolean> {
  try {
    await retried(call);
    return true;
  } catch (error) {
    if (avoidable.includes(toDeliveryError(error).kind)) return false;
    throw error;
  }
}

async function replace(scene: Scene, message: OutgoingMessage): Promise<void> {
  const { received, responder } = scene;
  const [first, ...rest] = renderMessage(message);
  const ref = received.incoming.message;
  if (first === undefined) return;
  if (ref === undefined) return reply(scene, { message, audience: 'sender' });
  const { isEphemeral, responseUrl } = received.origin;
  const update = (): Promise<void> => scene.api.update({ channel: ref.chatId, ts: ref.messageId }, first);
  const isUpdated = !isEphemeral && (await isChanged(update, responseUrl !== undefined));
  const respond = (): Promise<void> => responder.respond(first, { replace_original: true });
  if (!isUpdated && !(await succeeds(respond, ANY))) await whisper(scene, [first]);
  if (rest.length > 0) await (isEphemeral ? whisper(scene, rest) : say(scene, rest));
  await replyFiles(scene, { files: message.files, isPublic: !isEphemeral });
}

/** Whether a message could be changed. Where its press can do that too, nobody waits for the limit that all changes share. */
async function isChanged(update: () => Promise<void>, isPressLeft: boolean): Promise<boolean> {
  const attempt = async (): Promise<boolean> => {
    try {
      await update();
      return true;
    } catch (error) {
      if (isPressLeft && isLimited(error)) return false;
      throw error;
    }
  };
  try {
    return await retried(attempt);
  } catch (error) {
    const { kind } = toDeliveryError(error);
    if (kind === 'gone' || kind === 'frozen' || kind === 'unreachable') return false;
    throw error;
  }
}

/** Files cannot be ephemeral: what is for the sender alone goes to their conversation with the bot. */
async function replyFiles(
  scene: Scene,
  { files, isPublic }: { readonly files: readonly OutgoingFile[]; readonly isPublic: boolean },
): Promise<void> {
  if (files.length === 0) return;
  const { chat, sender } = scene.received.incoming;
  const { threadTs } = scene.received.origin;
  if (isPublic) return sendFiles(scene, { channel: chat.id, files, threadTs });
  return sendFiles(scene, { channel: await retried(() => scene.direct.of(sender.id)), files });
}

type FormReaction = Extract<Reaction, { kind: 'form' }>;

async function openForm(scene: Scene, { form, instead }: FormReaction): Promise<void> {
  const { incoming, origin } = scene.received;
  const { triggerId } = origin;
  if (triggerId === undefined) {
    if (instead !== undefined) return whisper(scene, renderMessage(instead));
    scene.logger.warn({ key: incoming.key }, 'a form can be opened by commands and buttons only');
    return;
  }
  const view: types.ModalView = formView(form, {
    chatId: incoming.chat.id,
    isPrivate: incoming.chat.kind === 'private',
    messageId: origin.isEphemeral ? undefined : incoming.message?.messageId,
    threadTs: origin.threadTs,
    responseUrl: origin.responseUrl,
  });
  try {
    // Tried once: a trigger does not live long enough for a second time.
    await scene.api.openView(triggerId, view);
  } catch (error) {
    if (instead === undefined) throw error;
    await whisper(scene, renderMessage(instead));
  }
}
