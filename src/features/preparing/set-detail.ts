import { message } from '../../i18n/message.ts';
import { readMeetingNumber } from '../../inbound/args/numbers.ts';
import type { RunCall } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import { cleanText } from '../../lib/text.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { changeMeeting } from '../meetings/changing/change.service.ts';
import { meetingChanged } from '../meetings/changing/change.words.ts';
import { quietWait } from '../meetings/changing/quiet-wait.service.ts';
import { replyAbout } from '../meetings/draft-reply.service.ts';
import { detailsOf } from '../meetings/rules.ts';
import { findMeetingIn } from '../meetings/which-meeting.service.ts';
import { findAsked, mayPrepare } from './meeting-asked.ts';

/** What a host sets by a command of its own, with the longest words that fit every notice. */
const LONGEST = { place: 300, contact: 200 } as const;

const COMMANDS = { place: 'lokasi', contact: 'narahubung' } as const;

type Detail = keyof typeof LONGEST;

/** Takes the contact away; a meeting always has a place. */
const REMOVE = /^(?:hapus|kosongkan)$/i;

/** `lokasi 42 Aula BMKG`: the meeting's host and the secretariat set a detail, everybody else reads it. */
export async function setDetail(call: RunCall, detail: Detail): Promise<readonly Reaction[]> {
  const words = cleanText(readMeetingNumber(call.argument)?.rest ?? call.argument)
    .replace(/\s+/g, ' ')
    .trim();
  const asked = await findAsked(call, call.argument);
  const [meeting] = asked.ok ? asked.meetings : [];
  if (words === '') return show(call, { meeting, detail });
  if (!asked.ok) return asked.reactions;
  if (meeting === undefined || !mayPrepare(call, meeting)) return refuse(call, 'noRight');
  if (words.length > LONGEST[detail])
    return refuse(call, { reason: 'detailTooLong', longest: LONGEST[detail] });
  return change(call, { meeting, detail, words });
}

async function change(
  call: RunCall,
  { meeting, detail, words }: { readonly meeting: Meeting; readonly detail: Detail; readonly words: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { number } = meeting;
  if (REMOVE.test(words) && detail === 'place') return show(call, { meeting, detail });
  const value = REMOVE.test(words) ? undefined : words;
  const details = { ...detailsOf(meeting), [detail]: value };
  const changed = await changeMeeting(work, { meeting, details, reason: '' });
  if (!changed.ok) return refuse(call, { reason: changed.reason, number });
  const action = COMMANDS[detail];
  await recordAudit(work.db, { context, at: work.now, action, subject: `rapat ${number}` });
  const wait = await quietWait(call, { before: meeting, after: changed.value });
  const answer = meetingChanged({ before: meeting, after: changed.value, wait }, language);
  return replyAbout(call, { meeting, answer, command: action });
}

async function show(
  call: RunCall,
  { meeting: own, detail }: { readonly meeting: Meeting | undefined; readonly detail: Detail },
): Promise<readonly Reaction[]> {
  const found =
    own === undefined
      ? await findMeetingIn(call, { words: call.argument, states: ['announced'] })
      : { ok: true as const, meeting: own };
  if (!found.ok) return found.reactions;
  const { meeting } = found;
  if (meeting.state === 'cancelled')
    return refuse(call, { reason: 'meetingCancelled', number: meeting.number });
  const { t } = call.language;
  const value = meeting[detail] ?? '';
  const words = { number: meeting.number, value };
  const says = value === '' ? t('preparing:detail.none', words) : t(`preparing:detail.${detail}`, words);
  const how = mayPrepare(call, meeting) ? ` ${t(`preparing:detail.${detail}How`, words)}` : '';
  const answer = message({ summary: `${says}${how}` });
  return replyAbout(call, { meeting, answer, command: COMMANDS[detail] });
}
