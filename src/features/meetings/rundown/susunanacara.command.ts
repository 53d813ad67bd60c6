import { readMeetingNumber } from '../../../inbound/args/numbers.ts';
import type { Command, RunCall } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import { mayChange } from '../../../inbound/rights.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { replyAbout } from '../draft-reply.service.ts';
import { listMeetings } from '../service.ts';
import { type FoundMeeting, findMeetingIn, findRepliedMeeting, isHostOf } from '../which-meeting.service.ts';
import { overAt } from './changed.rules.ts';
import {
  type LineProblem,
  LONGEST,
  looksLikeRundown,
  MOST_LINES,
  readRundown,
  readShift,
  shifted,
} from './lines.rules.ts';
import { listRundown, setRundown } from './service.ts';
import type { RundownLine } from './types.ts';
import { rundownShown } from './words.ts';

const REMOVE = /^hapus$/i;
const LONGEST_MS = 24 * HOUR_MS;

/** The rundown of a meeting: everybody reads it; secretariat and host write it, a line a point, or move it by minutes. */
export const susunanacara: Command = {
  name: 'susunanacara',
  aliases: ['rundown', 'acara'],
  run: async (call) => {
    const found = await find(call);
    if (!found.ok) return found.reactions;
    const { meeting, rest } = found;
    const { forumId, id: meetingId, number } = meeting;
    if (meeting.state === 'cancelled') return refuse(call, { reason: 'meetingCancelled', number });
    const may = mayChange('susunanacara', call.context.actor.roles) || isHostOf(call, meeting);
    if (rest === '') {
      const lines = await listRundown(call.work.db, { forumId, meetingId });
      const shown = { meeting, lines, outcome: 'shown', mayChange: may } as const;
      const answer = rundownShown(shown, call.language);
      return replyAbout(call, { meeting, answer, command: 'susunanacara' });
    }
    if (!may) return refuse(call, 'noRight');
    return write(call, { meeting, words: rest });
  },
};

/** The one that is named or replied to, else the one under way, else the next. */
async function find(call: RunCall): Promise<FoundMeeting> {
  const { work, context, argument } = call;
  const hasDrafts = mayChange('susunanacara', context.actor.roles);
  const states = hasDrafts ? (['announced', 'draft'] as const) : (['announced'] as const);
  const isNamed =
    readMeetingNumber(argument) !== undefined ||
    (await findRepliedMeeting(call, { hasDrafts })) !== undefined;
  if (isNamed) return findMeetingIn(call, { words: argument, states });
  const around = await listMeetings(work.db, {
    ...{ forumId: context.forum.id, after: work.now - LONGEST_MS, limit: 3 },
    states: ['announced'],
  });
  const underWay = around.find((meeting) => meeting.startsAt <= work.now && work.now < overAt(meeting));
  return underWay === undefined
    ? findMeetingIn(call, { words: argument, states })
    : { ok: true, meeting: underWay, rest: argument.trim() };
}

async function write(
  call: RunCall,
  { meeting, words }: { readonly meeting: Meeting; readonly words: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const change = readChange(words);
  if (!change.ok)
    return refuse(call, { reason: change.reason, line: change.line, most: MOST_LINES, longest: LONGEST });
  const set = await setRundown(work, { meeting, change: change.make });
  if (set === undefined) return refuse(call, { reason: 'rundownShift', number: meeting.number });
  const subject = `rapat ${meeting.number}`;
  await recordAudit(work.db, { context, at: work.now, action: 'susunanacara', subject });
  const answer = rundownShown({ ...set, meeting, mayChange: false }, language);
  return replyAbout(call, { meeting, answer, command: 'susunanacara' });
}

type Change =
  | {
      readonly ok: true;
      readonly make: (lines: readonly RundownLine[]) => readonly RundownLine[] | undefined;
    }
  | ({ readonly ok: false } & LineProblem);

function readChange(words: string): Change {
  if (REMOVE.test(words)) return { ok: true, make: () => [] };
  const shift = readShift(words);
  if (shift !== undefined && !looksLikeRundown(words))
    return { ok: true, make: (lines) => (lines.length === 0 ? undefined : shifted(lines, shift)) };
  const read = readRundown(words);
  if (!read.ok) return { ok: false, reason: read.reason, line: read.line.slice(0, 80) };
  const { lines } = read;
  return { ok: true, make: () => lines };
}
