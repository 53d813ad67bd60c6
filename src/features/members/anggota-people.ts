import { prefixOf } from '../../i18n/chat-language.ts';
import { exampleInstitution, lookUpInstitution } from '../../inbound/args/institution.ts';
import type { Call } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { cleanName } from '../../lib/text.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { listPending } from './entering/requests.store.ts';
import { lookUpPeople, MOST_PEOPLE, NAME_LENGTH, nearMembers } from './find-people.ts';
import { countMembers } from './seats.store.ts';
import { MEMBERS_ELSEWHERE, membersOverview, pendingRequests, peopleList } from './words.ts';

/** Most requests that are listed at once; the others come up as these are decided. */
const MOST_PENDING = 10;

/** How many belong, and who waits. */
export async function showOverview(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language, incoming } = call;
  const { forum, actor } = context;
  const facts = {
    forum,
    ...(await countMembers(work.db, { forumId: forum.id, now: work.now })),
    pending: await listPending(work.db, { forumId: forum.id, limit: MOST_PENDING }),
    mayChange: mayChange('anggota', actor.roles),
    prefix: prefixOf(incoming.platform),
  };
  return answerPrivately(call, membersOverview(facts, language), MEMBERS_ELSEWHERE);
}

/** Requests that wait, each with its button. */
export async function showPending(call: Call): Promise<readonly Reaction[]> {
  const pending = await listPending(call.work.db, {
    forumId: call.context.forum.id,
    limit: MOST_PENDING,
  });
  return answerPrivately(call, pendingRequests(pending, call.language), MEMBERS_ELSEWHERE);
}

/** People whose name, institution or number the words are, or are a part of. */
export async function showPeople(call: Call, typed: string): Promise<readonly Reaction[]> {
  const words = cleanName(typed, { longest: NAME_LENGTH });
  if (words === '')
    return refuse(call, 'missingMember', {
      example: `${prefixOf(call.incoming.platform)}anggota cari ${await exampleInstitution(call)}`,
    });
  const people = await lookUpPeople(call, { words, anywhere: true });
  if (people.length === 0) return refuseSearch(call, words);
  const facts = { people, words, limit: MOST_PEOPLE, now: call.work.now, zone: call.context.forum.timeZone };
  return answerPrivately(call, peopleList(facts, call.language), MEMBERS_ELSEWHERE);
}

/** Says what is missing: an institution has nobody yet, or the words are near to others. */
async function refuseSearch(call: Call, words: string): Promise<readonly Reaction[]> {
  const institution = await lookUpInstitution(call, words);
  if (institution.ok) return refuse(call, 'nobodyRegistered', { name: institution.value.shortName });
  const [first, ...others] = await nearMembers(call, words);
  if (first === undefined) return refuse(call, 'unknownMember', { words });
  const choices = [first, ...others].join(', ');
  return refuse(call, 'unknownMemberNear', { words, choices, first });
}
