import { Temporal } from 'temporal-polyfill';
import type { Call } from '../../inbound/command.ts';
import { echo } from '../../inbound/replies.ts';
import { parseWhen } from '../../language/dates/parse-when.ts';
import type { guessNextMeeting } from '../dates/service.ts';
import { usualStart } from '../meetings/calendar/usual-start.rules.ts';
import { findLastMeeting } from '../meetings/service.ts';
import { whyNoMoment } from '../meetings/words.ts';
import { DEADLINE_HOUR, MOST_SLOTS } from './rules.ts';
import type { SlotTime } from './types.ts';

/** Slots as they were typed, or the first that is none. */
export type ReadSlots =
  | { readonly ok: true; readonly slots: readonly SlotTime[] }
  | { readonly ok: false; readonly problem: string };

/** Reads slots, one a line. */
export function readSlots({ work, context, language }: Call, words: string): ReadSlots {
  const slots: SlotTime[] = [];
  for (const phrase of words.split(/[\n;]+/).filter((line) => line.trim() !== '')) {
    const when = parseWhen(phrase.replace(/^\s*(?:\d[.)]|[-•*])\s+/, ''), {
      now: work.now,
      zone: context.forum.timeZone,
    });
    const label = language.t('meetings:line.when');
    const said = { label, phrase: echo(phrase) };
    if (when.outcome === 'ask')
      return {
        ok: false,
        problem: language.t('meetings:problem.when', { ...said, why: whyNoMoment(when, language) }),
      };
    const { value } = when;
    const start = value.kind === 'range' ? value.start : value;
    if (start.kind !== 'instant') return { ok: false, problem: language.t('meetings:problem.noTime', said) };
    slots.push({ startsAt: start.epochMs, timeZone: start.zone });
  }
  return { ok: true, slots };
}

/** A deadline as it was typed, or why it is none; a day alone means the usual hour of it. */
export function readDeadline(
  { work, context, language }: Call,
  phrase: string,
): { readonly ok: true; readonly answerBy: number } | { readonly ok: false; readonly problem: string } {
  const { timeZone } = context.forum;
  const when = parseWhen(phrase, { now: work.now, zone: timeZone });
  const said = { label: language.t('meetings:line.answerBy'), phrase: echo(phrase) };
  if (when.outcome === 'ask') {
    const why = whyNoMoment(when, language);
    return { ok: false, problem: language.t('meetings:problem.when', { ...said, why }) };
  }
  const start = when.value.kind === 'range' ? when.value.start : when.value;
  if (start.kind === 'instant') return { ok: true, answerBy: start.epochMs };
  const day = Temporal.PlainDate.from(start.date);
  const plainTime = { hour: DEADLINE_HOUR };
  return { ok: true, answerBy: day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds };
}

/** The dates that nothing speaks against, at the hour at which the forum met last. */
export async function usualSlots(
  { work, context }: Call,
  guess: typeof guessNextMeeting,
): Promise<readonly SlotTime[]> {
  const { id: forumId, timeZone } = context.forum;
  const { db, now } = work;
  const { dates } = await guess({ db, now }, forumId);
  const last = await findLastMeeting(db, { forumId, before: now });
  return dates.slice(0, MOST_SLOTS).map((date) => usualStart(date, { last, zone: timeZone }));
}
