import type { Language } from '../../../i18n/index.ts';
import { message } from '../../../i18n/message.ts';
import { mayApproveMinutes, mayChange } from '../../../inbound/rights.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { meetingWords, salutation } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Minutes, MinutesReply } from '../types.ts';
import { type MinutesFacts, minutesFacts } from './draft.notice.ts';
import { repliesMoment } from './rules.ts';
import { findMinutesById, listEndingDrafts, listReplies } from './store.ts';
import { approveButton, repliesBlocks } from './words.ts';

interface Details {
  readonly minutes: Minutes;
  readonly replies: readonly MinutesReply[];
  readonly mayApprove: boolean;
}

const BEHIND_MS = 10 * DAY_MS;

/** What members said to a draft, when their time is over: to host, secretariat and chair, who approves it. */
export const minutesReplies: NoticeKind<MinutesFacts, Details> = {
  name: 'minutesReplies',
  facts: minutesFacts,
  title: () => 'delivery:kinds.minutesReplies',
  audience: () => 'hostAndLeaders',
  mayRead: (roles) => mayChange('notula', roles) || roles.has('host') || mayApproveMinutes(roles),
  schedule: {
    plan: { enabled: true, offsetsMinutes: [] },
    onRest: 'later',
    listOfMeetings: async (db, { now, meetingIds }) =>
      (await listEndingDrafts(db, { from: now - BEHIND_MS, meetingIds })).map((draft) => ({
        isWanted: true,
        ...{ forumId: draft.forumId, meetingId: draft.meetingId, storedPlan: draft.storedPlan },
        hostInstitutionId: draft.hostInstitutionId ?? undefined,
        dueMoments: () => [repliesMoment(draft)],
      })),
  },
  quietUntil: asLongAsQuiet,
  outlives: () => ['start'],
  gathers: 'letter',
  details: async (db, { forumId, facts: { minutesId, revision } }) => {
    const minutes = await findMinutesById(db, { forumId, id: minutesId });
    if (minutes?.revision !== revision || minutes.state !== 'draft') return 'gone';
    return { minutes, replies: await listReplies(db, minutes), mayApprove: false };
  },
  forReader: (details, reader) => ({
    ...details,
    mayApprove: reader !== undefined && mayApproveMinutes(reader.roles),
  }),
  words,
};

function words(content: NoticeContent<MinutesFacts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { minutes, replies, mayApprove } = content.details;
  const title = t('files:minutes.repliesTitle', { ...meetingWords(content, language) });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...salutation(content, language),
      ...repliesBlocks(replies, language),
    ],
    buttons: mayApprove ? [[approveButton(minutes, language)]] : [],
  });
}
