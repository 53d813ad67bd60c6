import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveTo, swap } from '../../../../src/features/rotation/queue/moving.rules.ts';

it('moves an entry to a place; behind the end is the end', () => {
  expect(moveTo([1, 2, 3], { id: 3, to: 1 })).toEqual([3, 1, 2]);
  expect(moveTo([1, 2, 3], { id: 1, to: 2 })).toEqual([2, 1, 3]);
  expect(moveTo([1, 2, 3], { id: 1, to: 99 })).toEqual([2, 3, 1]);
  expect(moveTo([1, 2, 3], { id: 2, to: -5 })).toEqual([2, 1, 3]);
});

it('lets two change places', () => {
  expect(swap([1, 2, 3], [1, 3])).toEqual([3, 2, 1]);
});

it('loses nobody', () => {
  const queue = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(queue, fc.nat(), fc.integer(), (ids, pick, to) => {
      const id = ids[pick % ids.length] ?? 0;
      const moved = moveTo(ids, { id, to });
      expect([...moved].sort()).toEqual([...ids].sort());
      if (to >= 1 && to <= ids.length) expect(moved[to - 1]).toBe(id);
    }),
  );
});
