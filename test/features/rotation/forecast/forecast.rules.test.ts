import { describe, expect, it } from 'vitest';
import { closedOn } from '../../../../src/calendar/working-days.ts';
import {
  movedBy,
  proposedDay,
  proposedSlots,
} from '../../../../src/features/rotation/forecast/forecast.rules.ts';

const REST = closedOn([{ date: '2027-01-14', type: 'national', name: 'Libur', isEstimate: false }]);
const THURSDAY = 4;

describe('the forecast of meetings', () => {
  it('proposes the usual weekday nearest to the day of the cadence on which work is done', () => {
    expect(proposedDay('2027-02-03', { weekday: THURSDAY, rest: REST })).toBe('2027-02-04');
    expect(proposedDay('2027-02-06', { weekday: THURSDAY, rest: REST })).toBe('2027-02-04');
    expect(proposedDay('2027-01-13', { weekday: THURSDAY, rest: REST })).toBe('2027-01-21');
    expect(proposedDay('2027-01-16', { weekday: undefined, rest: REST })).toBe('2027-01-18');
  });

  it('leaves the day of a meeting that was made', () => {
    const slots = [
      { number: 42, date: '2027-01-16', at: 1 },
      { number: 43, date: '2027-03-16', at: 2 },
      { number: 44, date: undefined, at: undefined },
    ];
    const proposed = proposedSlots(slots, { weekday: THURSDAY, rest: REST, made: new Set([42]) });
    expect(proposed.map(({ date }) => date)).toEqual(['2027-01-16', '2027-03-18', undefined]);
  });

  it('says what a change moves, and nothing of what stays', () => {
    const meeting = (number: number, host: string) => ({ number, host, date: undefined, isMade: false });
    const moved = movedBy(
      [meeting(42, 'LAN'), meeting(43, 'BMKG'), meeting(44, 'BPS')],
      [meeting(42, 'LAN'), meeting(43, 'BPS'), meeting(44, 'BMKG')],
    );
    expect(moved.map(({ was }) => was)).toEqual([undefined, 'BMKG', 'BPS']);
  });
});
