import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type CalendarFrame, type CalendarMeeting, icsOfAll, Participation } from '../../src/calendar/ics.ts';

/** Debian's own Python has its packages; another one in front of it has not. */
const python = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import icalendar']).status === 0,
);
const READER = new URL('read-calendars.py', import.meta.url).pathname;

const read = z.object({
  errors: z.array(z.string()),
  method: z.string(),
  zones: z.array(z.string()),
  again: z.boolean(),
  events: z.array(
    z.object({
      ...{
        uid: z.string(),
        sequence: z.number(),
        status: z.string(),
        summary: z.string(),
        location: z.string(),
      },
      ...{ description: z.string(), url: z.string(), startsAt: z.number(), endsAt: z.number() },
      ...{ attendees: z.array(z.tuple([z.string(), z.string()])), alarms: z.array(z.number()) },
    }),
  ),
});

const STARTS = Date.UTC(2027, 1, 5, 2);
const MEETING: CalendarMeeting = {
  ...{ id: 7, forumId: 1, title: 'Pertemuan ke-42; Halal, Bihalal', state: 'announced', revision: 3 },
  ...{ timeZone: 'Asia/Jakarta', startsAt: STARTS, endsAt: STARTS + 3 * 3_600_000 },
  ...{ place: 'Aula BMKG, Jl. Angkasa I No. 2', agenda: 'Baris satu\nBaris dua' },
  link: 'https://example.org/r?a=1&b=2',
};
const CANCELLED = { ...MEETING, id: 8, state: 'cancelled', revision: 4 } as const;
const FRAME = { name: 'FORSES; "Forum", K/L', key: 'abc', writtenAt: Date.UTC(2026, 10, 24, 3) };
const OWN: CalendarFrame['purpose'] = {
  answers: () => [
    { institution: 'BMKG', participation: Participation.ACCEPTED },
    { institution: 'Pemprov Papua, "Barat"', participation: Participation.DELEGATED },
  ],
};

/** Every sort of calendar that is made: with an invitation, a change, a cancellation, `/jadwal`, the forum's feed and one's own. */
const SORTS: readonly (readonly [string, readonly CalendarMeeting[], CalendarFrame['purpose']])[] = [
  ['an invitation', [MEETING], 'publish'],
  ['a change', [{ ...MEETING, revision: 4, startsAt: STARTS + 86_400_000, endsAt: undefined }], 'publish'],
  ['a cancellation', [CANCELLED], 'cancel'],
  [
    'several meetings in several zones',
    [
      ...['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin', 'UTC'].map(
        (timeZone, index) => ({
          ...{ ...MEETING, id: 20 + index, timeZone },
        }),
      ),
    ],
    'publish',
  ],
  ['a feed with a cancelled meeting', [MEETING, CANCELLED], 'publish'],
  [
    'somebody’s own feed',
    [MEETING, CANCELLED, { ...MEETING, id: 9, link: 'ruang zoom', agenda: undefined }],
    OWN,
  ],
  [
    'long and foreign words',
    [{ ...MEETING, title: '🙏 “Pertemuan” é '.repeat(20), place: '会'.repeat(90) }],
    'publish',
  ],
  ['no meeting', [], 'publish'],
];

const title =
  python === undefined
    ? 'Debian’s python3-icalendar is not installed, so calendars were not read by it'
    : 'Debian’s python3-icalendar reads every calendar as it was meant';

test.skipIf(python === undefined)(title, () => {
  const texts = SORTS.map(([, meetings, purpose]) => icsOfAll(meetings, { ...FRAME, purpose }));
  const { stdout, stderr } = spawnSync(python ?? '', [READER], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const found = z.array(read).parse(JSON.parse(stdout));
  for (const [index, [sort, meetings, purpose]] of SORTS.entries()) {
    const isOwn = typeof purpose === 'object';
    const { zones, ...calendar } = found[index] ?? {};
    expect(calendar, sort).toEqual({
      ...{ errors: [], again: true, method: isOwn ? '' : purpose === 'cancel' ? 'CANCEL' : 'PUBLISH' },
      events: meetings.map((meeting) => ({
        uid: `rapat-1-${meeting.id}@abc.gunungan`,
        sequence: meeting.revision,
        status: meeting.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
        summary: meeting.title,
        location: meeting.place,
        description: meeting.agenda ?? '',
        url: isOwn && meeting.link?.startsWith('https:') === true ? meeting.link : '',
        startsAt: meeting.startsAt,
        endsAt: meeting.endsAt ?? meeting.startsAt + 2 * 3_600_000,
        attendees: isOwn ? OWN_ATTENDEES : [],
        alarms: isOwn && meeting.state === 'announced' ? [-86_400, -3_600] : [],
      })),
    });
    const steady = meetings.map(({ timeZone }) => timeZone).filter((zone) => zone.startsWith('Asia/'));
    expect(zones, sort).toEqual([...new Set(steady)]);
  }
});

const OWN_ATTENDEES = [
  ['BMKG', 'ACCEPTED'],
  ["Pemprov Papua, 'Barat'", 'DELEGATED'],
];
