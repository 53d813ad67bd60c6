import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newInvitationCode,
  newLinkCode,
  readInvitationCode,
  readLinkCode,
} from '../../../../src/features/members/entering/codes.rules.ts';
import { type Randomness, systemRandomness } from '../../../../src/lib/ids.ts';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const characters = fc.constantFrom(...ALPHABET);
const codeOf = (length: number): fc.Arbitrary<string> =>
  fc.array(characters, { minLength: length, maxLength: length }).map((letters) => letters.join(''));
const saying = (code: string): Randomness => ({ ...systemRandomness, code: () => code });
/** How people type what they were shown. */
const typed = fc.record({
  lower: fc.boolean(),
  dash: fc.constantFrom('-', '', ' ', '–', ' - '),
  around: fc.constantFrom('', ' ', '\n'),
});

describe('codes', () => {
  it('are read back however they are typed: in small letters, without dashes, with spaces', () => {
    fc.assert(
      fc.property(codeOf(8), codeOf(10), typed, (link, invitation, { lower, dash, around }) => {
        const type = (shown: string): string => {
          const words = around + shown.replaceAll('-', dash) + around;
          return lower ? words.toLowerCase() : words;
        };
        const linkCode = newLinkCode(saying(link));
        const invited = newInvitationCode(saying(invitation));
        expect(readLinkCode(type(linkCode.shown))).toBe(linkCode.hash);
        expect(readInvitationCode(type(invited.shown))).toBe(invited.hash);
      }),
    );
  });

  it('are not found in other words, and one kind is never taken for the other', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (words) => {
        const letters = words.replace(/[\s\-–—_]/g, '').toUpperCase();
        if (readLinkCode(words) !== undefined) expect(letters).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
        if (readInvitationCode(words) !== undefined) expect(letters).toMatch(/^UND[2-9A-HJKMNP-Z]{10}$/);
        expect(readLinkCode(words) !== undefined && readInvitationCode(words) !== undefined).toBe(false);
      }),
    );
    expect(readInvitationCode('UND BMKG')).toBeUndefined();
  });

  it('fit into an address that opens a chat, and their hash says nothing about them', () => {
    fc.assert(
      fc.property(codeOf(10), (code) => {
        const { shown, hash } = newInvitationCode(saying(code));
        expect(shown).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
        expect(hash).not.toContain(code.toLowerCase());
      }),
    );
  });

  it('are made of the alphabet that is read aloud safely', () => {
    expect(newLinkCode(systemRandomness).shown).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    expect(newInvitationCode(systemRandomness).shown).toMatch(/^UND-[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
  });
});
