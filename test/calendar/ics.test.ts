import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarMeeting, icsOfAll, Participation } from '../../src/calendar/ics.ts';

const frame = {
  name: 'FORSES',
  key: 'abc',
  writtenAt: Date.UTC(2026, 10, 24, 3),
  purpose: 'publish' as const,
};
const own = { answers: () => [{ institution: 'BMKG', participation: Participation.ACCEPTED }] };
const meeting: CalendarMeeting = {
  ...{ id: 7, forumId: 1, title: 'Pertemuan ke-42; Halal, Bihalal', state: 'announced', revision: 3 },
  timeZone: 'Asia/Jakarta',
  ...{ startsAt: Date.UTC(2027, 1, 5, 2), endsAt: undefined, place: 'Aula BMKG, Jl. Angkasa I No. 2' },
  ...{ agenda: 'Baris satu\nBaris dua', link: 'https://example.org/r' },
};
const lines = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n');

test('a meeting stands in a calendar file in the zone of its place, with two hours when it has no end', () => {
  expect(lines(icsOfAll([meeting], frame))).toEqual(
    expect.arrayContaining([
      'METHOD:PUBLISH',
      'UID:rapat-1-7@abc.gunungan',
      'SEQUENCE:3',
      'DTSTAMP:20261124T030000Z',
      'DTSTART;TZID=Asia/Jakarta:20270205T090000',
      'DTEND;TZID=Asia/Jakarta:20270205T110000',
      'SUMMARY:Pertemuan ke-42\\; Halal\\, Bihalal',
      'DESCRIPTION:Baris satu\\nBaris dua',
      'ORGANIZER;CN="FORSES":mailto:forum@abc.gunungan.invalid',
      'STATUS:CONFIRMED',
    ]),
  );
});

test('a changed meeting keeps its id and gets a higher sequence', () => {
  const changed = { ...meeting, revision: 4, startsAt: meeting.startsAt + 3_600_000 };
  const text = lines(icsOfAll([changed], frame));
  expect(text).toContain('UID:rapat-1-7@abc.gunungan');
  expect(text).toContain('SEQUENCE:4');
});

test('a cancelled meeting is marked, a draft is left out, and links are for nobody but the person', () => {
  const cancelled = { ...meeting, state: 'cancelled' as const };
  const text = icsOfAll([cancelled, { ...meeting, id: 8, state: 'draft' }], frame);
  expect(text).toContain('STATUS:CANCELLED');
  expect(text).not.toContain('rapat-1-8@');
  expect(text).not.toContain('URL');
});

test('no line is longer than 75 bytes', () => {
  const long = { ...meeting, title: 'Pertemuan “é” '.repeat(30) };
  for (const line of icsOfAll([long], frame).split('\r\n'))
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('neither the name nor the telephone number of the contact stands in it', () => {
  const known = { ...meeting, contact: 'Budi, 0812-1234-5678' };
  expect(icsOfAll([known], frame)).not.toMatch(/Budi|0812/);
});

test('a parser that is not ours reads the same meeting out of it', () => {
  const calendar = new ICAL.Component(ICAL.parse(icsOfAll([meeting], frame)));
  const [read] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(read).toMatchObject({
    uid: 'rapat-1-7@abc.gunungan',
    sequence: 3,
    summary: meeting.title,
    location: meeting.place,
    description: meeting.agenda,
  });
  expect(read?.startDate.toJSDate().getTime()).toBe(meeting.startsAt);
});

test('a name with quotation marks does not end its parameter', () => {
  const named = { ...frame, name: 'Forum "K/L"; satu' };
  const [event] = new ICAL.Component(ICAL.parse(icsOfAll([meeting], named))).getAllSubcomponents('vevent');
  expect(event?.getFirstProperty('organizer')?.getParameter('cn')).toBe("Forum 'K/L'; satu");
});

test('a zone that keeps its time is described once, before the events, and one that does not is left for UTC', () => {
  const text = lines(
    icsOfAll([meeting, { ...meeting, id: 9 }, { ...meeting, id: 10, timeZone: 'Europe/Berlin' }], frame),
  );
  expect(text.filter((line) => line.startsWith('TZID:'))).toEqual(['TZID:Asia/Jakarta']);
  expect(text.indexOf('BEGIN:VTIMEZONE')).toBeLessThan(text.indexOf('BEGIN:VEVENT'));
  expect(text).toContain('DTSTART:20270205T020000Z');
});

test('what takes a meeting back says so to a calendar that has it', () => {
  const cancelled = { ...meeting, state: 'cancelled' as const, revision: 4 };
  const text = lines(icsOfAll([cancelled], { ...frame, purpose: 'cancel' }));
  expect(text).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:4']));
  expect(text.at(-1)).toBe('');
});

test('a person’s own calendar has the institution’s answer, the link and two reminders, and is no message', () => {
  const text = icsOfAll([meeting], { ...frame, purpose: own });
  expect(text).not.toContain('METHOD');
  const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  expect(event?.getFirstProperty('attendee')?.getParameter('partstat')).toBe('ACCEPTED');
  expect(event?.getFirstPropertyValue('url')).toBe('https://example.org/r');
  expect(
    event?.getAllSubcomponents('valarm').map((one) => String(one.getFirstPropertyValue('trigger'))),
  ).toEqual(['-P1D', '-PT1H']);
  expect(icsOfAll([meeting], frame)).not.toMatch(/ATTENDEE|VALARM|URL/);
  expect(icsOfAll([{ ...meeting, link: 'ruang zoom' }], { ...frame, purpose: own })).not.toContain('URL');
});
