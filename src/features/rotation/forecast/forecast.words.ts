import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatCalendarDate } from '../../../language/dates/format.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../../platform/message.ts';
import type { Concern } from '../../meetings/calendar/types.ts';
import { concernWords } from '../../meetings/words.ts';
import type { MovedMeeting, PlannedMeeting } from './forecast.rules.ts';

/** The next meetings with their days and hosts, under what was done. */
export function forecastShown(
  { meetings, done }: { readonly meetings: readonly PlannedMeeting[]; readonly done?: string },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const title = t('rotation:plan.heading');
  const button = (text: string, ...action: readonly [string, ...string[]]): Button => ({
    text,
    action: encodeAction('giliran', ...action),
  });
  return message({
    summary: done ?? title,
    blocks: [
      ...(done === undefined ? [] : [paragraph({ bold: done })]),
      paragraph({ bold: title }),
      list(meetings.map((one) => planLine(one, language))),
      { kind: 'note', line: [t('rotation:plan.howTo')] },
    ],
    buttons: [
      [button(t('rotation:plan.changeDay'), 'rencanaubah', 'hari')],
      [button(t('rotation:plan.changeHost'), 'rencanaubah', 'tuan')],
      [button(t('rotation:plan.picture'), 'rencanagambar')],
    ],
  });
}

/** What a promise would move, with a button that makes it. */
export function forecastChanged(
  {
    meetings,
    promised: { number, institutionId },
    name,
  }: {
    readonly meetings: readonly MovedMeeting[];
    readonly promised: { readonly number: number; readonly institutionId: number };
    readonly name: string;
  },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const summary = t('rotation:plan.would', { number, name });
  return message({
    summary,
    blocks: [
      paragraph({ bold: summary }),
      list(movedLines(meetings, language)),
      paragraph(t('rotation:plan.notSaved')),
    ],
    buttons: [[save(encodeAction('giliran', 'rencana', number, institutionId), language)]],
  });
}

/** What another day of a meeting would move; undefined: the one that the cadence gives. */
export function dayTried(
  {
    meetings,
    number,
    day,
    concerns,
  }: {
    readonly meetings: readonly MovedMeeting[];
    readonly number: number;
    readonly day: string | undefined;
    readonly concerns: readonly Concern[];
  },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const date = day === undefined ? '' : formatCalendarDate(day, locale);
  const summary =
    day === undefined
      ? t('rotation:plan.wouldByCadence', { number })
      : t('rotation:plan.wouldOn', { number, date });
  const warnings = concerns.map((one) => t('meetings:concern', { date, why: concernWords(one, language) }));
  return message({
    summary,
    blocks: [
      paragraph({ bold: summary }),
      list(movedLines(meetings, language)),
      ...warnings.map((line) => paragraph(line)),
      paragraph(t('rotation:plan.notSaved')),
    ],
    buttons: [[save(encodeAction('giliran', 'rencanahari', number, day ?? 'irama'), language)]],
  });
}

function save(action: string, { t }: Language): Button {
  return { text: t('rotation:plan.save'), action, style: 'primary' };
}

/** Each meeting, with its day and host before where they were others. */
function movedLines(meetings: readonly MovedMeeting[], language: Language): readonly string[] {
  const { t, locale } = language;
  return meetings.map((one) => {
    const line = planLine(one, language);
    const before = [
      ...(one.wasOn === undefined ? [] : [formatCalendarDate(one.wasOn, locale)]),
      ...(one.was === undefined ? [] : [one.was]),
    ];
    return before.length === 0 ? line : t('rotation:plan.moved', { line, was: before.join(', ') });
  });
}

function planLine({ number, date, host, isMade, isChosen }: PlannedMeeting, { t, locale }: Language): string {
  const words = {
    number,
    host: host ?? t('rotation:plan.nobody'),
    when: date === undefined ? '' : formatCalendarDate(date, locale),
  };
  if (date === undefined) return t('rotation:plan.undated', words);
  const key = isMade ? 'rotation:plan.made' : isChosen ? 'rotation:plan.chosen' : 'rotation:plan.line';
  return t(key, words);
}

/** The same as rows of a picture. */
export function forecastRows(
  meetings: readonly PlannedMeeting[],
  { t, locale }: Language,
): readonly { readonly title: string; readonly detail: string; readonly look: 'holder' | 'next' }[] {
  return meetings.map(({ number, date, host, isMade, isChosen }) => {
    const key = isMade ? 'rotation:plan.rowMade' : isChosen ? 'rotation:plan.rowChosen' : 'rotation:plan.row';
    return {
      title: host ?? t('rotation:plan.rowNobody'),
      detail:
        date === undefined
          ? t('rotation:plan.rowUndated', { number })
          : t(key, { number, day: formatCalendarDate(date, locale) }),
      look: isMade ? 'holder' : 'next',
    };
  });
}
