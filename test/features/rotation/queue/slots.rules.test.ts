import { expect, it } from 'vitest';
import { type SlotFacts, slotsAhead } from '../../../../src/features/rotation/queue/slots.rules.ts';

const at = (date: string): number => Date.parse(`${date}T09:00:00+07:00`);
const facts = (more: Partial<SlotFacts>): SlotFacts => ({
  ...{ coming: [], last: undefined, highest: 0, holderId: undefined },
  cadence: { every: 2, unit: 'months', weekday: undefined, week: undefined },
  planned: new Map(),
  ...{ zone: 'Asia/Jakarta', now: at('2026-11-24') },
  ...more,
});
const shown = (more: Partial<SlotFacts>, count = 3): readonly string[] =>
  slotsAhead(facts(more), count).map(({ number, date }) => `${number} ${date ?? '-'}`);

it('a forum without any meeting has numbers and no dates', () => {
  expect(shown({})).toEqual(['1 -', '2 -', '3 -']);
});

it('meetings follow the last one at the cadence', () => {
  const last = { number: 41, startsAt: at('2026-11-13') };
  expect(shown({ last, highest: 41 })).toEqual(['42 2027-01-13', '43 2027-03-13', '44 2027-05-13']);
});

it('the next meeting is that of whoever holds the gunungan, made or not', () => {
  const last = { number: 41, startsAt: at('2026-11-13') };
  const coming = (hostId: number | undefined) => [{ number: 42, startsAt: at('2027-01-22'), hostId }];
  expect(shown({ last, highest: 41, holderId: 7 })[0]).toBe('43 2027-03-13');
  expect(shown({ last, highest: 42, holderId: 7, coming: coming(7) })[0]).toBe('43 2027-03-22');
  expect(shown({ last, highest: 42, holderId: 7, coming: coming(undefined) })[0]).toBe('43 2027-03-22');
  expect(shown({ last, highest: 42, coming: coming(undefined) })[0]).toBe('42 2027-01-22');
});

it('a forum that slept has its next meeting ahead', () => {
  const last = { number: 9, startsAt: at('2024-05-03') };
  expect(shown({ last, highest: 9 }, 1)).toEqual(['10 2027-01-03']);
});

it('meetings fall on the weekday that the forum set, also over years and in weeks', () => {
  const last = { number: 41, startsAt: at('2026-11-13') };
  const third = { every: 2, unit: 'months', weekday: 4, week: 3 } as const;
  expect(shown({ last, highest: 41, cadence: third })).toEqual([
    '42 2027-01-21',
    '43 2027-03-18',
    '44 2027-05-20',
  ]);
  const weeks = { every: 6, unit: 'weeks', weekday: 2, week: undefined } as const;
  expect(shown({ last, highest: 41, cadence: weeks }, 2)).toEqual(['42 2026-12-22', '43 2027-02-02']);
});

it('a day that was chosen stands where it still can, and those after it follow it at the cadence', () => {
  const last = { number: 41, startsAt: at('2026-11-13') };
  const planned = (...days: readonly (readonly [number, string])[]) => new Map(days);
  expect(shown({ last, highest: 41, planned: planned([43, '2027-04-01']) })).toEqual([
    '42 2027-01-13',
    '43 2027-04-01',
    '44 2027-06-01',
  ]);
  // Over, or not after the meeting before it.
  expect(shown({ last, highest: 41, planned: planned([42, '2026-11-20'], [43, '2027-01-10']) })).toEqual(
    shown({ last, highest: 41 }),
  );
  expect(shown({ planned: planned([2, '2027-02-04']) })).toEqual(['1 -', '2 2027-02-04', '3 2027-04-04']);
});
