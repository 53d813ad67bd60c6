import { prefixOf } from '../../i18n/chat-language.ts';
import { markedName } from '../../i18n/marked-name.ts';
import { message } from '../../i18n/message.ts';
import { exampleInstitution, lookUpInstitution } from '../../inbound/args/institution.ts';
import type { Call } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { cleanName } from '../../lib/text.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { listPending } from './entering/requests.store.ts';
import { findOnePerson, lookUpPeople, MOST_PEOPLE, NAME_LENGTH, nearMembers } from './find-people.ts';
import { removePerson } from './office/service.ts';
import { findPerson } from './people.store.ts';
import { countMembers } from './seats.store.ts';
import type { KnownPerson } from './types.ts';
import { MEMBERS_ELSEWHERE, membersOverview, pendingRequests, peopleList, seatsPhrase } from './words.ts';

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
  return answerPrivately(call, { answer: membersOverview(facts, language), elsewhere: MEMBERS_ELSEWHERE });
}

/** Requests that wait, each with its button. */
export async function showPending(call: Call): Promise<readonly Reaction[]> {
  const pending = await listPending(call.work.db, {
    forumId: call.context.forum.id,
    limit: MOST_PENDING,
  });
  return answerPrivately(call, {
    answer: pendingRequests(pending, call.language),
    elsewhere: MEMBERS_ELSEWHERE,
  });
}

/** People whose name, institution or number the words are, or are a part of. */
export async function showPeople(call: Call, typed: string): Promise<readonly Reaction[]> {
  const words = cleanName(typed, { longest: NAME_LENGTH });
  if (words === '')
    return refuse(call, {
      reason: 'missingMember',
      example: `${prefixOf(call.incoming.platform)}anggota cari ${await exampleInstitution(call)}`,
    });
  const people = await lookUpPeople(call, { words, anywhere: true });
  if (people.length === 0) return refuseSearch(call, words);
  const facts = { people, words, limit: MOST_PEOPLE, now: call.work.now, zone: call.context.forum.timeZone };
  return answerPrivately(call, { answer: peopleList(facts, call.language), elsewhere: MEMBERS_ELSEWHERE });
}

/** Says what is missing: an institution has nobody yet, or the words are near to others. */
async function refuseSearch(call: Call, words: string): Promise<readonly Reaction[]> {
  const institution = await lookUpInstitution(call, words);
  if (institution.ok) return refuse(call, { reason: 'nobodyRegistered', name: institution.value.shortName });
  const [first, ...others] = await nearMembers(call, words);
  if (first === undefined) return refuse(call, { reason: 'unknownMember', words });
  const choices = [first, ...others].join(', ');
  return refuse(call, { reason: 'unknownMemberNear', words, choices, first });
}

/** Asks whether somebody is to be removed from the forum. */
export async function askToRemove(call: Call, words: string): Promise<readonly Reaction[]> {
  if (words === '')
    return refuse(call, {
      reason: 'missingMember',
      example: `${prefixOf(call.incoming.platform)}anggota keluarkan Budi`,
    });
  const found = await findOnePerson(call, {
    words,
    actionOf: ({ id }) => encodeAction('anggota', 'keluarkan', id),
  });
  return found.ok
    ? answerPrivately(call, { answer: removalQuestion(call, found.value), elsewhere: MEMBERS_ELSEWHERE })
    : found.reactions;
}

/** A press of the choice of people, of the confirmation or of its opposite. */
export async function pressRemoval(
  call: Call,
  { id, answer }: { readonly id: number; readonly answer: string | undefined },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  const forumId = context.forum.id;
  if (answer === 'batal') return [{ kind: 'replace', message: message({ summary: t('members:cancelled') }) }];
  const person = await findPerson(work.db, { forumId, personId: id, now: work.now });
  if (person === undefined) return refuse(call, 'proposalGone');
  if (answer !== 'ya') return [{ kind: 'replace', message: removalQuestion(call, person) }];
  const removed = await removePerson(work, { forumId, personId: id });
  if (!removed.ok) return refuse(call, removed.reason);
  await recordAudit(work.db, { context, at: work.now, action: 'anggota keluarkan', subject: `#${id}` });
  return [
    { kind: 'replace', message: message({ summary: t('members:removal.done', { name: person.name }) }) },
  ];
}

function removalQuestion({ work, context, language }: Call, person: KnownPerson): OutgoingMessage {
  const { t } = language;
  const seats = seatsPhrase({ ...person, now: work.now, zone: context.forum.timeZone }, language);
  const action = (answer: string): string => encodeAction('anggota', 'keluarkan', person.id, answer);
  return message({
    summary: t('members:removal.ask', { name: markedName(person.name, language), seats }),
    buttons: [
      [
        { text: t('members:removal.confirm'), action: action('ya'), style: 'danger' },
        { text: t('members:cancel'), action: action('batal') },
      ],
    ],
  });
}
