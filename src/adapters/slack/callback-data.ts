import type { types } from '@slack/bolt';
import type { Button } from '../../platform/message.ts';
import { MAX } from './limits.ts';
import { isWebAddress, oneLine, unescapeMarkup } from './text/escape.ts';

const PRESS = 'press:';
const LINK = 'link:';

/**
 * Makes a Slack button; its value is the action. `place` makes its id unique in the message.
 * Undefined for what Slack would refuse: another address than http(s), an action of more than 2,000 characters.
 */
export function buttonElement(button: Button, place: string): types.Button | undefined {
  const text = {
    type: 'plain_text' as const,
    text: oneLine(button.text, { max: MAX.buttonText, fallback: '…' }),
    emoji: false,
  };
  if ('url' in button) {
    if (!isWebAddress(button.url, MAX.url)) return undefined;
    return { type: 'button', action_id: `${LINK}${place}`, text, url: button.url };
  }
  if (button.action === '' || button.action.length > MAX.buttonValue) return undefined;
  return {
    type: 'button',
    action_id: `${PRESS}${place}`,
    text,
    value: button.action,
    ...(button.style !== undefined && { style: button.style }),
  };
}

/**
 * Reads the action of a pressed element back. Undefined for link buttons, whose presses Slack reports too, and
 * for anything that `buttonElement` did not make.
 */
export function pressedAction(element: {
  readonly action_id: string;
  readonly value?: string | undefined;
}): string | undefined {
  if (!element.action_id.startsWith(PRESS) || element.value === undefined || element.value === '') {
    return undefined;
  }
  return unescapeMarkup(element.value);
}
