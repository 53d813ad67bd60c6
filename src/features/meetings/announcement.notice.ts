import { z } from 'zod';
import type { NoticeKind } from '../../notices/kind.ts';
import { viewOf } from '../../notices/parts.ts';
import { atOnce, urgentFrom } from '../../notices/quiet.ts';
import { announcement } from './announcement.words.ts';

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

/** The invitation, in every bound chat; edited in place afterwards. */
export const announcementNotice: NoticeKind<z.infer<typeof facts>> = {
  name: 'announcement',
  facts,
  title: () => 'delivery:kinds.announcement',
  // One that is posted anew answers nobody's order.
  quietUntil: ({ isAgain }, startsAt) => (isAgain === true ? urgentFrom(startsAt) : atOnce()),
  isTriedAnyway: true,
  posted: { again: { isAgain: true }, isAgain: ({ isAgain }) => isAgain === true },
  words: ({ forum, now, ...content }, language) => ({
    ...announcement({ forumName: forum.name, view: viewOf(content), now }, language),
    isOneMessage: true,
  }),
};

/** A meeting is announced once, whoever does it. */
export function announcementKey(meetingId: number): string {
  return `${announcementNotice.name}:${meetingId}`;
}
