import { describe, expect, it } from 'vitest';
import { lateChanges, lateMoment } from '../../../src/features/answers/late.rules.ts';
import type { Answer, PastAnswer } from '../../../src/features/answers/types.ts';
import { MINUTE_MS } from '../../../src/lib/clock.ts';

const DEADLINE = Date.parse('2027-02-02T16:00:00+07:00');
const at = (minutes: number): number => DEADLINE + minutes * MINUTE_MS;

const past = (
  shortName: string,
  { answer, minutes, undone, note = '' }: { answer: Answer; minutes: number; undone?: number; note?: string },
): PastAnswer => ({
  ...{ institutionId: shortName.length, shortName, answer, note, byName: '' },
  answeredAt: at(minutes),
  undoneAt: undone === undefined ? undefined : at(undone),
});

const told = (history: readonly PastAnswer[], from: number, until: number): readonly string[] =>
  lateChanges(history, { from: at(from), until: at(until) }).map(({ shortName, before, answer, note }) =>
    `${shortName} ${before} -> ${answer} ${note}`.trim(),
  );

describe('what is told of answers after the deadline', () => {
  it('is the last answer of each institution beside the one before, and nothing of what ended as it was', () => {
    const history = [
      past('LAN', { answer: 'attending', minutes: -60 }),
      past('LAN', { answer: 'not_attending', minutes: 1 }),
      past('LAN', { answer: 'represented', minutes: 2, note: 'Dr. Ratna' }),
      past('BSSN', { answer: 'tentative', minutes: 3 }),
      past('BMKGX', { answer: 'attending', minutes: -5 }),
      past('BMKGX', { answer: 'tentative', minutes: 4 }),
      past('BMKGX', { answer: 'attending', minutes: 5 }),
    ];
    expect(told(history, 0, 10)).toEqual([
      'LAN attending -> represented Dr. Ratna',
      'BSSN undefined -> tentative',
    ]);
    expect(told(history, 0, 1)).toEqual(['LAN attending -> not_attending']);
    expect(told(history, 10, 20)).toEqual([]);
  });

  it('knows an answer that was taken back: within the span it is nothing, after it the one before counts again', () => {
    const history = [
      past('LAN', { answer: 'attending', minutes: -60 }),
      past('LAN', { answer: 'not_attending', minutes: 9, undone: 10 }),
    ];
    expect(told(history, 0, 11)).toEqual([]);
    expect(told(history, 0, 9)).toEqual(['LAN attending -> not_attending']);
    expect(told(history, 9, 20)).toEqual(['LAN not_attending -> attending']);
  });

  it('is told within ten minutes of the first, and after an outage all at once, under a key that says where the last ended', () => {
    const untold = { meetingId: 7, startsAt: at(4_000), toldUntil: at(0), firstAt: at(3) };
    const moment = lateMoment(untold, at(12));
    expect(moment.at - untold.firstAt).toBeLessThan(10 * MINUTE_MS);
    expect(moment.key).toBe(`lateAnswers:7:${at(0)}`);
    expect(lateMoment({ ...untold, startsAt: at(8) }, at(5)).at).toBe(at(5));
    expect(lateMoment({ ...untold, startsAt: at(4) }, at(4)).at).toBe(untold.firstAt);
    expect(lateMoment(untold, at(500)).key).toBe(moment.key);
    expect(lateMoment(untold, at(500)).facts.until).toBeGreaterThan(at(499));
  });
});
