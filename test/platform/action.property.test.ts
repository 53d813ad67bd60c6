import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_BYTES, decodeAction, encodeAction } from '../../src/platform/action.ts';

const part = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('|'));
const name = part.filter((text) => text !== '');

describe('the text that a button carries', () => {
  it('says again what was put into it, in at most 64 bytes, or is refused', () => {
    fc.assert(
      fc.property(name, fc.array(fc.oneof(part, fc.integer()), { maxLength: 5 }), (command, parameters) => {
        const bytes = Buffer.byteLength([command, ...parameters].join('|'));
        if (bytes > ACTION_BYTES) {
          expect(() => encodeAction(command, ...parameters)).toThrow(RangeError);
          return;
        }
        const text = encodeAction(command, ...parameters);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(ACTION_BYTES);
        expect(decodeAction(text)).toEqual({ command, parameters: parameters.map(String) });
      }),
    );
  });

  it('has no room for the separator', () => {
    expect(() => encodeAction('a|b')).toThrow(RangeError);
    expect(() => encodeAction('a', 'b|c')).toThrow(RangeError);
  });

  it('is never misread, whatever somebody sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const action = decodeAction(text);
        if (action === undefined) return;
        expect(encodeAction(action.command, ...action.parameters)).toBe(text);
      }),
    );
    for (const nothing of ['', '|', '|a', 'x'.repeat(65)]) expect(decodeAction(nothing)).toBeUndefined();
  });
});
