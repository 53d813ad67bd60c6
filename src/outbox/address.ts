import { bestFirst } from '../model/last-used.ts';
import type { NoticeContent, Reader } from '../notices/content.ts';
import type { NoticeKinds } from '../notices/kind.ts';
import { type QuietMoment, quietWait } from '../notices/quiet.ts';
import { rolesAtMeeting } from '../notices/reader.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { Platform } from '../platform/platform.ts';
import { dayOutcome } from './day.rules.ts';
import { type ClaimedDelivery, type Parcel, targetRow, type Unsent } from './delivery.ts';
import type {
  CalledInstitution,
  Present,
  PresentAccount,
  PresentChat,
  PresentForum,
  PresentInstitution,
  PresentMeeting,
  PresentPerson,
} from './present/types.ts';
import { concerned, readerOf, readerQuiet, sensibleUntil, sparedReason } from './skip.rules.ts';

/** A message's address and what differs by reader. */
export interface Addressed extends Pick<Parcel, 'platform' | 'target' | 'chat'> {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly locale: string | undefined;
  readonly reader: Reader;
  readonly institutions: readonly (PresentInstitution & NoticeContent['institutions'][number])[];
}

/** What addressing looks at. */
export interface Addressing {
  readonly present: Present;
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'privateChatUrl'>>;
  readonly kinds: NoticeKinds;
  readonly forum: PresentForum;
  readonly meeting: PresentMeeting | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Where deliveries go, or why they do not go now. Deliveries that are called in one group come together. */
export type Address = Addressed | Unsent;

type Outcome = Unsent['outcome'];

function ended(
  deliveries: readonly ClaimedDelivery[],
  { state, reason }: { readonly state: 'skipped' | 'unreachable' | 'failed'; readonly reason: string },
): Unsent {
  return { deliveries, outcome: { state, reason } };
}

/** Addresses one delivery, or all that become one message in a group; the second list is what falls out. */
export function addressOf(
  addressing: Addressing,
  deliveries: readonly ClaimedDelivery[],
): readonly Address[] {
  const [delivery] = deliveries;
  if (delivery === undefined) return [];
  if (delivery.target.startsWith('institution:')) return toGroup(addressing, deliveries);
  if (delivery.personId !== null) return [toPerson(addressing, delivery)];
  if (delivery.target.startsWith('account:')) return [toAccount(addressing, delivery)];
  return [toChat(addressing, delivery)];
}

function quietOutcome(
  { forum, meeting, now }: Addressing,
  { delivery, hours }: { readonly delivery: ClaimedDelivery; readonly hours: Omit<QuietMoment, 'now'> },
): Outcome | undefined {
  const quietUntil = delivery.kind.quietUntil(delivery.facts, meeting?.meeting.startsAt);
  const until = sensibleUntil(delivery, { forum, meeting });
  const end = quietWait({ quietUntil, until }, { now, ...hours });
  return end === undefined ? undefined : { state: 'queued', notBefore: end, reason: 'quiet' };
}

function forumQuiet({ quiet, timeZone: zone }: PresentForum): Omit<QuietMoment, 'now'> {
  return { quiet, zone };
}

function toPerson(addressing: Addressing, delivery: ClaimedDelivery): Address {
  const { present, platforms, kinds, forum, meeting, now } = addressing;
  const person = present.persons.get(delivery.id);
  if (person === undefined) return ended([delivery], { state: 'unreachable', reason: 'no such person' });
  const roles = rolesAtMeeting(readerOf(person, meeting));
  if (delivery.kind.mayRead?.(roles) === false)
    return ended([delivery], { state: 'skipped', reason: 'not-concerned' });
  const institutions = concerned(delivery, { meeting, institutions: person.institutions });
  if (typeof institutions === 'string') return ended([delivery], { state: 'skipped', reason: institutions });
  const { recentlyTold, plannedKeys } = present;
  const about = { person, forum, meeting, recentlyTold, plannedKeys, kinds, now };
  const spared = sparedReason(delivery, about);
  if (spared !== undefined) return ended([delivery], { state: 'skipped', reason: spared });
  const hours = readerQuiet(person, forum);
  const outcome = quietOutcome(addressing, { delivery, hours }) ?? dayOutcome(delivery, about);
  if (outcome !== undefined) return { deliveries: [delivery], outcome };
  const [account] = privateRoutes(person, { platforms: [...platforms.keys()], tried: delivery.tried });
  if (account === undefined) return ended([delivery], { state: 'unreachable', reason: 'no private way' });
  return {
    deliveries: [delivery],
    platform: account.platform,
    target: { kind: 'person', userId: account.externalId },
    chat: { chatId: account.externalId, isGroup: false },
    locale: account.locale,
    reader: { kind: 'person', name: person.name, salutation: person.salutation },
    institutions: institutions.map((institution) => ({ ...institution, people: [] })),
  };
}

/**
 * The accounts through which a person can be written to privately, the best first: the chosen platform, then the one last used.
 * @param platforms those that are on
 */
export function privateRoutes(
  { accounts, preferredPlatform }: Pick<PresentPerson, 'accounts' | 'preferredPlatform'>,
  {
    platforms,
    tried,
  }: { readonly platforms: readonly PlatformName[]; readonly tried: readonly PlatformName[] },
): readonly PresentAccount[] {
  const ways = accounts.filter(
    ({ platform, mayBeWrittenTo }) =>
      mayBeWrittenTo && platforms.includes(platform) && !tried.includes(platform),
  );
  return bestFirst(ways, preferredPlatform);
}

function toAccount({ platforms }: Addressing, delivery: ClaimedDelivery): Address {
  const [, name, externalId = ''] = delivery.target.split(':');
  const platform = [...platforms.keys()].find((known) => known === name);
  if (platform === undefined) return ended([delivery], { state: 'unreachable', reason: 'platform is off' });
  if (delivery.tried.includes(platform))
    return ended([delivery], { state: 'unreachable', reason: 'refused' });
  return {
    deliveries: [delivery],
    platform,
    target: { kind: 'person', userId: externalId },
    chat: { chatId: externalId, isGroup: false },
    locale: undefined,
    reader: { kind: 'person', name: '', salutation: '' },
    institutions: [],
  };
}

function toChat(addressing: Addressing, delivery: ClaimedDelivery): Address {
  const { present, forum } = addressing;
  const chat = present.chats.get(targetRow(delivery.target, 'chat') ?? 0);
  if (chat === undefined || !isBoundTo(chat, forum))
    return ended([delivery], { state: 'skipped', reason: 'unbound' });
  const isTried = delivery.tried.includes(chat.platform);
  if (isTried || (chat.isShut && delivery.kind.isTriedAnyway !== true))
    return ended([delivery], { state: 'unreachable', reason: chat.refusal || 'refused' });
  const outcome = quietOutcome(addressing, { delivery, hours: forumQuiet(forum) });
  if (outcome !== undefined) return { deliveries: [delivery], outcome };
  return { ...place(chat), deliveries: [delivery], reader: chatReader(addressing, chat), institutions: [] };
}

/** Whoever reads in a group or channel. */
export function chatReader(
  { platforms }: Pick<Addressing, 'platforms'>,
  { platform }: { readonly platform: PlatformName },
): Reader {
  return { kind: 'chat', privateChatUrl: (payload) => platforms.get(platform)?.privateChatUrl(payload) };
}

function isBoundTo({ isBound, forumId }: PresentChat, forum: PresentForum): boolean {
  return isBound && forumId === forum.id;
}

function toGroup(addressing: Addressing, deliveries: readonly ClaimedDelivery[]): readonly Address[] {
  const { present, platforms, forum, meeting } = addressing;
  const [first] = deliveries;
  const chat = first?.viaChatId == null ? undefined : present.chats.get(first.viaChatId);
  if (
    first === undefined ||
    chat === undefined ||
    !isBoundTo(chat, forum) ||
    chat.isShut ||
    first.tried.includes(chat.platform)
  ) {
    return [ended(deliveries, { state: 'unreachable', reason: 'no group' })];
  }
  const outcome = quietOutcome(addressing, { delivery: first, hours: forumQuiet(forum) });
  if (outcome !== undefined) return [{ deliveries, outcome }];
  const skipped: Unsent[] = [];
  const called: { delivery: ClaimedDelivery; institution: CalledInstitution }[] = [];
  for (const delivery of inOrderOf(present.institutions, deliveries)) {
    const institution = present.institutions.get(delivery.id);
    const left =
      institution === undefined
        ? 'not-concerned'
        : concerned(delivery, { meeting, institutions: [institution] });
    if (typeof left === 'string') skipped.push(ended([delivery], { state: 'skipped', reason: left }));
    else if (institution !== undefined) called.push({ delivery, institution });
  }
  if (called.length === 0) return skipped;
  const startUrl = platforms.get(chat.platform)?.privateChatUrl('mulai');
  return [
    ...skipped,
    {
      ...place(chat),
      deliveries: called.map(({ delivery }) => delivery),
      reader: { kind: 'group', startUrl },
      institutions: called.map(({ institution }) => withMentions(institution, chat.platform)),
    },
  ];
}

/** In the order in which the store gives institutions, which is that of protocol. */
function inOrderOf(
  institutions: Present['institutions'],
  deliveries: readonly ClaimedDelivery[],
): readonly ClaimedDelivery[] {
  const places = new Map([...institutions.keys()].map((id, place) => [id, place]));
  const placeOf = ({ id }: ClaimedDelivery): number => places.get(id) ?? places.size;
  return deliveries.toSorted((left, right) => placeOf(left) - placeOf(right));
}

function withMentions(institution: CalledInstitution, platform: PlatformName) {
  const people = institution.people.flatMap(({ capacity, accounts }) => {
    const account = accounts.find((one) => one.platform === platform);
    return account === undefined ? [] : [{ capacity, userId: account.externalId }];
  });
  return { ...institution, people };
}

function place(chat: PresentChat): Pick<Addressed, 'platform' | 'target' | 'chat' | 'locale'> {
  return {
    platform: chat.platform,
    target: { kind: 'chat', chatId: chat.externalId, threadId: chat.threadId },
    chat: { chatId: chat.externalId, isGroup: chat.kind !== 'private' },
    locale: chat.locale,
  };
}
