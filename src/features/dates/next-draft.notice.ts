import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message } from '../../i18n/message.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { salutation } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { findMeeting, listMeetings } from '../meetings/service.ts';
import { nextOffered } from './next.words.ts';

const facts = z.object({
  /** The meeting after which it comes. */
  afterId: z.number(),
  /** ISO date, and the moment on it. */
  date: z.string(),
  startsAt: z.number(),
  timeZone: z.string(),
  host: z.object({ institutionId: z.number(), shortName: z.string() }).optional(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly after: Pick<Meeting, 'number' | 'startsAt' | 'timeZone'>;
}

/** A draft of the meeting after one that was held, to who makes meetings; nothing is made before a press. */
export const nextDraft: NoticeKind<Facts, Details> = {
  name: 'nextDraft',
  facts,
  title: () => 'delivery:kinds.nextDraft',
  mayRead: (roles) => mayUse('buatrapat', roles),
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { afterId: id }, now }) => {
    const after = await findMeeting(db, { forumId, id });
    const states = ['draft', 'announced'] as const;
    const [next] = await listMeetings(db, { forumId, after: now, states, limit: 1 });
    return after === undefined || next !== undefined ? 'gone' : { after };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { facts: offered, details } = content;
  const { summary, blocks, buttons } = nextOffered({ ...offered, ...details }, language);
  return message({ summary, blocks: [...salutation(content, language), ...blocks], buttons });
}
