/** What a button means: a command and its parameters. */
export interface Action {
  readonly command: string;
  readonly parameters: readonly string[];
}

/** Telegram's limit for callback data, the narrowest of all platforms (Bot API, InlineKeyboardButton). */
export const ACTION_BYTES = 64;

const SEPARATOR = '|';

/**
 * Writes an action as the text a button carries.
 * @throws RangeError when it is longer than 64 bytes or a part contains the separator
 */
export function encodeAction(command: string, ...parameters: readonly (string | number)[]): string {
  const parts = [command, ...parameters.map(String)];
  const text = parts.join(SEPARATOR);
  if (parts.some((part) => part.includes(SEPARATOR)) || Buffer.byteLength(text) > ACTION_BYTES) {
    throw new RangeError(`button action does not fit: ${command}`);
  }
  return text;
}

/** Reads back what `encodeAction` wrote; undefined for anything that it cannot have written. */
export function decodeAction(text: string): Action | undefined {
  if (text === '' || Buffer.byteLength(text) > ACTION_BYTES) return undefined;
  const [command = '', ...parameters] = text.split(SEPARATOR);
  return command === '' ? undefined : { command, parameters };
}
