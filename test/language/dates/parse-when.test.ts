import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseWhen } from '../../../src/language/dates/parse-when.ts';
import { printWhen, type WhenContext } from '../../../src/language/dates/when.ts';

const now = Temporal.Instant.from('2026-11-24T10:00+07:00').epochMilliseconds;
const jakarta: WhenContext = { now, zone: 'Asia/Jakarta' };

interface Row {
  readonly phrase: string;
  readonly expected: string;
  readonly reason: string;
}

function rows(file: string): readonly Row[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const lines = text.trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [phrase = '', expected = '', reason = ''] = line.split('\t');
    return {
      phrase: phrase.replaceAll(String.raw`\n`, '\n'),
      expected,
      reason: expected === 'ASK' ? reason : '',
    };
  });
}

function read(phrase: string, context: WhenContext = jakarta): { expected: string; reason: string } {
  const when = parseWhen(phrase, context);
  if (when.outcome === 'ask') return { expected: 'ASK', reason: when.reason };
  return { expected: printWhen(when.value), reason: '' };
}

describe('dates and times in chat', () => {
  it.each(rows('dates-dev.tsv'))('understands "$phrase" as $expected', ({ phrase, expected, reason }) => {
    expect(read(phrase)).toEqual({ expected, reason });
  });

  it.each(rows('phrases.tsv'))('reads "$phrase" as $expected', ({ phrase, expected, reason }) => {
    expect(read(phrase)).toEqual({ expected, reason });
  });

  it.each(rows('own.tsv'))('reads "$phrase", written for this test, as $expected', (row) => {
    expect(read(row.phrase)).toEqual({ expected: row.expected, reason: row.reason });
  });

  it('accepts a zoned moment as now and reads it in the forum zone', () => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('America/St_Johns');
    expect(read('besok jam 9 pagi', { now: zoned, zone: 'Asia/Jayapura' }).expected).toBe(
      '2026-11-25T09:00+09:00',
    );
  });

  it('puts a time alone on the base date that the caller names', () => {
    const moved = { ...jakarta, baseDate: '2026-12-04' };
    expect(read('jam 13.30', moved).expected).toBe('2026-12-04T13:30+07:00');
    expect(read('besok jam 13.30', moved).expected).toBe('2026-11-25T13:30+07:00');
  });

  it.each([
    ['Rabu depan jam 9', '2026-11-25', '2026-12-02'],
    ['next Friday', '2026-11-27', '2026-12-04'],
    ['Selasa jam 14.00', '2026-11-24', '2026-12-01'],
    ['Minggu pekan depan', '2026-11-29', '2026-12-06'],
    ['lusa s.d. Jumat depan', '2026-11-27', '2026-12-04'],
  ])('names both days that "%s" may mean', (phrase, first, second) => {
    expect(parseWhen(phrase, jakarta)).toEqual({
      outcome: 'ask',
      reason: 'tanggal_ambigu',
      days: [first, second],
    });
  });

  it('names no days where it is not between two', () => {
    expect(parseWhen('malam Jumat', jakarta)).toEqual({ outcome: 'ask', reason: 'tanggal_ambigu' });
  });

  it('says what it assumed', () => {
    expect(parseWhen('besok jam 10', jakarta)).toMatchObject({ warnings: ['jam_dianggap_pagi'] });
    expect(parseWhen('tgl 17/8', jakarta)).toMatchObject({ warnings: ['tahun_dianggap'] });
    expect(parseWhen('besok pukul 09.00 s.d. selesai', jakarta)).toMatchObject({
      warnings: ['akhir_terbuka'],
    });
  });

  it('reads the day by the clock of the forum, also where UTC has another', () => {
    const early = Temporal.Instant.from('2026-11-25T01:00+07:00').epochMilliseconds;
    expect(read('besok', { now: early, zone: 'Asia/Jakarta' }).expected).toBe('2026-11-26');
    expect(read('hari ini jam 7', { now: early, zone: 'Asia/Jakarta' }).reason).toBe('jam_ambigu');
  });
});
