import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mentions, mentionsOf } from '../../src/personal-data/mentions.ts';

const named = (...names: readonly string[]): Mentions => mentionsOf({ names, accounts: [] });
const ACCOUNT = { platform: 'telegram', externalId: '9001' };

describe('a name', () => {
  it.each([
    ['Andi Taufik, S.H., M.H.', 'Oleh Andi Taufik', true],
    ['Andi Taufik, S.H., M.H.', 'Oleh Andi Taufik, S.H., M.H.', true],
    ['Prof. Dr. Siti Aminah', 'Siti Aminah', true],
    ['Guswanto', 'kepada guswanto', true],
    ['Sari', 'Sari hadir', false],
    ['', 'apa saja', false],
    ['–', 'Jakarta – Bogor', false],
  ])('%s in “%s”: %s', (name, text, isFound) => {
    expect(named(name).isIn(text)).toBe(isFound);
  });

  it('of few letters is meant in a note of the own institution', () => {
    expect([named('Sari').isMeantIn('Ibu Sari, Karo'), named('Ali').isMeantIn('Ali')]).toEqual([true, false]);
  });
});

describe('a text without somebody’s name', () => {
  it.each([
    ['Undang andi  taufik, lalu rapat', 'Andi Taufik, S.H.', 'Undang –, lalu rapat'],
    ['Dr. Siti Aminah menyusun', 'Siti Aminah', 'Dr. – menyusun'],
    ['Andi Taufikurrahman hadir', 'Andi Taufik', 'Andi Taufikurrahman hadir'],
    ['Guswanto (BMKG)', 'Guswanto', '– (BMKG)'],
    ['Undang MARUF  AMIN SH.', 'Ma’ruf Amin, S.H.', 'Undang –.'],
    ["Hubungi Ma'ruf\u00a0Amin", 'Ma’ruf Amin', 'Hubungi –'],
    ['C++ (x) $1', 'A (B) $1', 'C++ (x) $1'],
  ])('%s', (text, name, expected) => {
    expect(named(name).withoutIn(text)).toBe(expected);
  });
});

describe('an account', () => {
  const mentions = mentionsOf({ names: ['Budi Santoso'], accounts: [ACCOUNT] });

  it.each<[unknown, unknown]>([
    [{ by: ACCOUNT }, {}],
    [{ by: { platform: 'slack', externalId: '9001' } }, undefined],
    [{ by: { platform: 'telegram', externalId: '90011' } }, undefined],
    [
      { ...ACCOUNT, shownName: 'Budi', handle: 'budi', personId: 4 },
      { platform: 'telegram', shownName: '', personId: 4 },
    ],
    [
      { who: ['telegram:9001', 'account:telegram:9001', 'telegram:90011'] },
      { who: ['', '', 'telegram:90011'] },
    ],
    [{ all: [ACCOUNT, { ...ACCOUNT, externalId: '7' }] }, { all: [{ ...ACCOUNT, externalId: '7' }] }],
    [
      { reason: 'oleh Budi  Santoso', count: 9001, at: null },
      { reason: 'oleh –', count: 9001, at: null },
    ],
    [{ reason: 'nomor 9001' }, undefined],
  ])('of %j leaves %j', (value, left) => {
    expect(mentions.isIn(value)).toBe(left !== undefined);
    expect(mentions.withoutAnyIn(value)).toEqual(left ?? value);
  });

  it('is out of every value afterwards, wherever it stood, and nothing else is', () => {
    const leaf = fc.oneof(
      ...[fc.constant<unknown>(ACCOUNT), fc.constant('telegram:9001'), fc.constant('Dr. BUDI SANTOSO')],
      ...[fc.record({ platform: fc.constant('slack'), externalId: fc.string() }), fc.integer(), fc.string()],
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('value')),
        fc.dictionary(fc.constantFrom('by', 'shownName', 'handle', 'x'), tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, (stored) => {
        const left = mentions.withoutAnyIn({ stored });
        expect(mentions.isIn(left)).toBe(false);
        if (!mentions.isIn({ stored })) expect(left).toEqual({ stored });
      }),
    );
  });

  it('and a name hold at least what the database looks for', () => {
    const texts = ['Ma’ruf Amin', "MA'RUF\u00a0AMIN", 'Dr. Maruf Amin, S.H.', 'oleh ma`ruf  amin.'];
    const { least, isIn } = mentionsOf({ names: ['Prof. Ma’ruf Amin, S.H.'], accounts: [ACCOUNT] });
    expect(least).toEqual({ letters: ['maruf'], accountIds: ['9001'] });
    for (const text of texts) {
      expect([text, isIn(text)]).toEqual([text, true]);
      expect(text.toLowerCase().replace(/[^a-z0-9]/g, '')).toContain('maruf');
    }
    expect(mentionsOf({ names: ['Ñañá Çelík'], accounts: [] }).least.letters).toEqual(['']);
  });
});
