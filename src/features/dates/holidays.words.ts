import type { Correction } from '../../calendar/corrections.ts';
import type { Holiday } from '../../calendar/types.ts';
import { yearStatus } from '../../calendar/working-days.ts';
import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatCalendarDate } from '../../language/dates/format.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';

/** So many corrections have a button of their own. */
const MOST_BUTTONS = 8;

/** A year of a forum's calendar. */
export interface ShownYear {
  readonly year: number;
  readonly forum: string;
  /** How commands are typed. */
  readonly prefix: string;
  readonly holidays: readonly Holiday[];
  readonly corrections: readonly Correction[];
  /** What was done just now. */
  readonly done?: string;
}

/** The holidays of a year, what the forum corrected of them, and how that is done. */
export function holidaysShown(shown: ShownYear, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { year, forum, holidays, corrections, done, prefix } = shown;
  const own = new Set(corrections.map(({ date }) => date));
  const title = t('dates:holidays.title', { year, forum });
  const closed = corrections.filter(({ type }) => type === 'working');
  const blocks: readonly Block[] = [
    ...(done === undefined ? [] : [paragraph({ bold: done })]),
    paragraph(done === undefined ? { bold: title } : title),
    paragraph(t(`dates:holidays.status.${yearStatus(year, holidays)}`, { year })),
    ...(holidays.length === 0
      ? []
      : [list(holidays.map((one) => holidayLine(one, { isOwn: own.has(one.date), language })))]),
    ...(closed.length === 0
      ? []
      : [
          paragraph(t('dates:holidays.workingTitle')),
          list(
            closed.map(({ date, name }) =>
              t('dates:holidays.working', { date: formatCalendarDate(date, locale), name }),
            ),
          ),
        ]),
    paragraph(t('dates:holidays.howTo', { prefix, year })),
  ];
  return message({ summary: done ?? title, blocks, buttons: buttonsOf(shown, language) });
}

function holidayLine(
  { date, type, name, isEstimate }: Holiday,
  { isOwn, language }: { readonly isOwn: boolean; readonly language: Language },
): string {
  const { t, locale } = language;
  const marks = [
    ...(type === 'joint-leave' ? [t('dates:holidays.jointLeave')] : []),
    ...(isEstimate ? [t('dates:holidays.estimate')] : []),
    ...(isOwn ? [t('dates:holidays.own')] : []),
  ];
  const mark = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  return `${formatCalendarDate(date, locale)}: ${name}${mark}`;
}

function buttonsOf({ year, corrections }: ShownYear, { t, locale }: Language): OutgoingMessage['buttons'] {
  const days = [...new Set(corrections.map(({ date }) => date))].slice(0, MOST_BUTTONS);
  return [
    ...days.map((date) => [
      {
        text: t('dates:holidays.restore', { date: formatCalendarDate(date, locale) }),
        action: encodeAction('libur', 'pulih', date),
      },
    ]),
    [year - 1, year + 1].map((other) => ({
      text: String(other),
      action: encodeAction('libur', 'tahun', other),
    })),
  ];
}
