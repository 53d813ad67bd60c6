import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatCalendarDate } from '../../../language/dates/format.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../../platform/message.ts';
import type { MovedMeeting, PlannedMeeting } from './forecast.rules.ts';

/** The next meetings with their days and hosts, under what was done. */
export function forecastShown(
  { meetings, done }: { readonly meetings: readonly PlannedMeeting[]; readonly done?: string },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const title = t('rotation:plan.heading');
  const picture: Button = {
    text: t('rotation:plan.picture'),
    action: encodeAction('giliran', 'rencanagambar'),
  };
  return message({
    summary: done ?? title,
    blocks: [
      ...(done === undefined ? [] : [paragraph({ bold: done })]),
      paragraph({ bold: title }),
      list(meetings.map((one) => planLine(one, language))),
      { kind: 'note', line: [t('rotation:plan.howTo', { example: t('rotation:plan.example') })] },
    ],
    buttons: [[picture]],
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
  const lines = meetings.map((one) => {
    const line = planLine(one, language);
    return one.was === undefined ? line : t('rotation:plan.moved', { line, was: one.was });
  });
  return message({
    summary,
    blocks: [paragraph({ bold: summary }), list(lines), paragraph(t('rotation:plan.notSaved'))],
    buttons: [
      [
        {
          text: t('rotation:plan.save'),
          action: encodeAction('giliran', 'rencana', number, institutionId),
          style: 'primary',
        },
      ],
    ],
  });
}

function planLine({ number, date, host, isMade }: PlannedMeeting, { t, locale }: Language): string {
  const words = {
    number,
    host: host ?? t('rotation:plan.nobody'),
    when: date === undefined ? t('rotation:plan.noDate') : formatCalendarDate(date, locale),
  };
  return t(isMade ? 'rotation:plan.made' : 'rotation:plan.line', words);
}

/** The same as rows of a picture. */
export function forecastRows(
  meetings: readonly PlannedMeeting[],
  { t, locale }: Language,
): readonly { readonly title: string; readonly detail: string; readonly look: 'holder' | 'next' }[] {
  return meetings.map(({ number, date, host, isMade }) => {
    const day = date === undefined ? t('rotation:plan.noDate') : formatCalendarDate(date, locale);
    return {
      title: host ?? t('rotation:plan.nobody'),
      detail: t(isMade ? 'rotation:plan.rowMade' : 'rotation:plan.row', { number, day }),
      look: isMade ? 'holder' : 'next',
    };
  });
}
