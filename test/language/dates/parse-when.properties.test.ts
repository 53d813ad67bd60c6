import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { formatCalendarDate, formatDateTime, formatRange } from '../../../src/language/dates/format.ts';
import { parseWhen } from '../../../src/language/dates/parse-when.ts';
import { printWhen, type When } from '../../../src/language/dates/when.ts';

const now = Temporal.Instant.from('2026-11-24T10:00+07:00').epochMilliseconds;
const minuteMs = 60_000;
const seed = 42;
const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;

function read(phrase: string): When {
  return parseWhen(phrase, { now, zone: 'Asia/Jakarta' });
}

/** Moments of the next three years, for later ones are asked about, at daytime minutes, in an Indonesian zone. */
const moments = fc.record({
  days: fc.integer({ min: 1, max: 1100 }),
  minutes: fc.integer({ min: 60, max: 1439 }),
  zone: fc.constantFrom(...zones),
});

function momentOf(days: number, minutes: number, zone: string): Temporal.ZonedDateTime {
  const date = Temporal.PlainDate.from('2026-11-25').add({ days });
  return date.toPlainDateTime().add({ minutes }).toZonedDateTime(zone);
}

describe('reading any phrase', () => {
  it('understands every date and time that the formatter writes', () => {
    fc.assert(
      fc.property(moments, ({ days, minutes, zone }) => {
        const moment = momentOf(days, minutes, zone);
        const when = read(formatDateTime(moment.epochMilliseconds, { zone, locale: 'id' }));
        expect(when).toMatchObject({ value: { epochMs: moment.epochMilliseconds, zone } });
        const day = moment.toPlainDate().toString();
        expect(read(formatCalendarDate(day, 'id'))).toMatchObject({ value: { date: day } });
      }),
      { seed },
    );
  });

  it('understands every span that the formatter writes', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 4000 }), ({ days, minutes, zone }, length) => {
        const start = momentOf(days, minutes, zone);
        const end = start.add({ minutes: length });
        // A clock that shows 00.00 is asked back, because offices disagree on its day.
        fc.pre(end.hour + end.minute > 0);
        const phrase = formatRange(start.epochMilliseconds, {
          end: end.epochMilliseconds,
          style: { zone, locale: 'id' },
        });
        const when = read(phrase);
        expect(when.outcome === 'value' ? printWhen(when.value) : phrase).toBe(
          [start, end].map((at) => at.toString({ smallestUnit: 'minute', timeZoneName: 'never' })).join('/'),
        );
      }),
      { seed },
    );
  });

  it('never throws and never names a moment that is over', () => {
    const words = fc.constantFrom(
      ...(
        'besok lusa jam 9 10.30 pagi sore malam Jumat Senin minggu depan ini Desember 4 31 2026 26 lagi hari bulan s.d. - / atau ' +
        'WIB WITA tgl pertama akhir setengah kurang 15 menit ( ) , . : + 2027-02-05 12/5 kemarin di Makassar 99999999999999 selesai'
      ).split(' '),
    );
    const phrases = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.array(words, { maxLength: 8 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(phrases, (phrase) => {
        const when = read(phrase);
        if (when.outcome === 'ask') return;
        const first = when.value.kind === 'range' ? when.value.start : when.value;
        if (first.kind === 'instant') expect(first.epochMs).toBeGreaterThanOrEqual(now - minuteMs);
        else expect(first.date >= '2026-11-24').toBe(true);
      }),
      { numRuns: 3000, seed },
    );
  });
});
