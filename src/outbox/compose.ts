import type { Db } from '../db/db.ts';
import { languageOf } from '../i18n/chat-language.ts';
import type { Language, Languages } from '../i18n/index.ts';
import type { NoticeContent } from '../notices/content.ts';
import { noticeMessage } from '../notices/index.ts';
import type { NoticeFacts, NoticeKind } from '../notices/types.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { Platform } from '../platform/platform.ts';
import { type Address, type Addressed, type Addressing, addressOf } from './address.ts';
import type { ClaimedDelivery } from './delivery.ts';
import { detailsFor, readerOf } from './details/for-reader.ts';
import { loadDetails } from './details/load.ts';
import { messageDigest } from './digest.ts';
import { mergeByPerson } from './gather.ts';
import { orderOutcome } from './order.ts';
import type { Composition, Parcel, Settlement } from './parcel.ts';
import type { Scene } from './present/types.ts';
import { withUntold } from './series.rules.ts';
import { isOvertaken, meetingProblem } from './skip.rules.ts';

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

/** Deliveries of the same key become one message in a group. */
export function messageKey({ id, noticeId, viaChatId }: ClaimedDelivery): string {
  return viaChatId === null ? `one:${id}` : `group:${noticeId}:${viaChatId}`;
}

/** Makes the messages of a batch from the present state, and ends or puts off what is not to be sent now. */
export async function compose(
  composing: Composing,
  claimed: readonly ClaimedDelivery[],
): Promise<Composition> {
  const batch = withUntold(claimed, composing.scene);
  const groups = Map.groupBy(batch, messageKey);
  const parcels: Parcel[] = [];
  const settlements: Settlement[] = [];
  const details = new Map<number, Details | 'gone'>();
  for (const deliveries of groups.values()) {
    for (const address of addresses(composing, deliveries, batch)) {
      const part = await packed(composing, address, details);
      if ('outcome' in part) settlements.push(part);
      else parcels.push(part);
    }
  }
  return { parcels: mergeByPerson(parcels), settlements };
}

function addresses(
  { scene, platforms, now }: Composing,
  deliveries: readonly ClaimedDelivery[],
  batch: readonly ClaimedDelivery[],
): readonly Address[] {
  const [delivery] = deliveries;
  const forum = delivery && scene.forums.get(delivery.forumId);
  if (delivery === undefined || forum === undefined) {
    return [{ deliveries, outcome: { state: 'failed', reason: 'no forum' } }];
  }
  const meeting = delivery.meetingId === null ? undefined : scene.meetings.get(delivery.meetingId);
  const isTold = isOvertaken(delivery, batch) || scene.changeSeries.outdated.has(delivery.id);
  const overtaken = isTold ? 'told-already' : undefined;
  const problem = overtaken ?? meetingProblem(delivery, forum, meeting, now);
  if (problem !== undefined) return [{ deliveries, outcome: { state: 'skipped', reason: problem } }];
  const order = orderOutcome(delivery, scene.changeOrder, now);
  if (order !== undefined) return [{ deliveries, outcome: order }];
  const addressing: Addressing = { scene, platforms, forum, meeting, now };
  return addressOf(addressing, deliveries);
}

/** Writes the message of an address; what a kind needs beyond the scene is loaded once per notice. */
async function packed(
  composing: Composing,
  address: Address,
  known: Map<number, Details | 'gone'>,
): Promise<Parcel | Settlement> {
  if ('outcome' in address) return address;
  const { deliveries, platform } = address;
  const [delivery] = deliveries;
  if (delivery === undefined || !composing.platforms.has(platform)) {
    return { deliveries, outcome: { state: 'unreachable', reason: 'platform is off' } };
  }
  const details = known.has(delivery.noticeId)
    ? known.get(delivery.noticeId)
    : await loadDetails(composing.db, { ...delivery, now: composing.now });
  known.set(delivery.noticeId, details);
  if (details === 'gone') return { deliveries, outcome: { state: 'skipped', reason: 'gone' } };
  return toParcel(composing, address, { delivery, details });
}

function toParcel(
  { scene, languages, now }: Composing,
  address: Addressed,
  { delivery, details }: { readonly delivery: ClaimedDelivery; readonly details: Details },
): Parcel | Settlement {
  const { deliveries, platform, target, chat, locale, reader, institutions } = address;
  const forum = scene.forums.get(delivery.forumId);
  if (forum === undefined) return { deliveries, outcome: { state: 'failed', reason: 'no forum' } };
  const meeting = delivery.meetingId === null ? undefined : scene.meetings.get(delivery.meetingId);
  const person = scene.persons.get(delivery.id);
  const message = write(languageOf(languages, locale ?? forum.locale, platform), {
    kind: delivery.kind,
    facts: delivery.facts as unknown as NoticeFacts[NoticeKind],
    details: detailsFor(person && readerOf(person, meeting), details),
    forum,
    scene: meeting,
    reader,
    institutions,
    now,
  });
  const shown = delivery.kind === 'announcement' ? messageDigest(message) : undefined;
  const label = meeting === undefined ? undefined : String(meeting.meeting.number);
  return { deliveries, platform, target, chat, message, composedAt: now, shown, label };
}

/** Kind, facts and details belong together by how notices are planned and details are loaded. */
function write(language: Language, content: NoticeContent): OutgoingMessage {
  return noticeMessage(content, language);
}
