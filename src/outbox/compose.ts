import { createHash } from 'node:crypto';
import type { Db } from '../db/db.ts';
import { languageOf } from '../i18n/chat-language.ts';
import type { Languages } from '../i18n/index.ts';
import type { NoticeKinds } from '../notices/kind.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { Platform } from '../platform/platform.ts';
import { type Address, type Addressed, type Addressing, addressOf } from './address.ts';
import { daySlot, isOneADay } from './day.rules.ts';
import type { ClaimedDelivery, Composition, Parcel, Unsent } from './delivery.ts';
import type { Present } from './present/types.ts';
import { orderOutcome, withUntold } from './series.rules.ts';
import { isOvertaken, meetingProblem, readerOf } from './skip.rules.ts';

/** What messages are composed with. */
export interface Composing {
  readonly db: Db;
  readonly languages: Languages;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly kinds: NoticeKinds;
  readonly present: Present;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Deliveries of the same key become one message in a group. */
export function messageKey({ id, noticeId, viaChatId }: ClaimedDelivery): string {
  return viaChatId === null ? `one:${id}` : `group:${noticeId}:${viaChatId}`;
}

/** A short digest of everything a message shows, to tell whether an edit would change anything. */
export function messageDigest({ summary, blocks, buttons }: OutgoingMessage): string {
  return createHash('sha256')
    .update(JSON.stringify({ summary, blocks, buttons }))
    .digest('base64url')
    .slice(0, 22);
}

/** Makes the messages of a batch from the present state, and ends or puts off what is not to be sent now. */
export async function compose(
  composing: Composing,
  claimed: readonly ClaimedDelivery[],
): Promise<Composition> {
  const batch = withUntold(claimed, composing.present.series);
  const parcels: Parcel[] = [];
  const unsent: Unsent[] = [];
  const details = new Map<number, unknown>();
  for (const deliveries of Map.groupBy(batch, messageKey).values()) {
    for (const address of addresses(composing, { deliveries, batch })) {
      const part = await packed(composing, { address, known: details });
      if ('outcome' in part) unsent.push(part);
      else parcels.push(part);
    }
  }
  return { parcels, unsent };
}

function addresses(
  { present, platforms, kinds, now }: Composing,
  {
    deliveries,
    batch,
  }: { readonly deliveries: readonly ClaimedDelivery[]; readonly batch: readonly ClaimedDelivery[] },
): readonly Address[] {
  const [delivery] = deliveries;
  const forum = delivery && present.forums.get(delivery.forumId);
  if (delivery === undefined || forum === undefined) {
    return [{ deliveries, outcome: { state: 'failed', reason: 'no forum' } }];
  }
  const meeting = delivery.meetingId === null ? undefined : present.meetings.get(delivery.meetingId);
  const isTold = isOvertaken(delivery, batch) || present.series.outdated.has(delivery.id);
  const overtaken = isTold ? 'told-already' : undefined;
  const problem = overtaken ?? meetingProblem(delivery, { forum, meeting, now });
  if (problem !== undefined) return [{ deliveries, outcome: { state: 'skipped', reason: problem } }];
  const order = orderOutcome(delivery, { ...present.order, now });
  if (order !== undefined) return [{ deliveries, outcome: order }];
  const addressing: Addressing = { present, platforms, kinds, forum, meeting, now };
  return addressOf(addressing, deliveries);
}

/** Writes the message of an address; what a kind needs beyond the present state is loaded once per notice. */
async function packed(
  composing: Composing,
  { address, known }: { readonly address: Address; readonly known: Map<number, unknown> },
): Promise<Parcel | Unsent> {
  if ('outcome' in address) return address;
  const { deliveries, platform } = address;
  const [delivery] = deliveries;
  if (delivery === undefined || !composing.platforms.has(platform)) {
    return { deliveries, outcome: { state: 'unreachable', reason: 'platform is off' } };
  }
  const details = known.has(delivery.noticeId)
    ? known.get(delivery.noticeId)
    : await delivery.kind.details?.(composing.db, { ...delivery, now: composing.now });
  known.set(delivery.noticeId, details);
  if (details === 'gone') return { deliveries, outcome: { state: 'skipped', reason: 'gone' } };
  return toParcel(composing, { address, delivery, details });
}

function toParcel(
  { present, languages, now }: Composing,
  {
    address,
    delivery,
    details,
  }: { readonly address: Addressed; readonly delivery: ClaimedDelivery; readonly details: unknown },
): Parcel | Unsent {
  const { deliveries, platform, target, chat, locale, reader, institutions } = address;
  const { kind, facts } = delivery;
  const forum = present.forums.get(delivery.forumId);
  if (forum === undefined) return { deliveries, outcome: { state: 'failed', reason: 'no forum' } };
  const view = delivery.meetingId === null ? undefined : present.meetings.get(delivery.meetingId);
  const person = present.persons.get(delivery.id);
  const own = kind.forReader?.(details, person && readerOf(person, view)) ?? details;
  const language = languageOf(languages, { locale: locale ?? forum.locale, platform });
  const content = { facts, details: own, forum, view, reader, institutions, now };
  const message = kind.words(content, language);
  const reminder =
    isOneADay(delivery) && person !== undefined && view !== undefined
      ? {
          importance: kind.reminds ?? 0,
          slot: daySlot({ forum, person, meeting: view }, now),
          brief: kind.brief?.(content, language) ?? language.t(kind.title(facts)),
          also: language.t('notices:alsoToday'),
        }
      : undefined;
  const isEdited = kind.posted !== undefined || kind.edited !== undefined;
  const shown = isEdited ? messageDigest(message) : undefined;
  const label = view === undefined ? undefined : String(view.meeting.number);
  return { deliveries, platform, target, chat, message, composedAt: now, shown, reminder, label };
}
