import type { Db } from '../db/db.ts';
import type { NoticeContent, Reader } from '../domain/notices/content.ts';
import type { NoticeFacts, NoticeKind } from '../domain/notices/types.ts';
import type { Language, Languages } from '../i18n/index.ts';
import { noticeMessage } from '../messages/notices/index.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { Platform } from '../platform/platform.ts';
import { concerned, meetingProblem } from './check.ts';
import { loadDetails } from './details/load.ts';
import { messageDigest } from './digest.ts';
import type { ClaimedDelivery } from './ledger/types.ts';
import { type Composition, joined, nothing, type Parcel, settled } from './parcel.ts';
import { privateRoutes } from './routes.ts';
import { targetRow } from './scene/load.ts';
import type { Scene, SceneChat, SceneInstitution } from './scene/types.ts';

/** What messages are composed with. */
export interface Composing {
  readonly db: Db;
  readonly languages: Languages;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly scene: Scene;
  /** Epoch milliseconds. */
  readonly now: number;
}

type Details = NoticeContent['details'];

/** Makes the messages of a batch from the present state, and ends what is not to be sent any more. */
export async function compose(composing: Composing, batch: readonly ClaimedDelivery[]): Promise<Composition> {
  const detailsOf = new Map<number, Details | 'gone'>();
  for (const delivery of batch) {
    if (!detailsOf.has(delivery.noticeId)) {
      detailsOf.set(delivery.noticeId, await loadDetails(composing.db, delivery));
    }
  }
  const groups = Map.groupBy(batch, (delivery) =>
    delivery.viaChatId === null ? `one:${delivery.id}` : `group:${delivery.noticeId}:${delivery.viaChatId}`,
  );
  return joined(
    [...groups.values()].map((deliveries) => {
      const [first] = deliveries;
      if (first === undefined) return nothing;
      const details = detailsOf.get(first.noticeId);
      if (details === 'gone') return settled(deliveries, 'skipped', 'gone');
      return composeOne(composing, deliveries, details);
    }),
  );
}

function composeOne(
  composing: Composing,
  deliveries: readonly ClaimedDelivery[],
  details: Details,
): Composition {
  const [delivery] = deliveries;
  const forum = delivery && composing.scene.forums.get(delivery.forumId);
  if (delivery === undefined || forum === undefined) return settled(deliveries, 'failed', 'no forum');
  const meeting = delivery.meetingId === null ? undefined : composing.scene.meetings.get(delivery.meetingId);
  const problem = meetingProblem(delivery, forum, meeting, composing.now);
  if (problem !== undefined) return settled(deliveries, 'skipped', problem);
  if (delivery.target.startsWith('institution:')) return inGroup(composing, deliveries, details);
  if (delivery.personId !== null) return toPerson(composing, delivery, details);
  if (delivery.target.startsWith('account:')) return toAccount(composing, delivery, details);
  return toChat(composing, delivery, details);
}

function toPerson(composing: Composing, delivery: ClaimedDelivery, details: Details): Composition {
  const { scene, platforms } = composing;
  const person = scene.persons.get(delivery.id);
  if (person === undefined) return settled([delivery], 'unreachable', 'no such person');
  const institutions = concerned(delivery, meetingOf(scene, delivery), person.institutions);
  if (typeof institutions === 'string') return settled([delivery], 'skipped', institutions);
  const abilities = new Map([...platforms].map(([name, { limits }]) => [name, limits]));
  const [account] = privateRoutes(person, abilities, delivery.tried);
  if (account === undefined) return settled([delivery], 'unreachable', 'no private way');
  return parcelOf(composing, [delivery], {
    platform: account.platform,
    target: { kind: 'person', userId: account.externalId },
    chat: { chatId: account.externalId, isGroup: false },
    locale: account.locale,
    details,
    reader: { kind: 'person', name: person.name },
    institutions: institutions.map((institution) => ({ ...institution, people: [] })),
  });
}

function toAccount(composing: Composing, delivery: ClaimedDelivery, details: Details): Composition {
  const [, platform, externalId = ''] = delivery.target.split(':');
  if (platform !== 'telegram' && platform !== 'slack') return settled([delivery], 'failed', 'no platform');
  if (delivery.tried.includes(platform)) return settled([delivery], 'unreachable', 'refused');
  return parcelOf(composing, [delivery], {
    platform,
    target: { kind: 'person', userId: externalId },
    chat: { chatId: externalId, isGroup: false },
    locale: undefined,
    details,
    reader: { kind: 'person', name: '' },
    institutions: [],
  });
}

