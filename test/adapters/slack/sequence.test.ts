import { describe, expect, test } from 'vitest';
import { createSequence } from '../../../src/adapters/slack/sequence.ts';
import { DAY_MS, manualClock } from '../../../src/lib/clock.ts';

const NOW = 1_795_000_000_000;

describe('the sequence', () => {
  test('takes the microseconds of a message', () => {
    expect(createSequence(manualClock(NOW)).ofTs('1795000000.000123', true)).toBe(1_795_000_000_000_123);
  });

  test('rises with every arrival, also while the clock stands', () => {
    const sequence = createSequence(manualClock(NOW));
    const numbers = [sequence.ofArrival(), sequence.ofTs('1795000000.000050', true), sequence.ofArrival()];
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers).size).toBe(3);
  });

  test('keeps commands and presses in order when our clock is a month ahead of Slack', () => {
    const clock = manualClock(NOW + 30 * DAY_MS);
    const sequence = createSequence(clock);
    sequence.ofTs('1795000000.000001', true);
    clock.advance(5_000);
    const command = sequence.ofArrival();
    const press = sequence.ofTs('1795000006.000000', true);
    expect(command).toBeLessThan(press);
  });

  test('keeps commands and presses in order when our clock is a month behind', () => {
    const sequence = createSequence(manualClock(NOW - 30 * DAY_MS));
    const press = sequence.ofTs('1795000000.000001', true);
    expect(sequence.ofArrival()).toBeGreaterThan(press);
  });

  test('does not mistake a repeated old message for a clock that is wrong', () => {
    const sequence = createSequence(manualClock(NOW));
    sequence.ofTs('1794990000.000000', false);
    expect(sequence.ofArrival()).toBe(NOW * 1_000);
  });
});
