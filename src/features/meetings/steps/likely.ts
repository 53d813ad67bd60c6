import { loadCalendar } from '../../../calendar/holidays.ts';
import type { Db } from '../../../db/db.ts';
import type { Call } from '../../../inbound/command.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { usualStart } from '../calendar/usual-start.rules.ts';
import { defaultDeadline } from '../deadline.rules.ts';
import { readDetails } from '../form/details.ts';
import { findLastMeeting } from '../store.ts';
import type { MeetingDraft } from './steps.rules.ts';
import { lastPlaceOf } from './store.ts';
import type { GuessNextMeeting } from './types.ts';

/** Answers are read as they are typed, so that they are written in the language that the reader of times knows. */
const LOCALE = 'id';

/** What the question of a draft may well be answered with: each an answer as it could be typed. */
export async function likelyAnswers(
  call: Call,
  { draft, guess }: { readonly draft: MeetingDraft; readonly guess: GuessNextMeeting<Db> },
): Promise<readonly string[]> {
  const { work, context, language } = call;
  const { id: forumId, name: forum } = context.forum;
  const last = await findLastMeeting(work.db, { forumId, before: work.now });
  const known = (answer: string | undefined): readonly string[] => (answer === undefined ? [] : [answer]);
  const ahead = (): ReturnType<typeof guess> => guess({ db: work.db, now: work.now }, forumId);
  switch (draft.step) {
    case 'title':
      return [...new Set([language.t('meetings:steps.usualTitle', { forum }), ...known(last?.title)])];
    case 'when':
      return (await ahead()).dates.map((date) => startOn(date, { last, zone: context.forum.timeZone }));
    case 'place': {
      const { host } = await ahead();
      if (host === undefined) return known(last?.place);
      const { institutionId, shortName } = host;
      const place = await lastPlaceOf(work.db, { forumId, institutionId });
      return [place ?? language.t('meetings:steps.hall', { host: shortName })];
    }
    case 'host':
      return known((await ahead()).host?.shortName);
    case 'answerBy':
      return known(await usualDeadline(call, draft));
    case 'dress':
      return known(last?.dress);
    case 'contact':
      return known(last?.contact);
    default:
      return [];
  }
}

/** A date at the hour at which the forum met last. */
function startOn(
  date: string,
  { last, zone }: { readonly last: Meeting | undefined; readonly zone: string },
): string {
  const { startsAt, timeZone } = usualStart(date, { last, zone });
  return formatDateTime(startsAt, { zone: timeZone, locale: LOCALE });
}

async function usualDeadline(call: Call, { lines }: MeetingDraft): Promise<string | undefined> {
  const { work, context } = call;
  const { host: _host, ...others } = lines;
  const read = await readDetails(call, { read: { lines: others, unknown: [], before: '' } });
  if (!read.ok) return undefined;
  const { startsAt, timeZone } = read.details;
  const { rest } = await loadCalendar(work.db, context.forum.id);
  const answerBy = defaultDeadline({ startsAt, timeZone, rest, now: work.now });
  return formatDateTime(answerBy, { zone: timeZone, locale: LOCALE });
}
