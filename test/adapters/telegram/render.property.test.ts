import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../playground/telegram/html.ts';
import { renderSingle, renderTelegram } from '../../../src/adapters/telegram/render.ts';
import { cleanText } from '../../../src/lib/text.ts';
import type { Block, Button, OutgoingMessage, Span } from '../../../src/platform/message.ts';

const hostile = fc.constantFrom(
  '<b>',
  '</b>',
  '&',
  '&amp;',
  ']](',
  '"',
  "'",
  '\u202E',
  '😀',
  '\uD83D',
  '\n',
  '\n\n',
  '\u0000',
  ' ',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(fc.oneof(hostile, fc.string({ maxLength: 8 })), { maxLength: 12 })
    .map((pieces) => pieces.join('')),
  fc
    .tuple(fc.constantFrom('kata ', 'x', '😀', 'é<'), fc.nat(3000))
    .map(([piece, times]) => piece.repeat(times)),
);
const url = fc.oneof(fc.webUrl(), text, fc.constant('https://a.id/?q="><b>&x=1'));
const span: fc.Arbitrary<Span> = fc.oneof(
  text,
  text.map((bold) => ({ bold })),
  text.map((italic) => ({ italic })),
  text.map((code) => ({ code })),
  fc.record({ link: text, url }),
  fc.record({ mention: text, userId: fc.oneof(fc.nat().map(String), text) }),
);
const line = fc.array(span, { maxLength: 5 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('title' as const), text }),
  fc.record({ kind: fc.constant('paragraph' as const), line }),
  fc.record({ kind: fc.constant('note' as const), line }),
  fc.record({ kind: fc.constant('divider' as const) }),
  fc.record({
    kind: fc.constant('fields' as const),
    rows: fc.array(fc.record({ label: text, value: line }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(line, { maxLength: 120 }),
  }),
);
const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record({ text, action: fc.string({ minLength: 1, maxLength: 20 }) }),
  fc.record({ text, url }),
);
const message: fc.Arbitrary<OutgoingMessage> = fc.record({
  summary: text,
  blocks: fc.array(block, { maxLength: 8 }),
  buttons: fc.array(fc.array(button, { maxLength: 12 }), { maxLength: 15 }),
  files: fc.constant([]),
});

describe('every rendered message', () => {
  it('is valid HTML within every limit of Telegram', () => {
    fc.assert(
      fc.property(message, (outgoing) => {
        const { parts } = renderTelegram(outgoing);
        expect(parts.length).toBeGreaterThan(0);
        for (const part of [...parts, renderSingle(outgoing)]) {
          const parsed = parseHtml(part.text, (id) => ({ id, is_bot: false, first_name: 'x' }));
          expect(parsed.text.trim()).not.toBe('');
          expect(parsed.text.length).toBeLessThanOrEqual(4096);
          expect(parsed.entities.length).toBeLessThanOrEqual(100);
          expect(parsed.text.isWellFormed()).toBe(true);
          expect(parsed.text.replaceAll('\n', '')).not.toMatch(
            /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F]/u,
          );
          expectKeyboardWithinLimits(part.replyMarkup?.inline_keyboard ?? []);
        }
      }),
      { numRuns: 300, seed: 42 },
    );
  });

  it('says every word of a paragraph, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (lines) => {
        const blocks = lines.map((words): Block => ({ kind: 'paragraph', line: [{ bold: words }] }));
        const { parts } = renderTelegram({ summary: 'x', blocks, buttons: [], files: [] });
        const said = parts.map((part) => parseHtml(part.text, () => undefined).text).join('');
        const readable = lines.map(cleanText).filter(isReadable);
        if (readable.length > 0) expect(letters(said)).toBe(letters(readable.join('')));
      }),
      { seed: 42 },
    );
  });
});

function expectKeyboardWithinLimits(rows: readonly (readonly object[])[]): void {
  expect(rows.every((row) => row.length > 0 && row.length <= 8)).toBe(true);
  expect(rows.flat().length).toBeLessThanOrEqual(100);
  for (const shown of rows.flat()) {
    const { text: label, callback_data: data = 'x' } = shown as { text: string; callback_data?: string };
    expect(label.trim()).not.toBe('');
    expect(label.length).toBeLessThanOrEqual(64);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  }
}

const isReadable = (words: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(words);
const letters = (words: string): string => words.replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '');
