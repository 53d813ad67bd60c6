import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatDayMonthYear } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import type { Slot } from './queue/order.rules.ts';
import { monthOf } from './turn.words.ts';
import type { HostTurn, QueueEntry } from './types.ts';

/** What the overview of the rotation shows. */
export interface RotationFacts {
  readonly forumName: string;
  readonly zone: string;
  readonly next: Meeting | undefined;
  /** Whether the day of the next one may be named: of a draft only to those who announce it. */
  readonly showsDate: boolean;
  readonly holder: HostTurn | undefined;
  /** The meeting that falls to the holder, where none is its already. */
  readonly holderSlot: Slot | undefined;
  readonly queue: readonly QueueEntry[];
  /** Whether others follow those that are shown. */
  readonly hasMore: boolean;
  /** The last one first; dates are ISO. */
  readonly past: readonly { readonly shortName: string; readonly date: string | undefined }[];
  /** Whether the reader may change the queue, and so learns how. */
  readonly mayChange: boolean;
}

/** Host of the next meeting, the queue after it, past hosts. */
export function rotation(facts: RotationFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const title = t('rotation:title', { forum: facts.forumName });
  const next = nextLine(facts, language);
  return message({
    summary: next,
    blocks: [
      { kind: 'title', text: title },
      paragraph({ bold: next }),
      ...(facts.holder === undefined
        ? []
        : [paragraph(t('rotation:holder', { host: facts.holder.shortName }))]),
      ...queueBlocks(facts, language),
      ...pastBlocks(facts, language),
      ...(facts.mayChange ? [{ kind: 'note', line: [t('rotation:queueHowTo')] } as const] : []),
    ],
  });
}

/** The queue after a change, under what was done. */
export function queueAfter(
  { done, queue }: { readonly done: string; readonly queue: readonly QueueEntry[] },
  language: Language,
): OutgoingMessage {
  const shown = queue.slice(0, MOST_AFTER_CHANGE);
  const hasMore = queue.length > shown.length;
  const blocks = queueBlocks({ queue: shown, hasMore }, language);
  return message({ summary: done, blocks: [paragraph({ bold: done }), ...blocks] });
}

const MOST_AFTER_CHANGE = 20;

function nextLine(facts: RotationFacts, language: Language): string {
  const { next, showsDate } = facts;
  const { t, locale } = language;
  if (next?.host === undefined) return nextOfHolder(facts, language) ?? t('rotation:nextNone');
  if (!showsDate) {
    const month = monthOf(next.startsAt, { zone: next.timeZone, language });
    return t('rotation:nextDraft', { number: next.number, month, host: next.host.officialName });
  }
  const date = formatDate(next.startsAt, { zone: next.timeZone, locale });
  return t('rotation:next', { number: next.number, date, host: next.host.officialName });
}

/** A meeting without a host falls to whoever holds the gunungan. */
function nextOfHolder({ holder, holderSlot }: RotationFacts, language: Language): string | undefined {
  if (holder === undefined || holderSlot?.date === undefined) return undefined;
  const at = Date.parse(`${holderSlot.date}T12:00:00Z`);
  const month = monthOf(at, { zone: 'UTC', language });
  return language.t('rotation:nextDraft', { number: holderSlot.number, month, host: holder.officialName });
}

function queueBlocks(
  { queue, hasMore }: Pick<RotationFacts, 'queue' | 'hasMore'>,
  language: Language,
): readonly Block[] {
  const { t } = language;
  if (queue.length === 0) return [paragraph(t('rotation:queueEmpty'))];
  const items = queue.map((entry) => queueItem(entry, language));
  const more: readonly Block[] = hasMore ? [{ kind: 'note', line: [t('rotation:queueMore')] }] : [];
  return [paragraph({ bold: t('rotation:queue') }), list(items, true), ...more];
}

/** `LAN, Maret 2027 (sedang ditanya)`. */
function queueItem(
  { shortName, slot, consent, isWilling, pinnedTo }: QueueEntry,
  language: Language,
): string {
  const { t } = language;
  const at = slot?.date === undefined ? undefined : Date.parse(`${slot.date}T12:00:00Z`);
  const month = at === undefined ? '' : `, ${monthOf(at, { zone: 'UTC', language })}`;
  const isFar = slot === undefined && pinnedTo !== undefined;
  const marks = [
    ...(consent === undefined ? [] : [t(`rotation:consent.${consent}`)]),
    ...(isWilling ? [t('rotation:mark.willing')] : []),
    ...(isFar ? [t('rotation:mark.pinnedTo', { number: pinnedTo })] : []),
    ...(slot !== undefined && pinnedTo !== undefined && consent !== 'agreed'
      ? [t('rotation:mark.pinned')]
      : []),
    ...(slot === undefined && !isFar ? [t('rotation:mark.away')] : []),
  ];
  return `${shortName}${month}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
}

function pastBlocks({ past }: RotationFacts, { t, locale }: Language): readonly Block[] {
  if (past.length === 0) return [];
  const items = past.map(({ shortName, date }) =>
    date === undefined
      ? shortName
      : t('rotation:pastItem', { host: shortName, date: formatDayMonthYear(date, locale) }),
  );
  const more: Block = { kind: 'note', line: [t('rotation:pastMore')] };
  return [paragraph({ bold: t('rotation:past') }), list(items), more];
}
