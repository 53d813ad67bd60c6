import type { Language } from '../../../i18n/index.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import { monthOf, turnWords } from '../turn.words.ts';
import type { QueueEntry } from '../types.ts';
import type { PickReason } from './order.rules.ts';

/** A place in the queue that is explained. */
export interface Why {
  readonly entry: QueueEntry;
  /** 1 is next. */
  readonly position: number;
  /** Epoch milliseconds; undefined: it never was host. */
  readonly waitingSince: number | undefined;
  readonly forum: string;
  readonly zone: ZoneId;
}

/** Why an institution has its place, in one sentence. */
export function whyNext({ entry, position, waitingSince, forum, zone }: Why, language: Language): string {
  const { t } = language;
  const { shortName: name, slot, reason, passed, pinnedTo } = entry;
  if (slot === undefined || reason === undefined)
    return pinnedTo === undefined
      ? t('rotation:why.none', { name })
      : t('rotation:why.pinnedTo', { name, number: pinnedTo });
  const at = slot.date === undefined ? undefined : Date.parse(`${slot.date}T12:00:00Z`);
  const turn = turnWords({ number: slot.number, expectedAt: at, forum, zone: 'UTC' }, language);
  const because = becauseOf({ reason, waitingSince, zone }, language);
  const others = passed
    .slice(0, MOST_PASSED)
    .map((one) => t(`rotation:why.passedAs.${one.why}`, { name: one.shortName }))
    .join(', ');
  const words = { name, turn, because, position };
  const key = position === 1 ? 'next' : 'later';
  return others === ''
    ? t(`rotation:why.${key}`, words)
    : t(`rotation:why.${key}Passed`, { ...words, others });
}

const MOST_PASSED = 3;

/** What a place is due to, as half a sentence. */
export function becauseOf(
  {
    reason = 'hand',
    waitingSince,
    zone,
  }: Pick<Why, 'waitingSince' | 'zone'> & { readonly reason: PickReason | undefined },
  language: Language,
): string {
  const { t } = language;
  const isDated = reason === 'longest' && waitingSince !== undefined && waitingSince > 0;
  return isDated
    ? t('rotation:why.because.longestSince', { month: monthOf(waitingSince, { zone, language }) })
    : t(`rotation:why.because.${reason}`);
}
