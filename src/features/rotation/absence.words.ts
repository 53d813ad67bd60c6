import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDayMonthYear } from '../../language/dates/format.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Absence } from './types.ts';

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
    buttons: kept.slice(0, MOST_BUTTONS).map(({ id, shortName }) => [
      {
        text: t('rotation:absence.remove', { name: shortName }),
        action: encodeAction('giliran', 'absen', id),
      },
    ]),
  });
}

function absenceLine({ shortName, from, until, reason }: Absence, { t, locale }: Language): string {
  const words = {
    name: shortName,
    from: formatDayMonthYear(from, locale),
    until: formatDayMonthYear(until, locale),
    reason,
  };
  return t(reason === '' ? 'rotation:absence.item' : 'rotation:absence.itemReason', words);
}
