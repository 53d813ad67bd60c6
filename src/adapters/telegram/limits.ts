import { MINUTE_MS, SECOND_MS } from '../../lib/clock.ts';
import { ACTION_BYTES } from '../../platform/action.ts';
import type { PlatformLimits } from '../../platform/platform.ts';

/** What Telegram takes (core.telegram.org/bots/faq, "My bot is hitting limits"). */
export const telegramLimits: PlatformLimits = {
  actionBytes: ACTION_BYTES,
  hasForms: false,
  hasEphemeral: false,
  redelivers: true,
  perSecond: 30,
  perSecondInChat: 1,
  perMinuteInGroup: 20,
};

/** Of a group's messages a minute, how many a long message may take: the rest is for others. */
const PARTS_A_MINUTE = telegramLimits.perMinuteInGroup / 2;

/** Milliseconds before a further part of a message: `index` counts from 0, ids of groups are negative or names. */
export function partPauseMs(chatId: string, index: number): number {
  const isGroup = !/^\d+$/.test(chatId);
  return isGroup && index >= PARTS_A_MINUTE - 1
    ? MINUTE_MS / PARTS_A_MINUTE
    : SECOND_MS / telegramLimits.perSecondInChat;
}

/** UTF-16 units of a message's text, counted after its markup is parsed (Bot API, sendMessage). */
export const TEXT_UNITS = 4096;
/** Marked-up places of one message; Telegram silently shows the rest unmarked. */
export const TEXT_ENTITIES = 100;
/** Buttons side by side before they become unreadable; Telegram's clients show eight. */
export const ROW_BUTTONS = 8;
/** Buttons of one message (Bot API, REPLY_MARKUP_TOO_LONG). */
export const KEYBOARD_BUTTONS = 100;
/** UTF-16 units of a button's label that a phone still shows. */
export const BUTTON_UNITS = 64;
/** UTF-16 units of the answer to a press (Bot API, answerCallbackQuery). */
export const TOAST_UNITS = 200;
/** Bytes of an update that a webhook call may carry; real ones have a few kilobytes. */
export const UPDATE_BYTES = 1_048_576;
/** Commands a menu may list, and UTF-16 units of a description (Bot API, BotCommand). */
export const MENU_COMMANDS = 100;
export const MENU_DESCRIPTION_UNITS = 256;
