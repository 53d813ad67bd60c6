import { expect, it } from 'vitest';
import { type SlotFacts, slotsAhead } from '../../../src/features/rotation/slots.rules.ts';

const at = (date: string): number => Date.parse(`${date}T09:00:00+07:00`);
const facts = (more: Partial<SlotFacts>): SlotFacts => ({
  ...{ coming: [], last: undefined, highest: 0, holderId: undefined, cadenceMonths: 2 },
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
