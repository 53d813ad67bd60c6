import type { Call } from '../../../inbound/command.ts';
import { formatDateTime, formatRange } from '../../../language/dates/format.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { MeetingDetails } from '../../../model/meeting.ts';
import { readDetails } from '../form/details.ts';
import { detailsProblem } from '../rules.ts';
import { type MeetingDraft, SKIPS, stepOf } from './steps.rules.ts';

/** Times are kept in the words that the reader of times knows, whatever language is spoken. */
const LOCALE = 'id';

/** A moment with its zone, as warnings about dates take it. */
type When = Pick<MeetingDetails, 'startsAt' | 'timeZone'>;

/** An answer as its line is kept; a time is to be asked back. */
export type ReadAnswer =
  | { readonly ok: true; readonly value: string; readonly when: When | undefined }
  | { readonly ok: false; readonly problem: string };

/** Reads the answer to a draft's question as the same line of the one-message form is read. */
export async function readAnswer(
  call: Call,
  { draft, words }: { readonly draft: MeetingDraft; readonly words: string },
): Promise<ReadAnswer> {
  const { t } = call.language;
  const { step } = draft;
  const label = t(`meetings:line.${stepOf(step) ?? 'title'}`);
  if (words.trim() === '') return { ok: false, problem: t('meetings:problem.empty', { label }) };
  // Left out where it may be, it never comes here.
  if (SKIPS.test(words)) return { ok: false, problem: t('meetings:problem.required', { label }) };
  const isTime = step === 'when' || step === 'answerBy';
  const lines = isTime ? { when: draft.lines.when, [step]: words } : { [step]: words };
  const known = Object.fromEntries(Object.entries(lines).filter(([, line]) => line !== undefined));
  const read = await readDetails(call, {
    read: { lines: known, unknown: [], before: '' },
    base: placeholder(call),
  });
  if (!read.ok) return { ok: false, problem: read.problems.map(({ text }) => text).join(' ') };
  if (!isTime) return { ok: true, value: words.trim(), when: undefined };
  const { details } = read;
  const problem = detailsProblem(details, call.work.now);
  if (problem !== undefined) return { ok: false, problem: t(`refusals:${problem}`) };
  return timeOf(details, step);
}

function timeOf(details: MeetingDetails, step: string): ReadAnswer {
  const { timeZone } = details;
  const style = { zone: timeZone, locale: LOCALE };
  if (step === 'when') {
    const { startsAt, endsAt } = details;
    return { ok: true, value: formatRange(startsAt, { end: endsAt, style }), when: { startsAt, timeZone } };
  }
  const startsAt = details.answerBy ?? details.startsAt;
  return { ok: true, value: formatDateTime(startsAt, style), when: { startsAt, timeZone } };
}

/** Details that no line is missing from, so that one line is read by itself. */
function placeholder({ work, context }: Call): MeetingDetails {
  return {
    ...{ title: '-', place: '-', startsAt: work.now + DAY_MS, endsAt: undefined },
    ...{ timeZone: context.forum.timeZone, hostInstitutionId: undefined, agenda: undefined },
    ...{ dress: undefined, contact: undefined, letterNumber: undefined, link: undefined },
    ...{ answerBy: undefined, quorum: undefined, capacity: undefined, companionLimit: undefined },
  };
}
