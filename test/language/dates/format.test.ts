import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  daysUntil,
  formatCalendarDate,
  formatDate,
  formatDateTime,
  formatOtherZones,
  formatRange,
  formatRelativeDay,
  formatTime,
  formatTimeRange,
  isoDate,
} from '../../../src/language/dates/format.ts';

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const jakarta = { zone: 'Asia/Jakarta', locale: 'id' };
const inEnglish = { zone: 'Asia/Jakarta', locale: 'en' };
const meeting = at('2027-02-05T09:00+07:00');
const everyZone = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Jayapura', 'Asia/Makassar'];

describe('dates and times for readers', () => {
  it('writes the weekday and the month as words', () => {
    expect(formatDate(meeting, jakarta)).toBe('Jumat, 5 Februari 2027');
    expect(formatDate(meeting, inEnglish)).toBe('Friday, 5 February 2027');
    expect(formatCalendarDate('2026-11-29', 'id')).toBe('Minggu, 29 November 2026');
  });

  it('writes times with a dot and a zone', () => {
    expect(formatTime(meeting, jakarta)).toBe('pukul 09.00 WIB');
    expect(formatTime(meeting, { zone: 'Asia/Jayapura', locale: 'id' })).toBe('pukul 11.00 WIT');
    expect(formatTime(meeting, { zone: 'Asia/Pontianak', locale: 'id' })).toBe('pukul 09.00 WIB');
    expect(formatTime(meeting, { zone: 'Asia/Kathmandu', locale: 'en' })).toBe('at 07.45 UTC+05:45');
    expect(formatDateTime(meeting, jakarta)).toBe('Jumat, 5 Februari 2027 pukul 09.00 WIB');
  });

  it('names the other civil times once each, from west to east, without the own one', () => {
    expect(formatOtherZones(meeting, { style: jakarta, zones: everyZone })).toBe('10.00 WITA / 11.00 WIT');
    expect(
      formatOtherZones(meeting, { style: { zone: 'Asia/Makassar', locale: 'id' }, zones: everyZone }),
    ).toBe('09.00 WIB / 11.00 WIT');
    expect(formatOtherZones(meeting, { style: jakarta, zones: ['Asia/Pontianak'] })).toBe('');
  });

  it('says so when it is another day elsewhere', () => {
    expect(formatOtherZones(at('2027-02-05T22:30+07:00'), { style: jakarta, zones: everyZone })).toBe(
      '23.30 WITA / 00.30 WIT (Sabtu, 6 Februari 2027)',
    );
  });

  it('writes spans within a day, over days and with an open end', () => {
    const end = at('2027-02-05T11:30+07:00');
    expect(formatTimeRange(meeting, { end, style: jakarta })).toBe('pukul 09.00 s.d. 11.30 WIB');
    expect(formatTimeRange(meeting, { end: undefined, style: jakarta })).toBe('pukul 09.00 WIB s.d. selesai');
    expect(formatRange(meeting, { end, style: jakarta })).toBe(
      'Jumat, 5 Februari 2027 pukul 09.00 s.d. 11.30 WIB',
    );
    expect(formatRange(meeting, { end: at('2027-02-06T12:00+07:00'), style: jakarta })).toBe(
      'Jumat, 5 Februari 2027 pukul 09.00 WIB s.d. Sabtu, 6 Februari 2027 pukul 12.00 WIB',
    );
  });

  it('counts days by the calendar of the zone, not by hours', () => {
    const late = at('2027-02-04T23:59+07:00');
    expect(daysUntil(meeting, { now: late, zone: 'Asia/Jakarta' })).toBe(1);
    expect(daysUntil(meeting, { now: late, zone: 'Asia/Jayapura' })).toBe(0);
    expect(isoDate(late, 'Asia/Jayapura')).toBe('2027-02-05');
  });

  it.each([
    ['2027-02-05T08:00+07:00', 'hari ini', 'today'],
    ['2027-02-06T00:00+07:00', 'besok', 'tomorrow'],
    ['2027-02-07T00:00+07:00', 'lusa', 'the day after tomorrow'],
    ['2027-02-08T00:00+07:00', '3 hari lagi', 'in 3 days'],
    ['2027-02-04T00:00+07:00', 'kemarin', 'yesterday'],
    ['2027-02-01T00:00+07:00', '4 hari yang lalu', '4 days ago'],
  ])('calls %s %s', (day, indonesian, english) => {
    expect(formatRelativeDay(at(day), { now: meeting, style: jakarta })).toBe(indonesian);
    expect(formatRelativeDay(at(day), { now: meeting, style: inEnglish })).toBe(english);
  });

  it('accepts the dates that the store returns', () => {
    expect(formatDate(new Date(meeting), jakarta)).toBe('Jumat, 5 Februari 2027');
  });
});
