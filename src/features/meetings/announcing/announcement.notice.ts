import { z } from 'zod';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { viewOf } from '../../../notices/parts.ts';
import { atOnce, urgentFrom } from '../../../notices/quiet.ts';
import type { OutgoingFile } from '../../../platform/message.ts';
import { loadFile } from '../../files/service.ts';
import { type CalendarDetails, calendarFile, loadCalendarDetails } from '../calendar-file.ts';
import { findLetter } from '../letter/store.ts';
import { announcement, detailsPayload } from './announcement.words.ts';

/** Who ordered something: a person on record, else the account it was ordered from. */
export const orderer = z.union([
  z.object({ personId: z.number() }),
  z.object({ platform: z.enum(['telegram', 'slack']), externalId: z.string() }),
]);

export type Orderer = z.infer<typeof orderer>;

const facts = z.object({
  /** Who announced it, where somebody did by hand. */
  by: orderer.optional().catch(undefined),
  /** It stands in for one that was deleted. */
  isAgain: z.literal(true).optional(),
});

interface Details extends CalendarDetails {
  readonly letter: OutgoingFile | undefined;
}

/** The invitation, in every bound chat, with its letter and for calendars; edited in place afterwards, which leaves the letter as it is. */
export const announcementNotice: NoticeKind<z.infer<typeof facts>, Details | undefined> = {
  name: 'announcement',
  facts,
  title: () => 'delivery:kinds.announcement',
  // One that is posted anew answers nobody's order.
  quietUntil: ({ isAgain }, startsAt) => (isAgain === true ? urgentFrom(startsAt) : atOnce()),
  isTriedAnyway: true,
  posted: { again: { isAgain: true }, isAgain: ({ isAgain }) => isAgain === true },
  details: async (db, { forumId, meetingId }) => {
    const letter = meetingId === null ? undefined : await findLetter(db, { forumId, meetingId });
    return {
      letter: letter && (await loadFile(db, { forumId, id: letter.id })),
      ...(await loadCalendarDetails(db, forumId)),
    };
  },
  words: ({ forum, now, ...content }, language) => ({
    ...announcement(
      {
        ...{ forumName: forum.name, texts: forum.invitationTexts, view: viewOf(content), now },
        detailsUrl: detailsUrlFor(content),
      },
      language,
    ),
    files: filesOf({ forum, now, ...content }),
    isOneMessage: true,
  }),
};

function detailsUrlFor({ reader, view }: Pick<NoticeContent, 'reader' | 'view'>): string | undefined {
  return reader.kind === 'chat'
    ? reader.privateChatUrl?.(detailsPayload(viewOf({ view }).meeting))
    : undefined;
}

function filesOf({
  details,
  ...content
}: NoticeContent<unknown, Details | undefined>): readonly OutgoingFile[] {
  if (details === undefined) return [];
  const file = calendarFile(viewOf(content).meeting, { ...content, details });
  return details.letter === undefined ? [file] : [details.letter, file];
}

/** A meeting is announced once, whoever does it. */
export function announcementKey(meetingId: number): string {
  return `${announcementNotice.name}:${meetingId}`;
}
