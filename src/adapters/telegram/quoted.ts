import type { MessageRef, Quoted } from '../../platform/incoming.ts';
import { repliedTo } from './places.ts';
import type { WireChat, WireMessage } from './wire.ts';

/** What a message tells of the one that it answers, here or in another chat; undefined where it answers none. */
export function quotedIn(message: WireMessage, botId: number): Quoted | undefined {
  const { external_reply: elsewhere, quote } = message;
  const replied = repliedTo(message);
  if (replied === undefined && elsewhere === undefined) return undefined;
  const words = [quote?.text, replied?.text ?? replied?.caption];
  const original = placeOf(elsewhere) ?? placeOf(replied?.forward_origin) ?? placeOf(elsewhere?.origin);
  return {
    texts: words.flatMap((text) => text ?? []),
    ...(original === undefined ? {} : { original }),
    isCopy: elsewhere !== undefined || replied?.forward_origin !== undefined,
    isOwn: replied?.from?.id === botId && replied.forward_origin === undefined,
  };
}

function placeOf(
  place: { readonly chat?: WireChat; readonly message_id?: number } | undefined,
): MessageRef | undefined {
  if (place?.chat === undefined || place.message_id === undefined) return undefined;
  const [chatId, messageId] = [String(place.chat.id), String(place.message_id)];
  return { platform: 'telegram', chatId, threadId: '', messageId };
}
