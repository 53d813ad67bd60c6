import { message, paragraph } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, Command } from '../../../inbound/command.ts';
import { echo, refuse, replyHere } from '../../../inbound/replies.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import { parseWhen } from '../../../language/dates/parse-when.ts';
import type { Actor } from '../../../model/actor.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { replyAbout } from '../draft-reply.service.ts';
import { startOf } from '../form/details.ts';
import { findLetter } from '../letter/service.ts';
import { listInvitationPlaces } from '../posting/invitation-places.store.ts';
import type { InvitationPlace } from '../posting/invitation-places.ts';
import { findMeeting } from '../store.ts';
import { recheckInvitations } from '../targets.store.ts';
import { findMeetingIn } from '../which-meeting.service.ts';
import { whyNoMoment } from '../words.ts';
import { announceMeeting, planAnnouncement } from './announce.service.ts';
import { announcedBefore, announcedMessage, missingLines } from './announced.words.ts';
import type { Orderer } from './announcement.notice.ts';

/** Announces a meeting to the bound chats, now or at a time. */
export const umumkan: Command = {
  name: 'umumkan',
  aliases: [],
  run: async (call) => {
    const found = await findMeetingIn(call, { words: call.argument, states: ['draft'] });
    // Without a draft the next announced one is meant: chats bound since get it too.
    const chosen =
      found.ok || call.argument !== ''
        ? found
        : await findMeetingIn(call, { words: '', states: ['announced'] });
    if (!chosen.ok) return chosen.reactions;
    return chosen.rest === ''
      ? announceNow(call, chosen.meeting)
      : announceLater(call, { meeting: chosen.meeting, phrase: chosen.rest });
  },
  press: async (call) => {
    const id = readRowId(call.parameters[0]) ?? 0;
    const meeting = await findMeeting(call.work.db, { forumId: call.context.forum.id, id });
    return meeting === undefined ? refuse(call, 'proposalGone') : announceNow(call, meeting);
  },
};

async function announceNow(call: Call, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const announced = await announceMeeting(work, { meeting, by: ordererOf(context.actor) });
  const number = meeting.number;
  if (!announced.ok) {
    return announced.reason === 'meetingNotDraft'
      ? lookAgain(call, meeting)
      : refuse(call, { reason: announced.reason, number });
  }
  await recordAudit(work.db, { context, at: work.now, action: 'umumkan', subject: `rapat ${number}` });
  const facts = { number, places: await placesOf(call, meeting), missing: await missingOf(call, meeting) };
  return answer(call, announcedMessage(facts, language));
}

/** Of the number and the letter, what an official invitation still lacks. */
async function missingOf({ work }: Call, meeting: Meeting): Promise<readonly ('letter' | 'number')[]> {
  const { forumId, id: meetingId, letterNumber = '' } = meeting;
  const letter = await findLetter(work.db, { forumId, meetingId });
  return [
    ...(letterNumber === '' ? (['number'] as const) : []),
    ...(letter === undefined ? (['letter'] as const) : []),
  ];
}

/** The person on record, else the account: an administrator may be no member. */
function ordererOf({ personId, platform, externalId }: Actor): Orderer {
  return personId === undefined ? { platform, externalId } : { personId };
}

async function placesOf({ work }: Call, meeting: Meeting): Promise<readonly InvitationPlace[]> {
  const [found] = await listInvitationPlaces(work.db, { now: work.now, meeting });
  return found?.places ?? [];
}

/** Nothing is left to be sent: the bot looks whether what it sent is still there. */
async function lookAgain(call: Call, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, language } = call;
  await recheckInvitations(work.db, { meeting, now: work.now });
  const facts = { number: meeting.number, places: await placesOf(call, meeting) };
  return answer(call, announcedBefore(facts, language));
}

function answer(call: Call, shown: OutgoingMessage): readonly Reaction[] {
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: shown }] : replyHere(call, shown);
}

async function announceLater(
  call: Call,
  { meeting, phrase }: { readonly meeting: Meeting; readonly phrase: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t, locale } = language;
  const zone = context.forum.timeZone;
  const when = parseWhen(phrase, { now: work.now, zone });
  const problem = (why: string): readonly Reaction[] =>
    replyHere(
      call,
      message({
        summary: t('meetings:problem.when', { label: t('meetings:line.when'), phrase: echo(phrase), why }),
      }),
    );
  if (when.outcome === 'ask') return problem(whyNoMoment(when, language));
  const at = startOf(when.value)?.startsAt;
  if (at === undefined) return problem(t('meetings:when.tanpa_jam'));
  const planned = await planAnnouncement(work, { meeting, at });
  if (!planned.ok) return refuse(call, { reason: planned.reason, number: meeting.number });
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: 'umumkan',
    subject: `rapat ${meeting.number} nanti`,
  });
  const summary = t('meetings:announcePlanned', {
    number: meeting.number,
    when: formatDateTime(at, { zone, locale }),
  });
  const missing = missingLines({ number: meeting.number, missing: await missingOf(call, meeting) }, language);
  const answer = message({ summary, blocks: [paragraph(summary), ...missing] });
  return replyAbout(call, { meeting, answer, command: 'umumkan' });
}
