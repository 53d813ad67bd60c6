import { expect, test } from 'vitest';
import { manualClock } from '../../src/lib/clock.ts';
import { createQuietMemory } from '../../src/lib/quiet-memory.ts';

const MB = 1024 * 1024;

/** A heap of so many megabytes, of which so many are needed. */
function heapOf(megabytes: number, needed: number) {
  const clock = manualClock(0);
  const heap = { megabytes, needed, collections: 0 };
  const memory = createQuietMemory({
    clock,
    heapBytes: () => heap.megabytes * MB,
    giveBack: () => {
      heap.collections += 1;
      heap.megabytes = heap.needed;
    },
  });
  memory.look();
  return { clock, heap, memory };
}

test('what a burst has left is given back once nothing was handled for a while, and once only', () => {
  const { clock, heap, memory } = heapOf(45, 45);
  heap.megabytes = 80;
  for (let second = 0; second < 60; second += 1) {
    memory.heard();
    clock.advance(1_000);
    memory.look();
  }
  expect(heap.collections).toBe(0);
  clock.advance(5_000);
  memory.look();
  memory.look();
  expect(heap).toEqual({ megabytes: 45, needed: 45, collections: 1 });
});

test('a little is kept, and so is what turns out to be needed', () => {
  const { clock, heap, memory } = heapOf(45, 45);
  clock.advance(60_000);
  heap.megabytes = 60;
  memory.look();
  expect(heap.collections).toBe(0);
  heap.megabytes = 70;
  heap.needed = 68;
  memory.look();
  memory.look();
  heap.megabytes = 80;
  memory.look();
  expect(heap.collections).toBe(1);
  heap.megabytes = 84;
  memory.look();
  expect(heap.collections).toBe(2);
});

test('what the start gave back counts, though the first look was before', () => {
  const { clock, heap, memory } = heapOf(70, 45);
  clock.advance(60_000);
  heap.megabytes = 45;
  memory.look();
  heap.megabytes = 62;
  memory.look();
  expect(heap.collections).toBe(1);
});

test('a clock that was set back by hours does not keep it from being quiet', () => {
  const { clock, heap, memory } = heapOf(45, 45);
  memory.heard();
  heap.megabytes = 80;
  clock.advance(-7_200_000);
  memory.look();
  expect(heap.collections).toBe(1);
});
