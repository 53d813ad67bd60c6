import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarMeeting, icsOfAll } from '../../../src/features/meetings/calendar-file.ts';

const frame = { name: 'FORSES', key: 'abc', writtenAt: Date.UTC(2026, 10, 24, 3) };
const meeting: CalendarMeeting = {
  ...{ id: 7, forumId: 1, title: 'Pertemuan ke-42; Halal, Bihalal', state: 'announced', revision: 3 },
  ...{ startsAt: Date.UTC(2027, 1, 5, 2), endsAt: undefined, place: 'Aula BMKG, Jl. Angkasa I No. 2' },
  ...{ agenda: 'Baris satu\nBaris dua', link: 'https://example.org/r' },
};
const lines = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n');

test('a meeting stands in a calendar file with its moment in UTC and two hours when it has no end', () => {
  expect(lines(icsOfAll([meeting], frame))).toEqual(
    expect.arrayContaining([
      'METHOD:PUBLISH',
      'UID:rapat-1-7@abc.gunungan',
      'SEQUENCE:3',
      'DTSTAMP:20261124T030000Z',
      'DTSTART:20270205T020000Z',
      'DTEND:20270205T040000Z',
      'SUMMARY:Pertemuan ke-42\\; Halal\\, Bihalal',
      'DESCRIPTION:Baris satu\\nBaris dua',
      'URL;VALUE=URI:https://example.org/r',
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

test('a cancelled meeting is marked, a draft is left out, a link that is none is passed over', () => {
  const cancelled = { ...meeting, state: 'cancelled' as const, link: 'ruang zoom' };
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
