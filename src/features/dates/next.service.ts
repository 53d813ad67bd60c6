import type { Db } from '../../db/db.ts';
import type { Language } from '../../i18n/index.ts';
import { type Result, refused } from '../../lib/result.ts';
import type { Meeting, MeetingDetails } from '../../model/meeting.ts';
import type { Work } from '../../model/work.ts';
import { listSecretariat } from '../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../notices/service.ts';
import { usualStart } from '../meetings/calendar/usual-start.rules.ts';
import { createMeeting, findMeeting, lastPlaceOf, listMeetings } from '../meetings/service.ts';
import { type HeldMeeting, lockMaking } from './next.store.ts';
import { nextDraft } from './next-draft.notice.ts';
import { proposeMeeting } from './service.ts';

/** Priority of what few wait for. */
const PRIORITY = 20;

/** Offers the secretariat a draft of the meeting after one that was held; once, whoever runs it. */
export async function offerNext(work: Work, held: HeldMeeting): Promise<void> {
  const { db, now } = work;
  const { forumId, id } = held;
  const { best, host } = await proposeMeeting({ db, now }, { forumId, count: 1 });
  if (best === undefined) return;
  const { startsAt, timeZone } = usualStart(best, { last: held, zone: held.timeZone });
  await planNotice(work, {
    ...{ forumId, kind: nextDraft, key: `${nextDraft.name}:${id}`, meetingId: null },
    ...{ facts: { afterId: id, date: best, startsAt, timeZone, host }, dueAt: now, priority: PRIORITY },
    targets: (await listSecretariat(db, forumId)).map((personId) => ({ kind: 'person', personId })),
  });
}

/** The coming meeting of a forum, where one is made already. */
export async function comingMeeting(
  { db, now }: Pick<Work, 'db' | 'now'>,
  forumId: number,
): Promise<Meeting | undefined> {
  const [next] = await listMeetings(db, { forumId, after: now, states: ['draft', 'announced'], limit: 1 });
  return next;
}

/** What the next meeting is made of. */
export interface NextDraft {
  readonly forumId: number;
  /** The meeting after which it comes. */
  readonly afterId: number;
  /** ISO date. */
  readonly date: string;
  readonly makes: Pick<MeetingDetails, 'title' | 'place' | 'hostInstitutionId'>;
  readonly createdById: number | undefined;
}

/** Makes the meeting after one that was held, as a draft; refused where one is made already, so that of two presses one counts. */
export async function makeNext(
  work: Work,
  { forumId, afterId, date, makes, createdById }: NextDraft,
): Promise<Result<Meeting, 'nextExists' | 'proposalGone' | 'meetingInPast'>> {
  await lockMaking(work.db, forumId);
  if ((await comingMeeting(work, forumId)) !== undefined) return refused('nextExists');
  const last = await findMeeting(work.db, { forumId, id: afterId });
  if (last === undefined) return refused('proposalGone');
  const { startsAt, timeZone } = usualStart(date, { last, zone: last.timeZone });
  const endsAt = last.endsAt === undefined ? undefined : startsAt + (last.endsAt - last.startsAt);
  const details = { ...NOTHING, ...makes, startsAt, endsAt, timeZone, dress: last.dress };
  const made = await createMeeting(work, { forumId, number: undefined, createdById, details });
  return made.ok ? made : refused('meetingInPast');
}

const NOTHING = {
  ...{ agenda: undefined, contact: undefined, letterNumber: undefined, link: undefined },
  ...{ answerBy: undefined, quorum: undefined, capacity: undefined, companionLimit: undefined },
};

/** What a meeting is likely called and where it is, by its host. */
export async function likelyMeeting(
  db: Db,
  {
    forum,
    host,
    language: { t },
  }: {
    readonly forum: { readonly id: number; readonly name: string };
    readonly host: { readonly institutionId: number; readonly shortName: string } | undefined;
    readonly language: Language;
  },
): Promise<NextDraft['makes']> {
  const title = t('meetings:steps.usualTitle', { forum: forum.name });
  if (host === undefined) return { title, place: t('dates:placeLater'), hostInstitutionId: undefined };
  const { institutionId, shortName } = host;
  const place = await lastPlaceOf(db, { forumId: forum.id, institutionId });
  return {
    ...{ title, hostInstitutionId: institutionId },
    place: place ?? t('meetings:steps.hall', { host: shortName }),
  };
}
