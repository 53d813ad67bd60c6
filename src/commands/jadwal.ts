import { calendarOf } from '../domain/forums/calendar-store.ts';
import { listMeetings } from '../domain/meetings/store.ts';
import type { Command } from '../inbound/command.ts';
import { replyHere } from '../inbound/reply.ts';
import { icsOfAll } from '../messages/calendar.ts';
import { schedule } from '../messages/schedule.ts';

const MOST_MEETINGS = 12;

/** Lists the coming meetings, with a calendar file. */
export const jadwal: Command = {
  name: 'jadwal',
  aliases: [],
  run: async (call) => {
    const { work, context, language } = call;
    const forumId = context.forum.id;
    const meetings = await listMeetings(work.db, {
      forumId,
      after: work.now,
      states: ['announced'],
      limit: MOST_MEETINGS,
    });
    const { key } = await calendarOf(work.db, forumId);
    const content = icsOfAll(meetings, { name: context.forum.name, key, writtenAt: work.now });
    const files =
      meetings.length === 0
        ? []
        : [{ name: 'jadwal.ics', mimeType: 'text/calendar', content: Buffer.from(content) }];
    return replyHere(call, schedule({ forum: context.forum, meetings, files }, language));
  },
};
