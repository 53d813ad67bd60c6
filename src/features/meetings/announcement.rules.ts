import type { ReminderKind } from '../../notices/schedule.ts';

/** The invitation, at the moment the secretariat chose, in every bound chat. It makes sense until the meeting begins. */
export const announcement: ReminderKind<'announcement'> = {
  kind: 'announcement',
  audience: 'boundChats',
  dueMoments: ({ meeting }) =>
    meeting.state === 'draft' && meeting.announceAt !== undefined
      ? [
          {
            at: meeting.announceAt,
            until: meeting.startsAt,
            since: 0,
            key: announcementKey(meeting.id),
            facts: {},
          },
        ]
      : [],
};

/** A meeting is announced once, whoever does it. */
export function announcementKey(meetingId: number): string {
  return `announcement:${meetingId}`;
}
