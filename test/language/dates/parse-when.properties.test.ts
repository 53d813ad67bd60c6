import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  formatCalendarDate,
  formatDateTime,
  formatOtherZones,
  formatRange,
} from '../../../src/language/dates/format.ts';
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

/** What stands in the tables of this folder: phrases with a value and phrases that are asked back. */
const phrases: readonly string[] = ['phrases.tsv', 'dates-dev.tsv', 'own.tsv'].flatMap((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => (line.split('\t')[0] ?? '').replaceAll(String.raw`\n`, '\n')),
);

function print(when: When): string {
  return when.outcome === 'value' ? printWhen(when.value) : 'ASK';
}

type Decoration = (phrase: string) => string;

const pairs = ['* *', '** **', '_ _', '` `', '“ ”', '" "', '‘ ’', '« »', '( )', '[ ]', '<b> </b>'];
const spaces = ['\u00a0', '\u202f', '\u2009', '\u3000', '  ', '\t', '\n', ' \u200b', '\u200e '];

/** Everything that changes how a phrase looks and nothing that it says. */
const decorations: fc.Arbitrary<Decoration> = fc.oneof(
  fc.constantFrom(...pairs).map(
    (pair): Decoration =>
      (phrase) =>
        pair.replace(' ', phrase),
  ),
  fc
    .record({
      pair: fc.constantFrom(...pairs.slice(0, 6)),
      from: fc.nat(5),
      count: fc.integer({ min: 1, max: 4 }),
    })
    .map(
      ({ pair, from, count }): Decoration =>
        (phrase) =>
          wrapWords(phrase, { pair, from, count }),
    ),
  fc.constantFrom(...spaces).map(
    (space): Decoration =>
      (phrase) =>
        phrase.replaceAll(' ', space),
  ),
  fc.constantFrom(...'‐‑‒–—―−').map(
    (dash): Decoration =>
      (phrase) =>
        phrase.replaceAll('-', dash),
  ),
  fc.constantFrom(...'’‘´ʻʼ').map(
    (quote): Decoration =>
      (phrase) =>
        phrase.replaceAll("'", quote),
  ),
  fc.constantFrom('Waktu: ', '*Waktu* : ', '**Waktu:** ', 'Jadwal = ', '📅 ', '• ', '> ', '- ', '\ufeff').map(
    (label): Decoration =>
      (phrase) =>
        label + phrase,
  ),
  fc.constantFrom('.', '!', ' 🙏', ';', ' ', '\n', ' 🙏🏽🙏🏽').map(
    (end): Decoration =>
      (phrase) =>
        phrase + end,
  ),
  fc.constant<Decoration>((phrase) => phrase.toUpperCase()),
);

/** Marks some words of a phrase, but never from between two numbers: there a mark may mean something. */
function wrapWords(
  phrase: string,
  { pair, from, count }: { readonly pair: string; readonly from: number; readonly count: number },
): string {
  const words = phrase.split(' ');
  const chosen = words.slice(from, from + count).join(' ');
  const isEdge = (left: string | undefined, right: string | undefined): boolean =>
    !(/\d$/.test(left ?? '') && /^\d/.test(right ?? ''));
  if (chosen === '' || !isEdge(words[from - 1], words[from])) return phrase;
  if (!isEdge(words[from + count - 1], words[from + count])) return phrase;
  return [...words.slice(0, from), pair.replace(' ', chosen), ...words.slice(from + count)].join(' ');
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
        const style = { zone, locale: 'id' };
        const elsewhere = formatOtherZones(start.epochMilliseconds, { style, zones });
        // Where it is another day elsewhere, that day is named too, and which is meant is asked.
        const whole = elsewhere.includes('(') ? phrase : `${phrase} (${elsewhere})`;
        const expected = [start, end]
          .map((at) => at.toString({ smallestUnit: 'minute', timeZoneName: 'never' }))
          .join('/');
        expect({ whole, read: print(read(whole)) }).toEqual({ whole, read: expected });
      }),
      { seed },
    );
  });

  it('counts both ends of a range from the moment of writing, whatever joins them', () => {
    const days = ['hari ini', 'besok', 'lusa', 'tulat', '4 hari lagi', 'seminggu lagi', '8 hari lagi'];
    const ahead = [0, 1, 2, 3, 4, 7, 8];
    const dateOf = (at: number): string =>
      Temporal.PlainDate.from('2026-11-24')
        .add({ days: ahead[at] ?? 0 })
        .toString();
    const joins = [
      's.d.',
      's/d',
      'sd',
      'S.D.',
      'sampai',
      'sampai dengan',
      'hingga',
      '-',
      '–',
      '—',
      'until',
      'to',
    ];
    for (const [from, first] of days.entries())
      for (const [to, last] of days.entries())
        for (const join of joins) {
          const phrase = `${first} ${join} ${last}`;
          const expected = from < to ? `${dateOf(from)}/${dateOf(to)}` : 'ASK';
          expect({ phrase, read: print(read(phrase)) }).toEqual({ phrase, read: expected });
        }
  });

  it('reads a phrase alike however it is marked, labelled, spaced and quoted', () => {
    const decorated = fc.tuple(
      fc.constantFrom(...phrases),
      fc.array(decorations, { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(decorated, ([phrase, list]) => {
        const dressed = list.reduce((text, decorate) => decorate(text), phrase);
        expect({ dressed, read: print(read(dressed)) }).toEqual({ dressed, read: print(read(phrase)) });
      }),
      { numRuns: 2000, seed },
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
