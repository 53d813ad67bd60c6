import type { Button } from '../../platform/message.ts';
import { toCallbackData } from './callback-data.ts';
import { cleanLine, isVisible, openableUrl } from './html.ts';
import { BUTTON_UNITS, KEYBOARD_BUTTONS, ROW_BUTTONS } from './limits.ts';

/** A button as the Bot API takes it (InlineKeyboardButton; `style` since Bot API 9.4). */
export type InlineButton =
  | { readonly text: string; readonly callback_data: string; readonly style?: 'primary' | 'danger' }
  | { readonly text: string; readonly url: string };

/** Rows of buttons as the Bot API takes them (InlineKeyboardMarkup). */
export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[];
}

/**
 * The keyboards for rows of buttons: rows of at most eight, keyboards of at most a hundred. Buttons whose
 * address Telegram would refuse are left out, since it would refuse the whole message with them.
 * @throws RangeError when an action does not fit (see `toCallbackData`)
 */
export function toKeyboards(rows: readonly (readonly Button[])[]): readonly InlineKeyboard[] {
  const keyboards: InlineButton[][][] = [];
  let count = KEYBOARD_BUTTONS;
  for (const row of rows.flatMap((buttons) => wrapRow(buttons.flatMap(toInlineButton)))) {
    if (count + row.length > KEYBOARD_BUTTONS) {
      keyboards.push([]);
      count = 0;
    }
    keyboards.at(-1)?.push(row);
    count += row.length;
  }
  return keyboards.map((keyboard) => ({ inline_keyboard: keyboard }));
}

function wrapRow(buttons: readonly InlineButton[]): InlineButton[][] {
  const count = Math.ceil(buttons.length / ROW_BUTTONS);
  return Array.from({ length: count }, (_, index) =>
    buttons.slice(index * ROW_BUTTONS, (index + 1) * ROW_BUTTONS),
  );
}

function toInlineButton(button: Button): readonly InlineButton[] {
  const text = label(button.text);
  if ('action' in button) {
    const data = { text, callback_data: toCallbackData(button.action) };
    return [button.style === undefined ? data : { ...data, style: button.style }];
  }
  const url = openableUrl(button.url);
  return url !== undefined && hasPublicHost(url) ? [{ text, url }] : [];
}

function hasPublicHost(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'tg:' || hostname.includes('.') || hostname.startsWith('[');
}

function label(text: string): string {
  const clean = cleanLine(text);
  if (!isVisible(clean)) return '…';
  if (clean.length <= BUTTON_UNITS) return clean;
  return `${clean.slice(0, BUTTON_UNITS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
