import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bareName,
  isDegree,
  isSameName,
  namePattern,
  spellingKey,
  strangeLetters,
  withoutAddress,
} from '../../src/language/person-names.ts';

describe('two names are one as a person would say', () => {
  it.each([
    ['Dr. Siti Aminah, M.Sc.', 'Dr. Siti Aminah, M.Sc'],
    ['Andi Taufik, S.H., M.H.', 'Andi Taufik, SH, MH'],
    ['Andi Taufik, S.H., M.H.', 'ANDI TAUFIK S.H M.H'],
    ['Andi Taufik, S.H., M.H.', 'Andi Taufik S. H.,M. H.'],
    ["Ma'ruf Amin", 'Ma’ruf Amin'],
    ["Ma'ruf Amin", 'Ma`ruf Amin'],
    ["Ma'ruf Amin", 'Maʼruf  Amin'],
    ["Ma'ruf Amin", 'Ma´ruf Amin'],
    ["Ma'ruf Amin", 'MARUF AMIN'],
    ['Siti Nur Aini', 'Siti\u00a0Nur  Aini '],
    ['Siti Nur-Aini', 'Siti Nur – Aini'],
    ['Abd. Rahman', 'Abd Rahman'],
    ['Noe\u0308l Tan', 'No\u00ebl Tan'],
    ['Noël Tan', 'Noel Tan'],
    ['Ｂｕｄｉ Santoso', 'Budi Santoso'],
    ['Bu\u00addi San\u200btoso', 'Budi Santoso'],
    ['Budi\u3164Santoso', 'Budi Santoso'],
    ['Dr. Ir. Budi Santoso', 'Dr.Ir. Budi Santoso'],
    ['dr. Budi Santoso', 'Dr. Budi Santoso'],
  ])('%s and %s: only the way of writing differs', (one, other) => {
    expect(spellingKey(one)).toBe(spellingKey(other));
    expect(isSameName(one, other)).toBe(true);
  });

  it.each([
    ['Andi Taufik', 'Dr. Andi Taufik, S.H., M.H.'],
    ['Andi Taufik, S.H.', 'Andi Taufik SH MH'],
    ['Ahmad Fauzi', 'H. Ahmad Fauzi'],
    ['Drs. H. Ahmad Fauzi, M.Si.', 'Ahmad Fauzi'],
    ['Plt. Budi Santoso', 'Budi Santoso'],
    ['Kolonel Inf. Budi Santoso', 'Brigjen TNI Budi Santoso, S.I.P.'],
    ['Kolonel Laut (P) Budi Santoso', 'Laksma TNI Budi Santoso'],
    ['Bapak Budi Santoso', 'Budi Santoso'],
    ['Guswanto', 'Dr. Guswanto, M.Si.'],
  ])('%s and %s: a title more or less', (one, other) => {
    expect(isSameName(one, other)).toBe(true);
  });

  it.each([
    ['H. Nur Hidayat', 'Hj. Nur Hidayat'],
    ['Drs. H. Nur Hidayat, Ak., M.Si.', 'Drs. Hj. Nur Hidayat'],
    ['Drs. Nur Hidayat', 'Dra. Nur Hidayat'],
    ['a.n. Budi Santoso', 'Budi Santoso'],
    ['Budi Santoso', 'Budi Santosa'],
    ['Budi Santoso', 'Budi'],
    ['Budi', 'Вudi'],
    ['Ali', 'Ali Ma'],
    ['…', '!'],
    ['', ''],
  ])('%s and %s: somebody else', (one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });

  it('whatever blanks, dots and capitals are put into them', () => {
    const noise = fc.constantFrom(' ', '. ', ', ', '\u00a0', '-', '  ', '\u200b ', '’');
    const word = fc.constantFrom('Andi', 'Taufik', 'Nur', 'Siti', 'Aminah', 'Fauzi');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, noise), { minLength: 2, maxLength: 4 }), (parts) => {
        const plain = parts.map(([one]) => one).join(' ');
        const odd = parts.map(([one, mark]) => `${one.toUpperCase()}${mark}`).join('');
        expect(spellingKey(odd)).toBe(spellingKey(plain));
      }),
    );
  });

  it('never for a name that is only a title, which stays a name', () => {
    expect(bareName('Prof. Dr.')).toBe('Dr.');
    expect(isSameName('Dr.', 'Prof. Budi')).toBe(false);
  });
});

it('a degree is known in capitals, small letters, with and without dots', () => {
  for (const degree of ['S.H.', 'SH', 'm.si', 'M. Sc', 'Ph.D.', 'S.Tr.Han.', 'M.Tr.Opsla']) {
    expect([degree, isDegree(degree)]).toEqual([degree, true]);
  }
  for (const other of ['Sekretaris Utama', 'Kepala Biro', 'Plt. Sestama']) {
    expect([other, isDegree(other)]).toEqual([other, false]);
  }
});

it.each([
  ['Yth. Bapak Drs. H. Heru Pambudi', 'Drs. H. Heru Pambudi'],
  ['Kepada Yth. Ibu Sri Wahyuni, S.H.', 'Sri Wahyuni, S.H.'],
  ['Plt. Heru Pambudi', 'Heru Pambudi'],
  ['Bapak', 'Bapak'],
  ['Pakde Heru', 'Pakde Heru'],
])('how somebody is addressed is no part of the name that is kept: %s', (written, kept) => {
  expect(withoutAddress(written)).toBe(kept);
});

it('letters of another script that look Latin are named', () => {
  expect(strangeLetters('Budi Sаntoso')).toBe('а');
  expect(strangeLetters('Вudi')).toBe('В');
  expect(strangeLetters('Раша')).toBe('Раш');
  expect(strangeLetters('Bուdi')).toBe('ու');
  expect(strangeLetters('Dr. Sité Ma’ruf-Nur, S.H.')).toBe('');
  expect(strangeLetters('Budi (布迪)')).toBe('');
  expect(strangeLetters('Bu布di')).toBe('布');
});

it('a name is found in a text however it is written there', () => {
  const found = (name: string, text: string): boolean => namePattern(name)?.test(text) === true;
  expect(found("Ma'ruf Amin", 'hubungi MARUF  AMIN, ya')).toBe(true);
  expect(found('Maruf Amin', 'hubungi Ma’ruf\u00a0Amin.')).toBe(true);
  expect(found('Andi Taufik, S.H.', 'Andi Taufik SH')).toBe(true);
  expect(found('Andi', 'Andika')).toBe(false);
  expect(namePattern('...')).toBeUndefined();
});
