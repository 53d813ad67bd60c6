import { prefixOf } from '../../i18n/chat-language.ts';
import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { PressCall } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import { isoDate } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { usualStart } from '../meetings/calendar/usual-start.rules.ts';
import { readCreated } from '../meetings/created.service.ts';
import { findMeeting } from '../meetings/service.ts';
import { meetingCreated } from '../meetings/words.ts';
import { readForecast } from '../rotation/service.ts';
import { readComingDate } from './next.rules.ts';
import { comingMeeting, likelyMeeting, makeNext } from './next.service.ts';
import { nextDates, nextOffered } from './next.words.ts';
import { proposeMeeting } from './service.ts';

/** So many other dates are offered. */
const OTHER_DATES = 5;

/** A button of the offer of a next meeting, as it was pressed. */
interface Offer {
  readonly after: Meeting;
  readonly date: string;
  readonly host: { readonly institutionId: number; readonly shortName: string } | undefined;
}

/** Makes the meeting that was offered, offers it on another date, or leaves it. */
export async function pressNext(call: PressCall): Promise<readonly Reaction[]> {
  const { work, context, language, incoming } = call;
  const [what, written, day, hostId] = call.parameters;
  const forumId = context.forum.id;
  const after = await findMeeting(work.db, { forumId, id: readRowId(written) ?? 0 });
  if (after === undefined) return refuse(call, 'buttonGone');
  const made = await comingMeeting(work, forumId);
  if (made !== undefined) return exists(call, made);
  if (what === 'nanti')
    return replaced(
      message({ summary: language.t('dates:next.left', { prefix: prefixOf(incoming.platform) }) }),
    );
  const date = readComingDate(day, isoDate(work.now, context.forum.timeZone));
  if (date === undefined) return refuse(call, 'nextDateOver');
  const { rotation } = await readForecast({ db: work.db, now: work.now }, { forumId });
  const host = rotation.order.candidates.find(({ institutionId }) => institutionId === readRowId(hostId));
  const offer = { after, date, host };
  if (what === 'draf') return make(call, offer);
  if (what === 'pilih') return replaced(shown(call, offer));
  return what === 'tanggal' ? otherDates(call, offer) : refuse(call, 'buttonGone');
}

function shown({ language }: PressCall, { after, date, host }: Offer): OutgoingMessage {
  const start = usualStart(date, { last: after, zone: after.timeZone });
  return nextOffered({ after, afterId: after.id, date, ...start, host }, language);
}

async function otherDates(call: PressCall, { after, date, host }: Offer): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const facts = { forumId: context.forum.id, count: OTHER_DATES };
  const { dates } = await proposeMeeting({ db: work.db, now: work.now }, facts);
  const others = dates.map((one) => one.date).filter((one) => one !== date);
  const hostId = host?.institutionId ?? 0;
  return replaced(nextDates({ afterId: after.id, date, hostId, dates: others }, language));
}

async function make(call: PressCall, { after, date, host }: Offer): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId } = context.forum;
  const made = await makeNext(work, {
    ...{ forumId, afterId: after.id, date, createdById: context.actor.personId },
    makes: await likelyMeeting(work.db, { forum: context.forum, host, language }),
  });
  if (!made.ok && made.reason === 'nextExists') return exists(call, await comingMeeting(work, forumId));
  if (!made.ok) return refuse(call, made.reason === 'meetingInPast' ? 'nextDateOver' : 'buttonGone');
  const subject = `rapat ${made.value.number}`;
  await recordAudit(work.db, { context, at: work.now, action: 'buatrapat', subject });
  return replaced(meetingCreated(made.value, { language, ...(await readCreated(call, made.value)) }));
}

/** Somebody else was quicker: the offer says so from now on. */
function exists(call: PressCall, meeting: Meeting | undefined): readonly Reaction[] {
  const number = meeting?.number ?? '';
  const summary = call.language.t('refusals:nextExists', { number });
  return [...refuse(call, { reason: 'nextExists', number }), ...replaced(message({ summary }))];
}

function replaced(answer: OutgoingMessage): readonly Reaction[] {
  return [{ kind: 'replace', message: answer }];
}
