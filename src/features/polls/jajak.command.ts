import { prefixOf } from '../../i18n/chat-language.ts';
import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, PressCall } from '../../inbound/command.ts';
import { isOverheard, refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import { MINUTE_MS } from '../../lib/clock.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { likelyMeeting } from '../dates/next.service.ts';
import { guessNextMeeting } from '../dates/service.ts';
import { readCreated } from '../meetings/created.service.ts';
import { replyAbout } from '../meetings/draft-reply.service.ts';
import { findMeeting } from '../meetings/service.ts';
import { meetingCreated } from '../meetings/words.ts';
import { writePollPicture } from './picture.ts';
import { prepare, send, setDeadline } from './preparing.ts';
import { isOpen } from './rules.ts';
import { takeSlot } from './service.ts';
import { closePoll, findPoll, pollOfSlot, saveVotes } from './store.ts';
import { CHOICES, type Poll } from './types.ts';
import { pollResult, pollShown, type ShownPoll } from './words.ts';

const RESULT = /^hasil(?:\s+(gambar))?\b/i;
const PICTURE = /^gambar\b/i;
const CLOSE = /^tutup\b/i;

/** A poll of dates: put to the members by the secretariat, answered by buttons for one's institution. */
export const jajak: Command = {
  name: 'jajak',
  aliases: ['jajakpendapat'],
  run: async (call) => {
    const { context, argument, work } = call;
    const poll = await findPoll(work.db, { forumId: context.forum.id });
    const isChanging = mayChange('jajak', context.actor.roles);
    const asked = RESULT.exec(argument);
    if (asked !== null || PICTURE.test(argument)) {
      if (poll === undefined) return refuse(call, 'noPoll');
      const isPicture = asked === null || asked[1] !== undefined;
      return replyHere(call, isPicture ? await picture(call, poll) : await result(call, poll));
    }
    if (CLOSE.test(argument)) return isChanging ? close(call, poll) : refuse(call, 'noRight');
    const open = poll !== undefined && isOpen(poll, work.now) ? poll : undefined;
    if (argument === '' && open !== undefined) return replyHere(call, await shown(call, open));
    if (!isChanging) return refuse(call, argument === '' ? 'noPoll' : 'noRight');
    return open === undefined
      ? prepare(call)
      : refuse(call, { reason: 'pollOpen', prefix: prefixOf(call.incoming.platform) });
  },
  press: async (call) => {
    const [what, written, choice] = call.parameters;
    const id = readRowId(written) ?? 0;
    if (what === 'pilih') return vote(call, { slotId: id, choice });
    if (what === 'gambar') {
      const poll = await findPoll(call.work.db, { forumId: call.context.forum.id, id });
      return poll === undefined ? refuse(call, 'pollGone') : replyHere(call, await picture(call, poll));
    }
    if (!mayChange('jajak', call.context.actor.roles)) return refuse(call, 'noRight');
    if (what === 'pakai') return take(call, id);
    if (what === 'batas') return setDeadline(call, { id, answerBy: (readRowId(choice) ?? 0) * MINUTE_MS });
    return what === 'kirim' || what === 'batal' ? send(call, { what, id }) : refuse(call, 'buttonGone');
  },
};

/** Keeps what the presser's institutions say to a slot, and shows the poll as it is now; one that has ended loses its buttons. */
async function vote(
  call: PressCall,
  { slotId, choice: written }: { readonly slotId: number; readonly choice: string | undefined },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const choice = CHOICES.find((one) => one === written);
  const poll = await pollOfSlot(work.db, { forumId, id: slotId });
  if (poll === undefined || choice === undefined) return refuse(call, 'buttonGone');
  const institutionIds = context.actor.seats.map(({ institutionId }) => institutionId);
  const now = async (): Promise<Reaction> => {
    const after = (await findPoll(work.db, { forumId, id: poll.id })) ?? poll;
    return { kind: 'replace', message: await shown(call, after) };
  };
  if (!isOpen(poll, work.now)) return [...refuse(call, 'pollOver'), await now()];
  if (institutionIds.length === 0) return refuse(call, 'noPollSeat');
  const isKept = await saveVotes(work.db, {
    ...{ forumId, pollId: poll.id, slotId, institutionIds, choice, now: work.now },
    byPersonId: context.actor.personId,
  });
  return isKept ? [await now()] : [...refuse(call, 'pollOver'), await now()];
}

async function close(call: Call, poll: Poll | undefined): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const isEnded =
    poll !== undefined &&
    (await closePoll(work.db, { forumId, id: poll.id, slotId: undefined, now: work.now }));
  if (!isEnded) return refuse(call, 'noPoll');
  await recordAudit(work.db, { context, at: work.now, action: 'jajak tutup', subject: String(poll.id) });
  const ended = (await findPoll(work.db, { forumId, id: poll.id })) ?? poll;
  return replyHere(call, await result(call, ended));
}

/** One press makes the meeting, or moves its date. */
async function take(call: PressCall, slotId: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId } = context.forum;
  const { host } = await guessNextMeeting({ db: work.db, now: work.now }, forumId);
  const { t } = language;
  const taken = await takeSlot(work, {
    ...{ forumId, slotId, createdById: context.actor.personId },
    makes: await likelyMeeting(work.db, { forum: context.forum, host, language }),
  });
  const poll = await pollOfSlot(work.db, { forumId, id: slotId });
  if (!taken.ok) {
    const number = poll === undefined ? undefined : (await shownOf(call, poll)).number;
    return refuse(call, {
      ...{ reason: taken.reason, number: number ?? '', prefix: prefixOf(call.incoming.platform) },
    });
  }
  const { meeting, isNew } = taken.value;
  const subject = `rapat ${meeting.number}`;
  await recordAudit(work.db, { context, at: work.now, action: 'jajak pakai', subject });
  if (!isNew) {
    const when = formatDateTime(meeting.startsAt, { zone: meeting.timeZone, locale: language.locale });
    return replaced(message({ summary: t('polls:moved', { number: meeting.number, when }) }));
  }
  const answer = meetingCreated(meeting, { language, ...(await readCreated(call, meeting)) });
  // A draft is not for a group: there the result only loses its buttons.
  return isOverheard(call) && poll !== undefined
    ? [
        ...replaced(await result(call, poll)),
        ...replyAbout(call, { meeting, answer, command: `rapat ${meeting.number}` }),
      ]
    : replaced(answer);
}

function replaced(shown: OutgoingMessage): readonly Reaction[] {
  return [{ kind: 'replace', message: shown }];
}

async function shownOf(call: Call, poll: Poll): Promise<ShownPoll> {
  const { work, context } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const meeting =
    poll.meetingId === undefined ? undefined : await findMeeting(work.db, { forumId, id: poll.meetingId });
  return { poll, forum, number: meeting?.number, zone, now: work.now };
}

async function shown(call: Call, poll: Poll): Promise<OutgoingMessage> {
  return pollShown(await shownOf(call, poll), call.language);
}

async function result(call: Call, poll: Poll): Promise<OutgoingMessage> {
  const mayTake = mayChange('jajak', call.context.actor.roles);
  return pollResult({ ...(await shownOf(call, poll)), mayTake }, call.language);
}

async function picture(call: Call, poll: Poll): Promise<OutgoingMessage> {
  const facts = await shownOf(call, poll);
  const { summary } = pollResult({ ...facts, mayTake: false }, call.language);
  const content = await writePollPicture(facts, call.language);
  return message({
    summary,
    files: [{ name: call.language.t('polls:file'), mimeType: 'image/png', content }],
  });
}
