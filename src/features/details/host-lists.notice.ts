import type { Db } from '../../db/db.ts';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { mayReadNotes } from '../../inbound/rights.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../notices/kind.ts';
import { startOfDay } from '../../notices/moments.ts';
import { meetingWords, salutation } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { MeetingSubject } from '../../notices/schedule.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { countsOf, hasForLists, listsForGuardsAndKitchen } from './lists.words.ts';
import { listComing, listNeedingLists } from './store.ts';
import type { ComingInstitution } from './types.ts';

/** In the afternoon of the day before, while guards and kitchen still work. */
const BEFORE_MIDNIGHT_MS = 9 * HOUR_MS;

interface Details {
  readonly coming: readonly ComingInstitution[];
}

/** The day before a meeting, plates for the guards and diets for the kitchen: to host and secretariat, where anything was filled in or written beside a substitute's name. */
export const hostLists: NoticeKind<NoFacts, Details> = {
  name: 'hostLists',
  facts: noFacts,
  title: () => 'delivery:kinds.hostLists',
  audience: () => 'hostAndSecretariat',
  mayRead: (roles) => mayReadNotes('everything', roles),
  schedule: { plan: { enabled: true, offsetsMinutes: [] }, onRest: 'earlier', listOfMeetings },
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, meetingId }) => {
    const coming = meetingId === null ? [] : await listComing(db, { forumId, meetingId });
    return coming.some(hasForLists) ? { coming } : 'gone';
  },
  words,
};

async function listOfMeetings(
  db: Db,
  about: { readonly now: number; readonly meetingIds: readonly number[] },
): Promise<readonly MeetingSubject<NoFacts>[]> {
  const meetings = await listNeedingLists(db, about);
  return meetings.map(({ forumId, meetingId, storedPlan, startsAt, timeZone, isNeeded, ...meeting }) => {
    const at = startOfDay(startsAt, timeZone) - BEFORE_MIDNIGHT_MS;
    const key = `hostLists:${meetingId}:${at}`;
    return {
      ...{ forumId, meetingId, storedPlan, hostInstitutionId: meeting.hostInstitutionId ?? undefined },
      isWanted: isNeeded,
      dueMoments: () => [{ at, until: startsAt, since: 0, key, facts: {} }],
    };
  });
}

function words(content: NoticeContent<NoFacts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { coming } = content.details;
  const summary = t('details:hostLists.summary', { ...meetingWords(content, language) });
  const placed = coming.filter(({ waitingTurn }) => waitingTurn === undefined);
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('details:hostLists.title') },
      ...salutation(content, language),
      paragraph(summary),
      paragraph({ bold: countsOf(placed, language) }),
      ...listsForGuardsAndKitchen(placed, language),
      paragraph(t('details:hostLists.next', { ...meetingWords(content, language) })),
    ],
  });
}
