import { type Cadence, LAST_WEEK } from '../../calendar/cadence.ts';
import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatCalendarDate } from '../../language/dates/format.ts';
import { dateWords } from '../../language/dates/words.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import type { Hindrance, ProposedDate } from '../meetings/calendar/types.ts';
import { concernWords } from '../meetings/words.ts';

/** What is said of proposed dates. */
export interface ShownProposal {
  readonly forum: string;
  /** How commands are typed. */
  readonly prefix: string;
  readonly due: string;
  readonly dates: readonly ProposedDate[];
  readonly passed: readonly { readonly date: string; readonly why: Hindrance }[];
  readonly after: { readonly number: number; readonly date: string } | undefined;
  readonly cadence: Cadence;
  readonly usualWeekday: number | undefined;
  readonly host: { readonly shortName: string } | undefined;
}

/** Dates for the next meeting, each with why, and nearer ones with why not. */
export function proposedDates(shown: ShownProposal, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { dates, passed, forum } = shown;
  const summary = t(dates.length > 0 ? 'dates:proposal.title' : 'dates:proposal.none', { forum });
  const lines = dates.map((one) =>
    t('dates:proposal.date', {
      date: formatCalendarDate(one.date, locale),
      why: reasonsOf(one, { shown, language }).join('; '),
    }),
  );
  const skipped = passed.map(({ date, why }) =>
    t('dates:proposal.passed', {
      date: formatCalendarDate(date, locale),
      why: whyNot(why, { host: shown.host?.shortName ?? '', language }),
    }),
  );
  const blocks: readonly Block[] = [
    paragraph({ bold: summary }),
    paragraph(basis(shown, language)),
    ...(lines.length > 0 ? [list(lines, true)] : []),
    ...(skipped.length > 0 ? [paragraph(t('dates:proposal.passedTitle')), list(skipped)] : []),
    ...yearNotes(dates, language),
    ...(lines.length > 0 ? [paragraph(t('dates:proposal.next', { prefix: shown.prefix }))] : []),
  ];
  return message({ summary, blocks });
}

/** From what the dates were reckoned. */
function basis({ after, due, cadence }: ShownProposal, language: Language): string {
  const { t, locale } = language;
  const rhythm = cadenceWords(cadence, language);
  if (after === undefined) return t('dates:proposal.first', { cadence: rhythm });
  return t('dates:proposal.basis', {
    number: after.number,
    date: formatCalendarDate(after.date, locale),
    cadence: rhythm,
    due: formatCalendarDate(due, locale),
  });
}

function reasonsOf(
  { daysFromDue, isUsualWeekday, isChosen = false, holidaysAre }: ProposedDate,
  { shown, language: { t } }: { readonly shown: ShownProposal; readonly language: Language },
): readonly string[] {
  const days = Math.abs(daysFromDue);
  const distance = days === 0 ? 'onDue' : daysFromDue < 0 ? 'beforeDue' : 'afterDue';
  const { after, usualWeekday, host } = shown;
  if (isChosen) return [t('dates:reason.chosen')];
  return [
    ...(after === undefined ? [] : [t(`dates:reason.${distance}`, { days })]),
    ...(usualWeekday === undefined
      ? []
      : [t(isUsualWeekday ? 'dates:reason.usualWeekday' : 'dates:reason.otherWeekday')]),
    t(holidaysAre === 'unknown' ? 'dates:reason.holidaysUnknown' : 'dates:reason.workingDay'),
    ...(host === undefined ? [] : [t('dates:reason.hostFree', { host: host.shortName })]),
  ];
}

function whyNot(
  why: Hindrance,
  { host, language }: { readonly host: string; readonly language: Language },
): string {
  const { t } = language;
  if (why.kind === 'host-absent') return t('dates:hindrance.hostAbsent', { host });
  if (why.kind === 'other-meeting') return t('dates:hindrance.otherMeeting', { number: why.number });
  return concernWords(why, language);
}

/** Years of which the holidays are not decreed. */
function yearNotes(dates: readonly ProposedDate[], { t }: Language): readonly Block[] {
  const unsure = dates.filter(({ holidaysAre }) => holidaysAre !== 'decreed');
  const years = new Map(unsure.map(({ date, holidaysAre }) => [date.slice(0, 4), holidaysAre]));
  return [...years].map(([year, status]) => ({
    kind: 'note',
    line: [t(status === 'unknown' ? 'dates:year.unknown' : 'dates:year.estimated', { year })],
  }));
}

/** How often a forum meets, in words: `setiap 2 bulan, Kamis ketiga`. */
export function cadenceWords({ every, unit, weekday, week }: Cadence, { t, locale }: Language): string {
  const rhythm = t(unit === 'weeks' ? 'dates:cadence.weeks' : 'dates:cadence.months', { every });
  const name = weekday === undefined ? undefined : dateWords(locale).weekdays[weekday - 1];
  if (name === undefined) return rhythm;
  return t('dates:cadence.onDay', {
    rhythm,
    day: week === undefined ? name : t(ORDINALS[Math.min(week, LAST_WEEK) - 1] ?? ORDINALS[0], { day: name }),
  });
}

const ORDINALS = [
  'dates:cadence.first',
  'dates:cadence.second',
  'dates:cadence.third',
  'dates:cadence.fourth',
  'dates:cadence.last',
] as const;
