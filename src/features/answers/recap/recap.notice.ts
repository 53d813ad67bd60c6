import type { Language } from '../../../i18n/index.ts';
import { mayUse } from '../../../inbound/rights.ts';
import { DAY_MS, HOUR_MS } from '../../../lib/clock.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../../notices/kind.ts';
import { before, momentsOfPlan } from '../../../notices/moments.ts';
import { viewOf } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { MeetingReader } from '../../../notices/reader.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { answersFor } from '../notes.rules.ts';
import type { InstitutionAnswer } from '../types.ts';
import { findQuorum, listAnswers } from './recap.store.ts';
import { pictureButton, recap } from './recap.words.ts';

/** Longer than the longest row of holidays, after which it comes. */
const GRACE_MS = 14 * DAY_MS;
/** Where answers are asked for until the very start, the recap comes with it. */
const AT_LEAST_MS = HOUR_MS;

/** Both as the reader may see and do it. */
interface Details {
  readonly answers: readonly InstitutionAnswer[];
  readonly mayRemind: boolean;
  readonly quorum: string;
}

/** The recap after the deadline, to chair, secretariat and host; of use until the meeting has begun, and for an hour in any case. */
export const recapNotice: NoticeKind<NoFacts, Details> = {
  name: 'recap',
  facts: noFacts,
  title: () => 'delivery:kinds.recap',
  audience: () => 'hostAndLeaders',
  mayRead: (roles) => mayUse('rekap', roles),
  schedule: {
    plan: { enabled: true, offsetsMinutes: [0] },
    setting: {
      ...{ place: 5, word: 'rekap', shape: 'none' },
      labelKey: 'settings:plan.kinds.recap',
      lineKey: 'settings:plan.recap',
    },
    onRest: 'later',
    dueMoments: ({ meeting, plan, zone }) => {
      const { id, announcedAt, answerBy, startsAt } = meeting;
      if (meeting.state !== 'announced' || announcedAt === undefined) return [];
      return momentsOfPlan(plan, (offset) => {
        const at = before(answerBy, { offsetMinutes: offset, zone });
        const until = Math.max(at + AT_LEAST_MS, Math.min(at + GRACE_MS, startsAt));
        return { at, until, since: announcedAt, key: `recap:${id}:${at}`, facts: {} };
      });
    },
  },
  quietUntil: asLongAsQuiet,
  outlives: () => ['start'],
  gathers: 'report',
  details: async (db, { forumId, meetingId }) =>
    meetingId === null
      ? 'gone'
      : {
          answers: await listAnswers(db, { id: meetingId, forumId }),
          quorum: await findQuorum(db, { id: meetingId, forumId }),
          mayRemind: false,
        },
  forReader: ({ answers, quorum }, reader = NOBODY) => ({
    quorum,
    answers: answersFor(reader, answers),
    mayRemind: mayUse('ingatkan', reader.roles),
  }),
  words,
};

const NOBODY: MeetingReader = { roles: new Set(), institutionIds: [], hostInstitutionId: undefined };

/** The recap after the deadline, as `/rekap` shows it; chair and secretariat may remind from it. */
function words(content: NoticeContent<unknown, Details>, language: Language): OutgoingMessage {
  const { meeting } = viewOf(content);
  const { answers, quorum } = content.details;
  const mayRemind = content.details.mayRemind && content.now < meeting.startsAt;
  const written = recap({ meeting, answers, mayRemind, quorum }, language);
  return { ...written, buttons: [...written.buttons, pictureButton(meeting, language)] };
}
