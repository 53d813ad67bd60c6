import { describe, expect, it } from 'vitest';
import { closedOn, type RestDays } from '../../../src/calendar/working-days.ts';
import {
  barOf,
  checklistOf,
  DEFAULT_ENTRIES,
  dueDay,
  entryProblem,
  itemsOf,
  progressOf,
  readEntry,
  reminderDays,
  removedFrom,
  withLetter,
} from '../../../src/features/preparing/rules.ts';
import type { ItemNoted } from '../../../src/features/preparing/types.ts';
import { DAY_MS } from '../../../src/lib/clock.ts';

/** Friday, 5 February 2027, 09.00 in Jakarta. */
const STARTS_AT = Date.UTC(2027, 1, 5, 2);
const REST: RestDays = closedOn([{ date: '2027-02-03', type: 'national', name: 'Libur', isEstimate: false }]);
const FACTS = {
  startsAt: STARTS_AT,
  zone: 'Asia/Jakarta',
  createdAt: STARTS_AT - 90 * DAY_MS,
  rest: REST,
} as const;

const noted = (one: Partial<ItemNoted> & { readonly key: string }): ItemNoted => ({
  state: 'open',
  note: '',
  assigneeId: undefined,
  ...one,
});

describe('the checklist of a host', () => {
  it('takes no entry without a word', () => {
    expect(entryProblem({ label: ';', days: 5 }, [])).toBe('checklistEmpty');
    expect(entryProblem({ label: 'Tenda', days: 5 }, [])).toBeUndefined();
  });

  it('has the letter done once the meeting has it, unless somebody said it is not needed', () => {
    const letterOf = (own: readonly ItemNoted[]) =>
      itemsOf(checklistOf([]), { ...FACTS, noted: withLetter(own) }).find(({ key }) => key === 'letter');
    expect(letterOf([])).toMatchObject({ state: 'done', isSeen: true });
    expect(letterOf([noted({ key: 'letter', note: 'di meja' })])).toMatchObject({
      state: 'done',
      note: 'di meja',
    });
    expect(letterOf([noted({ key: 'letter', state: 'not_needed' })])).toMatchObject({ state: 'not_needed' });
  });

  it('counts working days back from the meeting, over weekends and holidays', () => {
    expect(dueDay(0, FACTS).toString()).toBe('2027-02-05');
    expect(dueDay(1, FACTS).toString()).toBe('2027-02-04');
    expect(dueDay(2, FACTS).toString()).toBe('2027-02-02');
    expect(dueDay(4, FACTS).toString()).toBe('2027-01-29');
  });

  it('has nothing due before the working day after the meeting was made, nor after the meeting', () => {
    const made = { ...FACTS, createdAt: Date.UTC(2027, 0, 29, 3) };
    expect(dueDay(25, made).toString()).toBe('2027-02-01');
    expect(dueDay(1, made).toString()).toBe('2027-02-04');
    expect(dueDay(25, { ...FACTS, createdAt: STARTS_AT - 60_000 }).toString()).toBe('2027-02-05');
  });

  it('is what every forum begins with, changed entry by entry, what is due first first', () => {
    expect(checklistOf([])).toHaveLength(DEFAULT_ENTRIES.length);
    const changes = [
      { key: 'parking', label: undefined, days: 5, isRemoved: true },
      { key: 'x1', label: 'Spanduk', days: 30, isRemoved: false },
      { key: 'gunungan', label: undefined, days: 2, isRemoved: false },
    ];
    const entries = checklistOf(changes);
    expect(entries[0]).toMatchObject({ key: 'x1', label: 'Spanduk' });
    expect(entries.map(({ key }) => key)).not.toContain('parking');
    expect(entries.find(({ key }) => key === 'gunungan')?.days).toBe(2);
    expect(removedFrom(changes).map(({ key }) => key)).toEqual(['parking']);
  });

  it('is a bar in which what is not needed does not count, full only when all is done', () => {
    const items = itemsOf(checklistOf([]), {
      ...FACTS,
      noted: [
        noted({ key: 'hall', state: 'done' }),
        noted({ key: 'letter', state: 'done' }),
        noted({ key: 'parking', state: 'not_needed' }),
      ],
    });
    expect(progressOf(items, '2027-01-15')).toEqual({ done: 2, total: 11, due: 3 });
    expect(barOf({ done: 11, total: 12 })).toBe('▰▰▰▰▰▰▰▰▰▱');
    expect(barOf({ done: 1, total: 12 })).toBe('▰▱▱▱▱▱▱▱▱▱');
    expect(barOf({ done: 0, total: 0 })).toBe('▰▰▰▰▰▰▰▰▰▰');
  });

  it('reminds of what is open only, on its day and two and four working days later, one reminder a day', () => {
    const items = itemsOf(
      [
        { key: 'hall', label: undefined, days: 9 },
        { key: 'agenda', label: undefined, days: 7 },
        { key: 'link', label: undefined, days: 3 },
      ],
      { ...FACTS, noted: [noted({ key: 'link', state: 'done' })] },
    );
    expect(reminderDays(items, REST)).toEqual([
      { day: '2027-01-22', level: 'aides' },
      { day: '2027-01-26', level: 'official' },
      { day: '2027-01-28', level: 'chair' },
      { day: '2027-02-01', level: 'chair' },
    ]);
  });

  it('takes an entry as it is typed', () => {
    expect(readEntry('Spanduk dan umbul-umbul; 10')).toEqual({ label: 'Spanduk dan umbul-umbul', days: 10 });
    expect(readEntry('Izin keramaian; H-7 hari kerja')).toEqual({ label: 'Izin keramaian', days: 7 });
    expect(readEntry('Ruang VIP')).toEqual({ label: 'Ruang VIP', days: 5 });
    expect(entryProblem({ label: '', days: 5 }, [])).toBe('checklistEmpty');
    expect(entryProblem({ label: 'x'.repeat(51), days: 5 }, [])).toBe('checklistTooLong');
    expect(entryProblem({ label: 'Spanduk', days: 9999 }, [])).toBe('checklistDays');
  });
});