function toChat(composing: Composing, delivery: ClaimedDelivery, details: Details): Composition {
  const chat = composing.scene.chats.get(targetRow(delivery.target, 'chat') ?? 0);
  if (chat === undefined || !chat.isBound) return settled([delivery], 'skipped', 'unbound');
  if (chat.isShut || delivery.tried.includes(chat.platform)) {
    return settled([delivery], 'unreachable', 'refused');
  }
  return parcelOf(composing, [delivery], {
    ...place(chat),
    details,
    reader: { kind: 'chat' },
    institutions: [],
  });
}

function inGroup(
  composing: Composing,
  deliveries: readonly ClaimedDelivery[],
  details: Details,
): Composition {
  const { scene, platforms } = composing;
  const [first] = deliveries;
  const chat = first?.viaChatId == null ? undefined : scene.chats.get(first.viaChatId);
  if (chat === undefined || !chat.isBound || chat.isShut || first?.tried.includes(chat.platform)) {
    return settled(deliveries, 'unreachable', 'no group');
  }
  const checked = deliveries.map((delivery) => {
    const institution = scene.institutions.get(delivery.id);
    const left =
      institution === undefined
        ? ('not-concerned' as const)
        : concerned(delivery, meetingOf(scene, delivery), [institution]);
    return { delivery, left };
  });
  const skipped = checked.map(({ delivery, left }) =>
    typeof left === 'string' ? settled([delivery], 'skipped', left) : nothing,
  );
  const called = checked.filter(({ left }) => typeof left !== 'string');
  if (called.length === 0) return joined(skipped);
  const institutions = called.flatMap(({ left }) => (typeof left === 'string' ? [] : left));
  const parcel = parcelOf(
    composing,
    called.map(({ delivery }) => delivery),
    {
      ...place(chat),
      details,
      reader: { kind: 'group', startUrl: platforms.get(chat.platform)?.privateChatUrl('mulai') },
      institutions: institutions.map((institution) => ({
        ...institution,
        people: institution.people.map(({ name, accounts }) => ({
          name,
          userId: accounts.find(({ platform }) => platform === chat.platform)?.externalId,
        })),
      })),
    },
  );
  return joined([...skipped, parcel]);
}

function place(chat: SceneChat): Pick<Addressed, 'platform' | 'target' | 'chat' | 'locale'> {
  return {
    platform: chat.platform,
    target: { kind: 'chat', chatId: chat.externalId, threadId: chat.threadId },
    chat: { chatId: chat.externalId, isGroup: chat.kind !== 'private' },
    locale: chat.locale,
  };
}

function meetingOf(scene: Scene, { meetingId }: ClaimedDelivery) {
  return meetingId === null ? undefined : scene.meetings.get(meetingId);
}

/** A message's address and what differs by reader. */
interface Addressed extends Pick<Parcel, 'platform' | 'target' | 'chat'> {
  readonly locale: string | undefined;
  readonly details: Details;
  readonly reader: Reader;
  readonly institutions: readonly (SceneInstitution & NoticeContent['institutions'][number])[];
}

function parcelOf(
  composing: Composing,
  deliveries: readonly ClaimedDelivery[],
  addressed: Addressed,
): Composition {
  const { scene, languages, platforms, now } = composing;
  const [delivery] = deliveries;
  const forum = delivery && scene.forums.get(delivery.forumId);
  if (delivery === undefined || forum === undefined) return settled(deliveries, 'failed', 'no forum');
  if (!platforms.has(addressed.platform)) return settled(deliveries, 'unreachable', 'platform is off');
  const message = write(languages.of(addressed.locale ?? forum.locale), {
    kind: delivery.kind,
    facts: delivery.facts as unknown as NoticeFacts[NoticeKind],
    details: addressed.details,
    forum,
    scene: meetingOf(scene, delivery),
    reader: addressed.reader,
    institutions: addressed.institutions,
    now,
  });
  const shown = delivery.kind === 'announcement' ? messageDigest(message) : undefined;
  const { platform, target, chat } = addressed;
  return { parcels: [{ deliveries, platform, target, chat, message, shown }], settlements: [] };
}

/** Kind, facts and details belong together by how notices are planned and details are loaded. */
function write(language: Language, content: NoticeContent): OutgoingMessage {
  return noticeMessage(content, language);
}
