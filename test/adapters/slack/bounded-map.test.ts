import { expect, test } from 'vitest';
import { createBoundedMap } from '../../../src/adapters/slack/bounded-map.ts';

test('the oldest entry goes when there are too many, and writing again makes one young', () => {
  const map = createBoundedMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  map.set('c', 4);
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([3, undefined, 4]);
});
