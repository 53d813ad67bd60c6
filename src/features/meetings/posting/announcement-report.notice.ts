import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message } from '../../../i18n/message.ts';
import { mayUse } from '../../../inbound/rights.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { meetingWords } from '../../../notices/parts.ts';
import { asLongAsQuiet, atOnce } from '../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { listInvitationPlaces } from './invitation-places.store.ts';
import { type InvitationPlace, PLACE_STATES } from './invitation-places.ts';
import { invitationPlaces } from './invitation-places.words.ts';

const facts = z.object({
  /** By row of the chat, as they were when it was planned. */
  states: z.record(z.string(), z.enum(PLACE_STATES)).readonly(),
  /** Another was told before. */
  isLater: z.boolean().optional(),
});

interface Details {
  readonly places: readonly InvitationPlace[];
}

/**
 * Where the invitation stands and where it does not: to who announced it, to the secretariat where something is amiss or was. The
 * first one answers an order, later ones wait for the morning.
 */
export const announcementReport: NoticeKind<z.infer<typeof facts>, Details> = {
  name: 'announcementReport',
  facts,
  title: () => 'delivery:kinds.announcementReport',
  mayRead: (roles) => mayUse('umumkan', roles),
  quietUntil: ({ isLater }) => (isLater === true ? asLongAsQuiet() : atOnce()),
  details: async (db, { forumId, meetingId, now }) => {
    if (meetingId === null) return 'gone';
    const [found] = await listInvitationPlaces(db, { now, meeting: { id: meetingId, forumId } });
    return { places: found?.places ?? [] };
  },
  words,
};

function words(content: NoticeContent<unknown, Details>, language: Language): OutgoingMessage {
  const { meeting, number } = meetingWords(content, language);
  const title = language.t('notices:announcementReport.title', { meeting });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...invitationPlaces({ places: content.details.places, number }, language),
    ],
  });
}
