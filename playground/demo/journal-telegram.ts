import type { Chat, Message, SimulatorEvent, TelegramSimulator } from '../telegram/index.ts';
import type { Place, Seen } from './seen.ts';

/** Tells `add` of everything that people in Telegram see. */
export function listen(telegram: TelegramSimulator, add: (seen: Seen) => void): void {
  telegram.onChange((event) => {
    const seen = seenIn(telegram, event);
    if (seen !== undefined) add(seen);
  });
}

function seenIn(telegram: TelegramSimulator, event: SimulatorEvent): Seen | undefined {
  switch (event.type) {
    case 'message':
      return isService(event.message)
        ? undefined
        : messageSeen(event.message, { byBot: event.byBot, kind: 'said' });
    case 'edit':
      return messageSeen(event.message, { byBot: event.byBot, kind: 'edited' });
    case 'pin':
      return {
        ...NOTHING,
        place: placeOf(event.chat),
        kind: 'pinned',
        text: pinnedText(telegram, { chat: event.chat, messageId: event.messageId }),
      };
    case 'callback':
      return event.answer.text === undefined
        ? undefined
        : {
            ...NOTHING,
            place: privatePlace(event.userId),
            kind: 'toast',
            onlyFor: String(event.userId),
            text: event.answer.text,
          };
    default:
      return undefined;
  }
}

const NOTHING = { by: undefined, onlyFor: undefined, buttons: [], files: [] } as const;

function messageSeen(
  message: Message,
  { byBot, kind }: { readonly byBot: boolean; readonly kind: 'said' | 'edited' },
): Seen {
  return {
    place: placeOf(message.chat),
    by: byBot ? undefined : String(message.from?.id ?? message.chat.id),
    kind,
    onlyFor: undefined,
    text: message.text ?? message.caption ?? '',
    buttons: message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [],
    files:
      message.document === undefined
        ? message.photo === undefined
          ? []
          : ['foto.png']
        : [message.document.file_name ?? ''],
  };
}

function isService(message: Message): boolean {
  return message.text === undefined && message.document === undefined && message.photo === undefined;
}

function pinnedText(
  telegram: TelegramSimulator,
  { chat, messageId }: { readonly chat: Chat; readonly messageId: number },
): string {
  const message = telegram.messagesIn(chat).find(({ message_id: id }) => id === messageId);
  return message?.text?.split('\n')[0] ?? '';
}

function placeOf(chat: Chat): Place {
  return { platform: 'telegram', id: String(chat.id), isPrivate: chat.type === 'private' };
}

function privatePlace(userId: number): Place {
  return { platform: 'telegram', id: String(userId), isPrivate: true };
}
