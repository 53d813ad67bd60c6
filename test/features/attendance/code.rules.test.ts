import { describe, expect, it } from 'vitest';
import { judgeCode, readCode, screenCode, spokenCode } from '../../../src/features/attendance/code.rules.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/lib/clock.ts';

const secret = 'rahasia';
const NOW = Date.UTC(2027, 1, 4, 2);
const judge = (code: string, now: number): string => judgeCode(code, { secret, now });

describe('a code that changes', () => {
  it('on the page is good for a minute after it was shown, then known as an old one', () => {
    const { code, until } = screenCode(secret, NOW);
    expect(until).toBe(NOW + 30 * SECOND_MS);
    expect(screenCode(secret, until).code).not.toBe(code);
    expect(judge(code, NOW)).toBe('good');
    expect(judge(code, until + MINUTE_MS - 1)).toBe('good');
    expect(judge(code, until + MINUTE_MS)).toBe('old');
    expect(judge(code, until + HOUR_MS)).toBe('old');
  });

  it('said aloud is good until the moment that is said with it', () => {
    const { code, until } = spokenCode(secret, NOW);
    expect(judge(code, until - 1)).toBe('good');
    expect(judge(code, until)).toBe('old');
  });

  it('of another meeting, or one that is not shown yet, is wrong', () => {
    expect(judgeCode(screenCode('lain', NOW).code, { secret, now: NOW })).toBe('wrong');
    expect(judge(screenCode(secret, NOW + 30 * SECOND_MS).code, NOW)).toBe('wrong');
  });

  it.each([
    ['482913', '482913'],
    [' 482 913 ', '482913'],
    ['kode 482-913', '482913'],
    ['42', undefined],
    ['4829131', undefined],
    ['BMKG', undefined],
    ['482913 BMKG', undefined],
  ])('is read from %j', (words, code) => {
    expect(readCode(words)).toBe(code);
  });
});
