import { ACTION_BYTES } from '../../platform/action.ts';

/**
 * The `callback_data` that carries an action: the action's own text.
 * @throws RangeError when it is empty or longer than 64 bytes (Bot API, InlineKeyboardButton)
 */
export function toCallbackData(action: string): string {
  const bytes = Buffer.byteLength(action);
  if (bytes === 0 || bytes > ACTION_BYTES) {
    throw new RangeError(`a button's action must have 1-${ACTION_BYTES} bytes, not ${bytes}`);
  }
  return action;
}

/** The action of a pressed button; undefined for buttons that carry none (games) or more than we ever write. */
export function fromCallbackData(data: string | undefined): string | undefined {
  if (data === undefined || data === '' || Buffer.byteLength(data) > ACTION_BYTES) return undefined;
  return data;
}
