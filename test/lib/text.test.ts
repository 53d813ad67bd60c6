import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, cleanText } from '../../src/lib/text.ts';

/** Letters of many scripts, and everything that must not survive. */
const anything = fc.string({ unit: 'binary', maxLength: 60 });
const CONTROL = /(?![\t\n])\p{Cc}/u;
const TURNING = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

describe('words from outside', () => {
  it('never keep control characters, turning marks or halves of characters', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(CONTROL);
        expect(clean).not.toMatch(TURNING);
        expect(clean.isWellFormed()).toBe(true);
      }),
    );
    expect(cleanText('a\u202Eb\u0000c\ud800d')).toBe('abcd');
  });

  it('lose what nobody sees, and keep a blank where something only looks like one', () => {
    const unseen = ['\u00ad', '\u034f', '\u115f', '\u1160', '\u2064', '\u{e0042}', '\u{e0101}', '\u180e'];
    for (const mark of unseen) expect(cleanText(`Bu${mark}di`)).toBe('Budi');
    for (const blank of ['\u3164', '\u2800', '\uffa0']) {
      expect(cleanText(`Budi${blank}Santoso`)).toBe('Budi Santoso');
      expect(cleanName(blank, { longest: 9, fallback: '1001' })).toBe('1001');
    }
    expect(cleanText('Hadir ❤️ 👩‍💼')).toBe('Hadir ❤️ 👩‍💼');
  });

  it('are the same when they are cleaned twice', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  it('keep lines, tabs, accents, emoji with joiners, and markup as it was typed', () => {
    const words = '<b>Dr. Sité</b>\n\t<!channel> <@U123> *x* 👩‍💼';
    expect(cleanText(words)).toBe(words);
    expect(cleanText('satu\r\ndua\rtiga\u2028empat')).toBe('satu\ndua\ntiga\nempat');
  });
});

describe('a name', () => {
  it('is one line, not longer than allowed, and never empty where something must stand', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const name = cleanName(text, { longest, fallback: '123' });
        expect(name).not.toMatch(/[\n\t]/);
        expect(name.trim()).toBe(name);
        expect(name).not.toBe('');
        expect([...name].length).toBeLessThanOrEqual(Math.max(longest, 3));
      }),
    );
    expect(cleanName('  Budi \n\n Santoso ', { longest: 50 })).toBe('Budi Santoso');
  });
});
