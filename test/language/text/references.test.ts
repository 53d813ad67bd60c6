import { describe, expect, it } from 'vitest';
import { leansBack, withoutReferences } from '../../../src/language/text/references.ts';

const said = (text: string): readonly string[] => text.split(' ');

describe('references', () => {
  it.each([
    ['apakah hal tersebut diperbolehkan', 'apakah diperbolehkan'],
    ['untuk maksud itu suratnya ditujukan kepada siapa', 'untuk suratnya ditujukan kepada siapa'],
    ['lembar dimaksud dicap di mana', 'lembar dicap di mana'],
  ])('says nothing by pointing back: "%s"', (text, left) => {
    expect(withoutReferences(said(text)).join(' ')).toBe(left);
  });

  it.each(['apa yang dimaksud dengan corpu', 'gunungan itu apa', 'hal apa saja yang disiapkan'])(
    'keeps what asks for a meaning or names a thing: "%s"',
    (text) => {
      expect(withoutReferences(said(text)).join(' ')).toBe(text);
    },
  );

  it.each([
    'caranya bagaimana',
    'apa yang harus kami lakukan',
    'bolehkah hal demikian',
    'kapan ketentuan tersebut berlaku',
  ])('is about what stands before: "%s"', (text) => {
    expect(leansBack(said(text))).toBe(true);
  });

  it.each(['parkirnya di mana', 'kapan notula dibagikan'])('is about itself: "%s"', (text) => {
    expect(leansBack(said(text))).toBe(false);
  });
});
