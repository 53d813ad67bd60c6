import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCallbackData, toCallbackData } from '../../../src/adapters/telegram/callback-data.ts';
import { encodeAction } from '../../../src/platform/action.ts';

describe('callback data', () => {
  it('carries every action of at most 64 bytes there and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), (action) => {
        const bytes = Buffer.byteLength(action);
        if (bytes > 64) expect(() => toCallbackData(action)).toThrow(RangeError);
        else expect(fromCallbackData(toCallbackData(action))).toBe(action);
      }),
      { seed: 42 },
    );
  });

  it('carries what the action codec writes', () => {
    const action = encodeAction('hadir', 42, 'tidak');
    expect(fromCallbackData(toCallbackData(action))).toBe('hadir|42|tidak');
  });

  it('refuses an empty action', () => {
    expect(() => toCallbackData('')).toThrow(RangeError);
  });

  it.each([undefined, '', 'x'.repeat(65)])('reads nothing from %j', (data) => {
    expect(fromCallbackData(data)).toBeUndefined();
  });
});
