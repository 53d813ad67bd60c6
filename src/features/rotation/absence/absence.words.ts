import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatDayMonthYear } from '../../../language/dates/format.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Absence } from '../types.ts';

/** So many windows have a button of their own. */
const MOST_BUTTONS = 8;

/** The windows that are kept, under what was done. */
export function absences(
  { kept, done }: { readonly kept: readonly Absence[]; readonly done: string | undefined },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const title = t('rotation:absence.title');
  return message({
    summary: done ?? title,
    blocks: [
      ...(done === undefined ? [] : [paragraph({ bold: done })]),
      paragraph(done === undefined ? { bold: title } : title),
      list(kept.map((one) => absenceLine(one, language))),
    ],
    buttons: kept
      .slice(0, MOST_BUTTONS)
      .map((one) => [
        { text: removeLabel(one, { kept, language }), action: encodeAction('giliran', 'absen', one.id) },
      ]),
  });
}

/** Names the first day where an institution has several windows, the last one too where they begin on the same. */
function removeLabel(
  { institutionId, shortName: name, ...window }: Absence,
  { kept, language: { t, locale } }: { readonly kept: readonly Absence[]; readonly language: Language },
): string {
  const own = kept.filter((one) => one.institutionId === institutionId);
  if (own.length === 1) return t('rotation:absence.remove', { name });
  const from = formatDayMonthYear(window.from, locale);
  const isAlone = own.filter((one) => one.from === window.from).length === 1;
  return isAlone
    ? t('rotation:absence.removeFrom', { name, from })
    : t('rotation:absence.removeSpan', { name, from, until: formatDayMonthYear(window.until, locale) });
}

function absenceLine({ shortName, from, until, reason }: Absence, { t, locale }: Language): string {
  const words = {
    name: shortName,
    from: formatDayMonthYear(from, locale),
    until: formatDayMonthYear(until, locale),
    reason,
  };
  const line = from === until ? 'rotation:absence.day' : 'rotation:absence.item';
  return t(reason === '' ? line : `${line}Reason`, words);
}
