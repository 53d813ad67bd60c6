import { Temporal } from 'temporal-polyfill';
import { message } from '../../i18n/message.ts';
import { findInstitution } from '../../inbound/args/institution.ts';
import { readMeetingNumber } from '../../inbound/args/numbers.ts';
import type { Command, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { parseWhen } from '../../language/dates/parse-when.ts';
import type { WhenValue } from '../../language/dates/when.ts';
import type { ZoneId } from '../../lib/zone.ts';
import { startOfDay } from '../../notices/moments.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { findMeeting } from '../meetings/service.ts';
import { isHostOf } from '../meetings/which-meeting.service.ts';
import { findHeldMeeting } from './held-meeting.ts';
import { closeAction, findAction, insertAction, listActions } from './store.ts';
import { actionLine, actionList } from './words.ts';

const MOST_SHOWN = 40;
const LONGEST_DESCRIPTION = 300;

/** Shows what institutions have to do after meetings; adds items and marks them as done. */
export const tindaklanjut: Command = {
  name: 'tindaklanjut',
  aliases: [],
  run: async (call) => {
    const [word = '', ...others] = call.argument.trim().split(/\s+/);
    const rest = others.join(' ');
    if (word === '' || readMeetingNumber(call.argument)?.rest === '') return show(call);
    switch (word.toLowerCase()) {
      case 'tambah':
        return add(call, rest);
      case 'selesai':
        return close(call, rest);
      default:
        return refuse(call, { reason: 'unknownOption', option: call.argument, options: 'tambah, selesai' });
    }
  },
};

async function show(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forum, actor } = context;
  const found = call.argument === '' ? undefined : await findHeldMeeting(call, call.argument);
  if (found?.ok === false) return found.reactions;
  const meeting = found?.meeting;
  const items = await listActions(work.db, { forumId: forum.id, meetingId: meeting?.id, limit: MOST_SHOWN });
  const title =
    meeting === undefined
      ? language.t('actions:title', { forum: forum.name })
      : language.t('actions:titleMeeting', { number: meeting.number });
  const shown = {
    ...{ title, items, zone: forum.timeZone, mayChange: mayChange('tindaklanjut', actor.roles) },
    own: new Set(actor.seats.map(({ institutionId }) => institutionId)),
  };
  return replyHere(call, actionList(shown, language));
}

async function add(call: RunCall, words: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forum, actor } = context;
  const found = await findHeldMeeting(call, '');
  if (!found.ok) return found.reactions;
  const { meeting } = found;
  if (!mayChange('tindaklanjut', actor.roles) && !isHostOf(call, meeting)) return refuse(call, 'noRight');
  const parts = words.split(';').map((part) => part.trim());
  const [phrase = '', institution = ''] = parts.toReversed();
  const description = parts.slice(0, -2).join('; ');
  if (description === '' || institution === '' || phrase === '')
    return refuse(call, { reason: 'actionIncomplete', example: language.t('commands:example.tindaklanjut') });
  if (description.length > LONGEST_DESCRIPTION)
    return refuse(call, { reason: 'actionTooLong', longest: LONGEST_DESCRIPTION });
  const responsible = await findInstitution(call, institution);
  if (!responsible.ok) return responsible.reactions;
  const when = parseWhen(phrase, { now: work.now, zone: forum.timeZone });
  if (when.outcome === 'ask')
    return refuse(call, { reason: 'actionWhen', why: language.t(`meetings:when.${when.reason}`) });
  const item = await insertAction(work.db, {
    ...{ forumId: forum.id, meetingId: meeting.id, description, institutionId: responsible.value.id },
    ...{ dueAt: dayOf(when.value, forum.timeZone), createdById: actor.personId, now: work.now },
  });
  await audit(call, item.number);
  const line = actionLine({ item, zone: forum.timeZone }, language);
  return replyHere(call, message({ summary: language.t('actions:added', { line }) }));
}

/** The midnight with which the last day of a value begins, epoch milliseconds. */
function dayOf(value: WhenValue, zone: ZoneId): number {
  const last = value.kind === 'range' ? value.end : value;
  return last.kind === 'instant'
    ? startOfDay(last.epochMs, zone)
    : Temporal.PlainDate.from(last.date).toZonedDateTime(zone).epochMilliseconds;
}

async function close(call: RunCall, words: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const number = /^\d{1,6}$/.test(words) ? Number(words) : 0;
  const item = await findAction(work.db, { forumId, number });
  if (item === undefined) return refuse(call, { reason: 'noSuchAction', words });
  const meeting = await findMeeting(work.db, { forumId, id: item.meetingId });
  const isHost = meeting !== undefined && isHostOf(call, meeting);
  if (!mayChange('tindaklanjut', context.actor.roles) && !isHost) return refuse(call, 'noRight');
  const closed = { forumId, id: item.id, closedById: context.actor.personId, now: work.now };
  if (!(await closeAction(work.db, closed))) return refuse(call, { reason: 'actionDoneAlready', number });
  await audit(call, number);
  return replyHere(call, message({ summary: language.t('actions:closed', { number }) }));
}

async function audit({ work, context }: RunCall, number: number): Promise<void> {
  await recordAudit(work.db, { context, at: work.now, action: 'tindaklanjut', subject: `${number}` });
}
