import type { CallbackAnswer } from '../events.ts';
import { activeMember, type ChatRecord, type StoredMessage, type World } from '../state.ts';
import type { InlineKeyboardButton } from '../wire.ts';
import { type ChatRef, requirePerson, requireRecord, type UserRef } from './index.ts';

export interface PressInput {
  readonly from: UserRef;
  /** The private chat with the bot unless given. */
  readonly chat?: ChatRef;
  /** The latest message with such a button unless given. */
  readonly messageId?: number;
  /** The button, by its label or by its data. */
  readonly text?: string;
  readonly data?: string;
  /** Presses what an old view still shows: `data` need not be on the message any more. */
  readonly stale?: boolean;
}

/**
 * Presses a button; resolves with what the bot answers, and never if it does not answer. Rejects with a plain error
 * where there is no such button.
 */
export async function pressButton(world: World, input: PressInput): Promise<CallbackAnswer> {
  const { user } = requirePerson(world, input.from);
  const record = requireRecord(world, input.chat ?? input.from);
  if (record.chat.type !== 'private' && !activeMember(record, user.id)) {
    throw new Error(`user ${user.id} is no member of chat ${record.chat.id}`);
  }
  const { stored, data } = findPress(record, input);
  const id = `${user.id}${String(++world.counters.callback).padStart(6, '0')}`;
  return new Promise((show) => {
    world.callbacks.set(id, {
      id,
      userId: user.id,
      pressedAt: world.clock.now(),
      isAnswered: false,
      show,
    });
    world.updates.push('callback_query', {
      id,
      from: user,
      message: stored.message,
      chat_instance: String(Math.abs(record.chat.id)),
      data,
    });
  });
}

interface Press {
  readonly stored: StoredMessage;
  readonly data: string;
}

function findPress(record: ChatRecord, input: PressInput): Press {
  const candidates =
    input.messageId === undefined
      ? [...record.messages.values()].reverse()
      : [record.messages.get(input.messageId)].filter((stored) => stored !== undefined);
  for (const stored of candidates) {
    if (!stored.byBot) continue;
    if (input.stale && input.data !== undefined) return { stored, data: input.data };
    const button = stored.message.reply_markup?.inline_keyboard.flat().find((each) => matches(each, input));
    if (button?.callback_data !== undefined) return { stored, data: button.callback_data };
  }
  throw new Error(`no message of chat ${record.chat.id} has a button "${input.text ?? input.data}"`);
}

function matches(button: InlineKeyboardButton, { text, data }: PressInput): boolean {
  if (data !== undefined) return button.callback_data === data;
  return text !== undefined && button.text === text;
}
