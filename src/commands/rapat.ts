import { listZones } from '../domain/members/store.ts';
import { countAnswers, listAnswers } from '../domain/rsvp/recap-store.ts';
import { announcement } from '../messages/announcement.ts';
import { findMeetingIn } from './args/meeting.ts';
import type { Command } from './command.ts';
import { replyToAll } from './reply.ts';

/** Shows a meeting's notice, with its buttons; without a number the next one. */
export const rapat: Command = {
  name: 'rapat',
  aliases: ['undangan'],
  run: async (call) => {
    const { work, context, language } = call;
    const found = await findMeetingIn(call, call.argument, ['announced']);
    if (!found.ok) return found.reactions;
    const counts = countAnswers(await listAnswers(work.db, found.meeting));
    const scene = { meeting: found.meeting, counts, memberZones: await listZones(work.db, context.forum.id) };
    return replyToAll(announcement({ forumName: context.forum.name, scene, now: work.now }, language));
  },
};
