import { describe, expect, it } from 'vitest';
import { findPresent, readPerson } from '../../../src/features/attendance/rules.ts';
import type { Arrival } from '../../../src/features/attendance/types.ts';

const GUEST = { institutionId: undefined };

describe('a person as they are written', () => {
  it.each([
    ['Budi Santoso', 'Budi Santoso', ''],
    ['Budi Santoso, Karo Umum', 'Budi Santoso', 'Karo Umum'],
    [
      'oleh Drs. Budi Santoso, M.Si., Kepala Biro Umum, Setjen',
      'Drs. Budi Santoso, M.Si.',
      'Kepala Biro Umum, Setjen',
    ],
    ['Dr. Sari Wulandari, S.H., M.H.', 'Dr. Sari Wulandari, S.H., M.H.', ''],
    ['Karo Umum', 'Karo Umum', ''],
    ['', '', ''],
  ])('%s', (written, name, position) => {
    expect(readPerson(written)).toEqual({ name, position });
  });
});

describe('somebody who is entered', () => {
  const one = (who: Partial<Arrival>) => ({
    ...{ institutionId: 1, personId: undefined, name: '', position: '', key: '', ...who },
    ...{ id: 1, at: 0 },
  });
  it.each([
    ['the institution alone, and then somebody of it, is one', {}, { name: 'Budi' }, 'filled'],
    ['somebody, and then the institution alone, is one', { name: 'Budi' }, {}, 'known'],
    [
      'the same name is one, whoever of the record it is',
      { name: 'Budi' },
      { name: 'Drs. Budi', personId: 3 },
      'known',
    ],
    [
      'a position that was not known is added',
      { name: 'Budi' },
      { name: 'Budi', position: 'Karo Umum' },
      'filled',
    ],
    [
      'two people of the record are two, even of one name',
      { name: 'Budi', personId: 2 },
      { name: 'Budi', personId: 3 },
      'new',
    ],
    ['two names are two', { name: 'Budi' }, { name: 'Sari' }, 'new'],
    ['another institution is another', { name: 'Budi' }, { name: 'Budi', institutionId: 2 }, 'new'],
    [
      'a guest is the same with a position',
      { ...GUEST, name: 'Sri' },
      { ...GUEST, name: 'Sri', position: 'Kemenko PMK' },
      'filled',
    ],
    [
      'guests of one name from two places are two',
      { ...GUEST, name: 'Sri', position: 'A' },
      { ...GUEST, name: 'Sri', position: 'B' },
      'new',
    ],
  ] as const)('%s', (_title, present, arrival, became) => {
    const found = findPresent([one(present)], one(arrival));
    expect(found === undefined ? 'new' : found.isFilled ? 'filled' : 'known').toBe(became);
  });
});
