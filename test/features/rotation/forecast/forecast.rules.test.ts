import { describe, expect, it } from 'vitest';
import { movedBy } from '../../../../src/features/rotation/forecast/forecast.rules.ts';

describe('the forecast of meetings', () => {
  it('says what a change moves, and nothing of what stays', () => {
    const meeting = (number: number, host: string) => ({
      ...{ number, host, date: undefined, isMade: false, isChosen: false },
    });
    const moved = movedBy(
      [meeting(42, 'LAN'), meeting(43, 'BMKG'), meeting(44, 'BPS')],
      [meeting(42, 'LAN'), meeting(43, 'BPS'), meeting(44, 'BMKG')],
    );
    expect(moved.map(({ was }) => was)).toEqual([undefined, 'BMKG', 'BPS']);
  });
});
