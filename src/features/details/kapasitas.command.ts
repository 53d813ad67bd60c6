import { lookUpInstitution } from '../../inbound/args/institution.ts';
import { readMeetingNumber, readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, RunCall } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { Meeting } from '../../model/meeting.ts';
import { countTaken } from '../../model/places.store.ts';
import { rolesAtMeeting } from '../../notices/reader.ts';
import { toldNote } from '../../notices/told-later.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { changeMeeting } from '../meetings/changing/change.service.ts';
import { replyAbout } from '../meetings/draft-reply.service.ts';
import { detailsOf } from '../meetings/rules.ts';
import { findMeeting, findMeetingByNumber } from '../meetings/service.ts';
import { findMeetingIn } from '../meetings/which-meeting.service.ts';
import { type CapacityWish, countsPeople, readCapacityWish } from './capacity.rules.ts';
import { capacityShown, placeGivenBeyond } from './capacity.words.ts';
import { limitOf } from './filling.ts';
import { givePlace, listComing, settlePlaces } from './service.ts';

/** How many people a meeting has room for: shows and sets it, and gives a place beyond it. */
export const kapasitas: Command = {
  name: 'kapasitas',
  aliases: ['dayatampung'],
  run: async (call) => {
    const found = await findMeant(call);
    if ('reactions' in found) return found.reactions;
    const { meeting, wish } = found;
    if (!mayUse('kapasitas', rolesOf(call, meeting))) return refuse(call, 'noRight');
    switch (wish.what) {
      case 'show':
        return show(call, meeting);
      case 'set':
        return set(call, { meeting, wish });
      case 'give': {
        const institution = await lookUpInstitution(call, wish.words);
        if (!institution.ok) {
          const { reason, values } = institution;
          const isNobody = reason === 'unknownInstitution' && !wish.isSaid;
          return refuse(
            call,
            isNobody ? { reason: 'wrongCapacity', number: meeting.number } : { reason, ...values },
          );
        }
        return give(call, {
          meeting,
          institutionId: institution.value.id,
          name: institution.value.shortName,
        });
      }
      case 'which':
        return refuse(call, { reason: 'capacityWhich', number: meeting.number, count: wish.count });
      case 'unclear':
        return refuse(call, { reason: 'wrongCapacity', number: meeting.number });
    }
  },
  press: async (call) => {
    const [what, meetingId, institutionId] = call.parameters;
    const { work, context } = call;
    const meeting = await findMeeting(work.db, { forumId: context.forum.id, id: readRowId(meetingId) ?? 0 });
    if (what !== 'beri' || meeting === undefined) return refuse(call, 'proposalGone');
    if (!mayUse('kapasitas', rolesOf(call, meeting))) return refuse(call, 'noRight');
    const { number } = meeting;
    if (meeting.state === 'cancelled') return refuse(call, { reason: 'meetingCancelled', number });
    if (meeting.startsAt <= work.now) return refuse(call, { reason: 'meetingOver', number });
    return give(call, { meeting, institutionId: readRowId(institutionId) ?? 0, name: undefined });
  },
};

function rolesOf({ context }: Call, { host }: Meeting): ReturnType<typeof rolesAtMeeting> {
  const { roles, seats } = context.actor;
  const institutionIds = seats.map(({ institutionId }) => institutionId);
  return rolesAtMeeting({ roles, institutionIds, hostInstitutionId: host?.institutionId });
}

/** The meeting, and what is asked of it. A number alone is a meeting's; where there is none, it is asked back. */
async function findMeant(
  call: RunCall,
): Promise<
  { readonly meeting: Meeting; readonly wish: CapacityWish } | { readonly reactions: readonly Reaction[] }
> {
  const { argument, work, context } = call;
  const named = readMeetingNumber(argument);
  const { id: forumId } = context.forum;
  const begins = named !== undefined && /^\s*\d/.test(argument) ? named : undefined;
  const isCount = begins !== undefined && countsPeople(begins);
  const isNobodys =
    begins?.rest === '' &&
    (await findMeetingByNumber(work.db, { forumId, number: begins.number })) === undefined;
  const found = await findMeetingIn(call, {
    words: isCount || isNobodys ? '' : argument,
    states: ['draft', 'announced'],
  });
  if (!found.ok) return found;
  if (isNobodys) return { meeting: found.meeting, wish: { what: 'which', count: begins.number } };
  return { meeting: found.meeting, wish: readCapacityWish(isCount ? argument : found.rest) };
}

async function show(call: Call, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, language } = call;
  const places = { forumId: meeting.forumId, meetingId: meeting.id };
  const coming = await listComing(work.db, places);
  const facts = { meeting, coming, taken: await countTaken(work.db, places), limit: limitOf(meeting) };
  return replyAbout(call, { meeting, answer: capacityShown(facts, language), command: 'kapasitas' });
}

async function set(
  call: Call,
  {
    meeting,
    wish: { capacity, companionLimit },
  }: { readonly meeting: Meeting; readonly wish: Extract<CapacityWish, { what: 'set' }> },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const before = detailsOf(meeting);
  const changed = await changeMeeting(work, {
    meeting,
    details: {
      ...before,
      capacity: capacity === undefined ? before.capacity : (capacity ?? undefined),
      companionLimit: companionLimit === undefined ? before.companionLimit : (companionLimit ?? undefined),
    },
    reason: '',
  });
  const { number, forumId, id: meetingId } = meeting;
  if (!changed.ok) return refuse(call, { reason: changed.reason, number });
  await recordAudit(work.db, { context, at: work.now, action: 'kapasitas', subject: `rapat ${number}` });
  await settlePlaces(work, { forumId, meetingId });
  return show(call, changed.value);
}

/** A place beyond the capacity. */
async function give(
  call: Call,
  {
    meeting,
    institutionId,
    name,
  }: { readonly meeting: Meeting; readonly institutionId: number; readonly name: string | undefined },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forumId, id: meetingId, number } = meeting;
  const coming = await listComing(work.db, { forumId, meetingId });
  const institution = coming.find((one) => one.institutionId === institutionId)?.shortName ?? name ?? '';
  const heard = await givePlace(work, { forumId, meetingId, institutionId });
  if (heard === undefined)
    return institution === ''
      ? refuse(call, 'proposalGone')
      : refuse(call, { reason: 'notWaiting', name: institution, number });
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: `kapasitas beri ${institution}`,
    subject: `rapat ${number}`,
  });
  const told = await toldNote(call, { name: institution, heard });
  const answer = placeGivenBeyond({ meeting, institution, told }, language);
  return replyAbout(call, { meeting, answer, command: 'kapasitas' });
}
