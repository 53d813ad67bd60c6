import { badRequest } from './api-error.ts';
import type { InlineKeyboardButton, InlineKeyboardMarkup } from './wire.ts';

const MAX_BUTTONS = 100;
const MAX_DATA_BYTES = 64;
/** Fields that go with any button; of all others exactly one says what the button does. */
const DESCRIBING_FIELDS = ['text', 'style', 'icon_custom_emoji_id'];
const STYLES = ['danger', 'success', 'primary'];

/**
 * The inline keyboard of a request's `reply_markup`, checked; undefined for none, an empty one or another kind.
 * Throws an `ApiError` 400 for what the original refuses: too many buttons, callback data beyond 1-64 bytes,
 * a button without an action, a link that is none.
 */
export function inlineKeyboard(markup: unknown): InlineKeyboardMarkup | undefined {
  if (typeof markup !== 'object' || markup === null || !('inline_keyboard' in markup)) return undefined;
  const keyboard = markup as InlineKeyboardMarkup;
  const rows = keyboard.inline_keyboard.filter((row) => row.length > 0);
  const buttons = rows.flat();
  if (buttons.length > MAX_BUTTONS) throw badRequest('reply markup is too long');
  for (const button of buttons) checkButton(button);
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

function checkButton(button: InlineKeyboardButton): void {
  if (button.text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID');
  if (typeof button.style === 'string' && !STYLES.includes(button.style)) {
    throw badRequest("can't parse inline keyboard button: unsupported button style");
  }
  const actions = Object.keys(button).filter((field) => !DESCRIBING_FIELDS.includes(field));
  if (actions.length > 1)
    throw badRequest(`inline keyboard button has more than one action: ${actions.join(', ')}`);
  if (actions.length === 0 || button.url === '') {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (button.callback_data !== undefined) checkData(button.callback_data);
  if (button.url !== undefined) checkUrl(button.url);
}

function checkData(data: string): void {
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > MAX_DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID');
}

function checkUrl(url: string): void {
  const link = /^[a-z]+:/i.test(url) ? url : `http://${url}`;
  const host = URL.canParse(link) ? new URL(link) : undefined;
  const isWeb = /^https?:$/.test(host?.protocol ?? '') && host?.hostname.includes('.');
  if (!isWeb && host?.protocol !== 'tg:') {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  }
}
