import type { Language } from '../../../i18n/index.ts';
import { mayUse } from '../../../inbound/rights.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../../notices/kind.ts';
import { before, momentsOfPlan, startOfDay } from '../../../notices/moments.ts';
import { viewOf } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { InstitutionAnswer } from '../types.ts';
import { findQuorum, listAnswers } from './recap.store.ts';
import { shortRecap } from './recap.words.ts';

interface Details {
  readonly answers: readonly InstitutionAnswer[];
  readonly quorum: string;
}

/** How the answers stand on the morning of the meeting, in short: to the chair, once, half past six or an hour before the start. */
export const morningRecap: NoticeKind<NoFacts, Details> = {
  name: 'morningRecap',
  facts: noFacts,
  title: () => 'delivery:kinds.morningRecap',
  audience: () => 'chairs',
  mayRead: (roles) => mayUse('rekap', roles),
  schedule: {
    plan: { enabled: true, offsetsMinutes: [-(6 * 60 + 30)] },
    onRest: 'stays',
    dueMoments: ({ meeting, plan, zone }) => {
      const { id, announcedAt, startsAt } = meeting;
      if (meeting.state !== 'announced' || announcedAt === undefined) return [];
      return momentsOfPlan(plan, (offset) => {
        const midnight = startOfDay(startsAt, zone);
        const at = Math.min(before(midnight, { offsetMinutes: offset, zone }), startsAt - HOUR_MS);
        return { at, until: startsAt, since: announcedAt, key: `morningRecap:${id}:${at}`, facts: {} };
      });
    },
  },
  quietUntil: asLongAsQuiet,
  gathers: 'report',
  details: async (db, { forumId, meetingId: id }) =>
    id === null
      ? 'gone'
      : { answers: await listAnswers(db, { id, forumId }), quorum: await findQuorum(db, { id, forumId }) },
  words,
};

/** Nothing of what was written to the answers stands in it, so that it is the same for whoever reads it. */
function words(content: NoticeContent<NoFacts, Details>, language: Language): OutgoingMessage {
  const { details, now } = content;
  return shortRecap({ ...details, meeting: viewOf(content).meeting, now }, language);
}
