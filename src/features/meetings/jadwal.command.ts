import { icsOfAll } from '../../calendar/ics.ts';
import type { Command } from '../../inbound/command.ts';
import { isOverheard, replyHere } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import { calendarOf } from '../forum/service.ts';
import { schedule } from './schedule.words.ts';
import { listMeetings } from './store.ts';

const MOST_MEETINGS = 12;

/** Lists the coming meetings, with a calendar file. */
export const jadwal: Command = {
  name: 'jadwal',
  aliases: [],
  onlyReads: true,
  run: async (call) => {
    const { work, context, language } = call;
    const forumId = context.forum.id;
    const meetings = await listMeetings(work.db, {
      forumId,
      after: work.now,
      states: ['announced'],
      limit: MOST_MEETINGS,
    });
    // Who may announce a draft sees it, where nobody else reads along.
    const seesDrafts = mayUse('umumkan', context.actor.roles) && !isOverheard(call);
    const drafts = seesDrafts
      ? await listMeetings(work.db, { forumId, after: work.now, states: ['draft'], limit: MOST_MEETINGS })
      : [];
    const { key } = await calendarOf(work.db, forumId);
    const content = icsOfAll(meetings, {
      name: context.forum.name,
      key,
      writtenAt: work.now,
      purpose: 'publish',
    });
    const files =
      meetings.length === 0
        ? []
        : [{ name: 'jadwal.ics', mimeType: 'text/calendar', content: Buffer.from(content) }];
    return replyHere(call, schedule({ forum: context.forum, meetings, drafts, files }, language));
  },
};
