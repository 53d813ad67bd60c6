import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { calendarsOf, loadCalendar } from '../../calendar/holidays.ts';
import { dayIn, type RestDays } from '../../calendar/working-days.ts';
import type { Db } from '../../db/db.ts';
import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { mayChange } from '../../inbound/rights.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { meetingWords, salutation } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { rolesAtMeeting } from '../../notices/reader.ts';
import type { Audience } from '../../notices/recipients/types.ts';
import type { DueMoment, KindPlan, MeetingSubject } from '../../notices/schedule.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { checklistOf, isDue, itemsOf, LEVELS, type Level, reminderDays } from './rules.ts';
import {
  entryChangesOf,
  findHosted,
  type HostedMeeting,
  listEntryChanges,
  listHostedMeetings,
} from './store.ts';
import type { ChecklistEntry, ChecklistItem } from './types.ts';
import { dueLine, labelOf } from './words.ts';

/** Reminders of the checklist come at nine. */
const NINE = '09:00';
const GRACE_MS = DAY_MS;
/** Of what is due the latest are named, for a reminder is short; those before were named when they came due. */
const MOST_NAMED = 3;
/** Longer than the farthest entry lies before its meeting. */
const AHEAD_MS = 260 * DAY_MS;

const facts = z.object({ hostId: z.number(), level: z.enum(LEVELS) });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly due: readonly ChecklistItem[];
  /** Whether the reader marks what is done; the chair only looks on. */
  readonly mayMark: boolean;
}

/** The aides hear first; people only, for what a host has not done yet is nothing for a group. */
const AUDIENCES: Readonly<Record<Level, Audience>> = {
  aides: 'hostElseSecretariat',
  official: 'hostPeople',
  chair: 'hostAndLeaders',
};

/** To the host, of what of its checklist is open and due: its aides, two working days later its official too, then the chair too. */
export const preparationReminder: NoticeKind<Facts, Details> = {
  name: 'preparationReminder',
  facts,
  title: () => 'delivery:kinds.preparationReminder',
  audience: ({ level }) => AUDIENCES[level],
  schedule: {
    plan: { enabled: true, offsetsMinutes: [0] },
    setting: {
      ...{ place: 8, word: 'persiapan', shape: 'none' },
      labelKey: 'settings:plan.kinds.preparationReminder',
      lineKey: 'settings:plan.preparationReminder',
    },
    listOfMeetings,
  },
  quietUntil: asLongAsQuiet,
  reminds: 2,
  brief: (content, language) => language.t('preparing:reminder.brief', countOf(content)),
  gathers: 'letter',
  details: async (db, { forumId, meetingId, facts: { hostId }, now }) => {
    const hosted = meetingId === null ? undefined : await findHosted(db, { forumId, id: meetingId });
    if (hosted?.meeting.host?.institutionId !== hostId || hosted.meeting.state === 'cancelled') return 'gone';
    const entries = checklistOf(await listEntryChanges(db, forumId));
    const { rest } = await loadCalendar(db, forumId);
    const today = dayIn(now, hosted.meeting.timeZone).toString();
    const due = itemsFor(hosted, { entries, rest }).filter((item) => isDue(item, today));
    return due.length === 0 ? 'gone' : { due, mayMark: true };
  },
  forReader: ({ due }, reader) => ({
    due,
    mayMark:
      reader === undefined || mayChange('persiapan', reader.roles) || rolesAtMeeting(reader).has('host'),
  }),
  words,
};

interface Checklist {
  readonly entries: readonly ChecklistEntry[];
  readonly rest: RestDays;
}

function itemsFor(
  { meeting, createdAt, noted }: Omit<HostedMeeting, 'storedPlan'>,
  { entries, rest }: Checklist,
): readonly ChecklistItem[] {
  const { startsAt, timeZone: zone } = meeting;
  return itemsOf(entries, { startsAt, zone, createdAt, rest, noted });
}

async function listOfMeetings(
  db: Db,
  { now, meetingIds }: { readonly now: number; readonly meetingIds: readonly number[] },
): Promise<readonly MeetingSubject<Facts>[]> {
  const hosted = await listHostedMeetings(db, { from: now, until: now + AHEAD_MS, meetingIds });
  const forumIds = [...new Set(hosted.map(({ meeting }) => meeting.forumId))];
  const changes = await entryChangesOf(db, forumIds);
  const calendars = await calendarsOf(db, forumIds);
  return hosted.flatMap((one) => {
    const { id: meetingId, forumId, host } = one.meeting;
    const rest = calendars.get(forumId)?.rest;
    if (rest === undefined || host === undefined) return [];
    const checklist = { entries: checklistOf(changes.get(forumId) ?? []), rest };
    return {
      ...{ forumId, meetingId, hostInstitutionId: host.institutionId, storedPlan: one.storedPlan },
      isWanted: true,
      dueMoments: (plan: KindPlan) => preparingMoments(one, { ...checklist, plan }),
    };
  });
}

/** The moments of a meeting at which its host is reminded of what is open now. */
function preparingMoments(
  hosted: HostedMeeting,
  { plan, ...checklist }: Checklist & { readonly plan: KindPlan },
): readonly DueMoment<Facts>[] {
  const { id, host, startsAt, timeZone } = hosted.meeting;
  if (!plan.enabled || host === undefined) return [];
  const days = reminderDays(itemsFor(hosted, checklist), checklist.rest);
  return days.flatMap(({ day, level }) => {
    const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: NINE }).epochMilliseconds;
    const until = Math.min(at + GRACE_MS, startsAt);
    // One a day, whatever became of single entries since the morning.
    const key = `preparationReminder:${id}:${host.institutionId}:${day}`;
    const facts = { hostId: host.institutionId, level };
    return at >= startsAt ? [] : { at, until, since: hosted.createdAt, key, facts };
  });
}

function countOf({ details }: NoticeContent<unknown, Details>) {
  return { count: details.due.length };
}

function words(content: NoticeContent<unknown, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { view, details } = content;
  const words = { ...meetingWords(content, language), host: view?.meeting.host?.shortName ?? '' };
  const zone = view?.meeting.timeZone ?? content.forum.timeZone;
  const items = details.due.slice(-MOST_NAMED).map((item) => dueLine({ item, zone }, language));
  const count = details.due.length - items.length;
  return message({
    summary: t('preparing:reminder.summary', {
      ...words,
      items: details.due.map((one) => labelOf(one, language)).join(', '),
    }),
    blocks: [
      { kind: 'title', text: t('preparing:reminder.title') },
      ...salutation(content, language),
      paragraph(t('preparing:reminder.body', words)),
      list(count === 0 ? items : [...items, t('preparing:reminder.more', { count })]),
      paragraph(t(details.mayMark ? 'preparing:reminder.ask' : 'preparing:reminder.look', words)),
    ],
    buttons: [
      [
        {
          text: t('preparing:buttons.show'),
          action: encodeAction('persiapan', 'tampil', view?.meeting.id ?? 0),
        },
      ],
    ],
  });
}
