import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { meetingWords, namesOf, salutation, viewOf } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { findMeeting } from './store.ts';

const facts = z.object({
  institutionId: z.number(),
  /** False: it is host no more; true: it is again, because that was taken back. */
  isHost: z.boolean(),
  /** The draft was cancelled, or that was taken back; else it has another host. */
  isCancelled: z.boolean().optional(),
});

export type HostChangedFacts = z.infer<typeof facts>;

/**
 * To an institution that a draft had as host: it is not any more, or there will be no such meeting. Of an announced meeting everybody
 * hears that.
 */
export const hostChanged: NoticeKind<HostChangedFacts, Record<never, never>> = {
  name: 'hostChanged',
  facts,
  title: (stored) => {
    const { isHost = false, isCancelled = false } = facts.partial().safeParse(stored).data ?? {};
    if (!isCancelled) return 'delivery:kinds.hostChanged';
    return isHost ? 'delivery:changes.takenBack' : 'delivery:changes.cancelled';
  },
  audience: ({ institutionId }) => ({ institutionId }),
  quietUntil: asLongAsQuiet,
  // Who gave it to another host before it was cancelled may prepare for it still.
  outlives: ({ isHost }) => (isHost ? [] : ['cancellation']),
  details: async (db, { forumId, meetingId, facts: { institutionId, isHost, isCancelled } }) => {
    const meeting = await findMeeting(db, { forumId, id: meetingId ?? 0 });
    const isCalledOff = isCancelled === true && meeting?.state === 'cancelled';
    return (meeting?.host?.institutionId === institutionId && !isCalledOff) === isHost ? {} : 'gone';
  },
  words,
};

function words(content: NoticeContent<HostChangedFacts>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { meeting } = viewOf(content);
  const { isHost, isCancelled = false } = content.facts;
  const institution = namesOf(content.institutions);
  const date = formatDate(meeting.startsAt, { zone: meeting.timeZone, locale });
  const named = { ...meetingWords(content, language), institution, date };
  const [title, body] = isCancelled
    ? ([isHost ? 'standsTitle' : 'cancelledTitle', isHost ? 'again' : 'cancelled'] as const)
    : (['title', isHost ? 'again' : 'body'] as const);
  const summary = t(`notices:hostChanged.${body}`, named);
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t(`notices:hostChanged.${title}`, named) },
      ...salutation(content, language),
      paragraph([summary, ...nextHost(content, language)].join(' ')),
      ...(isCancelled && !isHost ? whyCancelled(meeting, language) : []),
    ],
  });
}

/** Who is host instead; nothing of a meeting that will not be. */
function nextHost(content: NoticeContent<HostChangedFacts>, { t }: Language): readonly string[] {
  const { host, state } = viewOf(content).meeting;
  if (content.facts.isHost || host === undefined || state === 'cancelled') return [];
  return [t('notices:hostChanged.next', { name: host.shortName })];
}

function whyCancelled({ cancelReason = '' }: Meeting, { t }: Language): readonly Block[] {
  const why = cancelReason === '' ? [] : [paragraph(t('notices:change.reason', { reason: cancelReason }))];
  return [...why, paragraph(t('notices:hostChanged.thanks'))];
}
