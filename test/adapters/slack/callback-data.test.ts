import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buttonElement, pressedAction } from '../../../src/adapters/slack/callback-data.ts';
import { escapeMarkup } from '../../../src/adapters/slack/text/escape.ts';
import { encodeAction } from '../../../src/platform/action.ts';

test('every action comes back from its button, also when Slack escapes it', () => {
  const part = fc
    .string({ maxLength: 12 })
    .filter((text) => !text.includes('|') && !/&(amp|lt|gt);/.test(text));
  fc.assert(
    fc.property(part, part, (first, second) => {
      const action = encodeAction('hadir', first, second);
      const button = buttonElement({ text: 'Hadir', action }, '0:0');
      const { action_id: id = '', value = '' } = button ?? {};
      expect(pressedAction({ action_id: id, value })).toBe(action);
      expect(pressedAction({ action_id: id, value: escapeMarkup(value) })).toBe(action);
    }),
  );
});

test('a long button text is cut to 75 characters and an empty one is replaced', () => {
  expect(buttonElement({ text: 'x'.repeat(99), action: 'a' }, '0')?.text.text).toHaveLength(75);
  expect(buttonElement({ text: ' \u202E', action: 'a' }, '0')?.text.text).toBe('…');
});

test('what Slack would refuse makes no button', () => {
  expect(buttonElement({ text: 'x', action: '' }, '0')).toBeUndefined();
  expect(buttonElement({ text: 'x', action: 'a'.repeat(2_001) }, '0')).toBeUndefined();
  expect(buttonElement({ text: 'x', url: 'ftp://x' }, '0')).toBeUndefined();
  expect(buttonElement({ text: 'x', url: `https://x/${'a'.repeat(3_000)}` }, '0')).toBeUndefined();
});

test('presses of link buttons and foreign elements are no actions', () => {
  const link = buttonElement({ text: 'Peta', url: 'https://bmkg.go.id' }, '0:1');
  expect(pressedAction({ action_id: link?.action_id ?? '' })).toBeUndefined();
  expect(pressedAction({ action_id: 'other', value: 'hadir|42' })).toBeUndefined();
});
