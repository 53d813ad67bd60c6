import { describe, expect, it } from 'vitest';
import { ALLOWANCES, createRateLimit } from '../../src/inbound/flood.ts';
import { MINUTE_MS, manualClock } from '../../src/lib/clock.ts';

const outcomes = (
  limit: ReturnType<typeof createRateLimit>,
  sender: string,
  times: number,
): readonly string[] => Array.from({ length: times }, () => limit(sender, 'words'));

describe('the limit on what one person sends', () => {
  it('handles what is usual, says one polite line, then is silent', () => {
    const { atOnce } = ALLOWANCES.words;
    const said = outcomes(createRateLimit(manualClock(0)), 'telegram:1', atOnce + 100);
    expect(said.slice(0, atOnce).every((one) => one === 'handle')).toBe(true);
    expect(said[atOnce]).toBe('warn');
    expect(said.slice(atOnce + 1).every((one) => one === 'silence')).toBe(true);
  });

  it('does not touch anybody else, nor the presses of the same person', () => {
    const limit = createRateLimit(manualClock(0));
    outcomes(limit, 'telegram:1', 200);
    expect(limit('telegram:2', 'words')).toBe('handle');
    expect(limit('slack:1', 'words')).toBe('handle');
    expect(limit('telegram:1', 'press')).toBe('handle');
  });

  it('lets somebody go on after a while, and warns again when they flood again', () => {
    const clock = manualClock(0);
    const limit = createRateLimit(clock);
    outcomes(limit, 'telegram:1', 200);
    clock.advance(MINUTE_MS);
    const { perMinute } = ALLOWANCES.words;
    const again = outcomes(limit, 'telegram:1', perMinute + 2);
    expect(again).toEqual([...Array<string>(perMinute).fill('handle'), 'warn', 'silence']);
  });

  it('is not fooled by a clock that is set back', () => {
    const clock = manualClock(MINUTE_MS);
    const limit = createRateLimit(clock);
    outcomes(limit, 'telegram:1', 200);
    clock.advance(-MINUTE_MS);
    expect(limit('telegram:1', 'words')).toBe('silence');
  });
});
