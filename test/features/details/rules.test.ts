import { expect, it } from 'vitest';
import { readCapacityWish } from '../../../src/features/details/capacity.rules.ts';
import {
  changeOf,
  positionOf,
  promoted,
  readLeaving,
  readMode,
} from '../../../src/features/details/rules.ts';

const waiting = (...places: readonly number[]) =>
  places.map((count, index) => ({ institutionId: index + 1, turn: index + 1, places: count }));

it('gives free places in the order of the turns, and passes nobody over', () => {
  expect(promoted(waiting(1, 1, 1), 2)).toEqual([1, 2]);
  expect(promoted(waiting(3, 1, 1), 2)).toEqual([]);
  expect(promoted(waiting(1, 3, 1), 2)).toEqual([1]);
  expect(promoted(waiting(3, 1), Number.POSITIVE_INFINITY)).toEqual([1, 2]);
  expect(promoted(waiting(1, 1).toReversed(), 1)).toEqual([1]);
});

it('lets nobody wait who needs no place in the hall', () => {
  expect(promoted(waiting(2, 0), 0)).toEqual([2]);
  expect(promoted(waiting(2, 0), -5)).toEqual([2]);
});

it('says the position on the waiting list', () => {
  const coming = [
    { institutionId: 1, turn: 7 },
    { institutionId: 3, turn: 4 },
  ];
  expect([1, 2, 3].map((id) => positionOf(coming, id))).toEqual([2, undefined, 1]);
});

it.each([
  ['companions', 'dua orang', { companions: 2 }],
  ['companions', 'sepuluh', { companions: 10 }],
  ['companions', '2 org', { companions: 2 }],
  ['companions', 'sendiri', { companions: 0 }],
  ['companions', 'banyak', undefined],
  ['vehicles', 'tanpa kendaraan', { vehicles: '' }],
  ['vehicles', ' B  1 A, Joko ; B 2 C ', { vehicles: 'B 1 A, Joko\nB 2 C' }],
  ['vehicles', 'x'.repeat(400), undefined],
  ['diet', 'Tidak ada', { diet: '' }],
  ['mode', 'lewat zoom saja', { isOnline: true }],
  ['mode', 'mungkin', undefined],
] as const)('reads what is said of %s: %s', (topic, typed, change) => {
  expect(changeOf(topic, typed)).toEqual(change);
});

it.each([
  ['Lewati', 'skip'],
  ['batal.', 'end'],
  ['selesai', 'end'],
  ['B 1 A, Selesai', undefined],
  ['tidak ada', undefined],
] as const)('knows words that leave a question, and takes no others for them: %s', (typed, leaving) => {
  expect(readLeaving(typed)).toBe(leaving);
});

it('reads neither hall nor online where both are named', () => {
  expect(readMode('di ruang atau zoom')).toBeUndefined();
});

it.each([
  ['', { what: 'show' }],
  ['100', { what: 'set', capacity: 100, companionLimit: undefined }],
  ['100 orang', { what: 'set', capacity: 100, companionLimit: undefined }],
  ['tanpa', { what: 'set', capacity: null, companionLimit: undefined }],
  ['120, rombongan 2', { what: 'set', capacity: 120, companionLimit: 2 }],
  ['rombongan tidak ada', { what: 'set', capacity: undefined, companionLimit: null }],
  ['pendamping 0', { what: 'set', capacity: undefined, companionLimit: 0 }],
  ['beri BMKG', { what: 'give', words: 'BMKG', isSaid: true }],
  ['banyak', { what: 'give', words: 'banyak', isSaid: false }],
  ['0', { what: 'unclear' }],
  ['100-an', { what: 'unclear' }],
  ['rombongan banyak', { what: 'unclear' }],
] as const)('reads what is wished of the capacity: %s', (typed, wish) => {
  expect(readCapacityWish(typed)).toEqual(wish);
});
