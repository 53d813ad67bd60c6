import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { meetingWords, salutation, viewOf } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { findMeeting } from './store.ts';

const facts = z.object({
  institutionId: z.number(),
  /** False: it is host no more; true: it is again, because that was taken back. */
  isHost: z.boolean(),
});

type Facts = z.infer<typeof facts>;

/** To an institution that a draft had as host: it is not any more. Of an announced meeting everybody hears who is host. */
export const hostChanged: NoticeKind<Facts, Record<never, never>> = {
  name: 'hostChanged',
  facts,
  title: () => 'delivery:kinds.hostChanged',
  audience: ({ institutionId }) => ({ institutionId }),
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, meetingId, facts: { institutionId, isHost } }) => {
    const meeting = await findMeeting(db, { forumId, id: meetingId ?? 0 });
    return (meeting?.host?.institutionId === institutionId) === isHost ? {} : 'gone';
  },
  words,
};

function words(content: NoticeContent<Facts>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { startsAt, timeZone, host } = viewOf(content).meeting;
  const { isHost } = content.facts;
  const institution = content.institutions.map(({ shortName }) => shortName).join(', ');
  const date = formatDate(startsAt, { zone: timeZone, locale });
  const named = { ...meetingWords(content, language), institution, date };
  const summary = t(isHost ? 'notices:hostChanged.again' : 'notices:hostChanged.body', named);
  const next = isHost || host === undefined ? [] : [t('notices:hostChanged.next', { name: host.shortName })];
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('notices:hostChanged.title', named) },
      ...salutation(content, language),
      paragraph([summary, ...next].join(' ')),
    ],
  });
}
