import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../../platform/message.ts';
import type { EntryFigure, Figures } from './stat.rules.ts';

const MOST_UNUSED = 30;

/** What is asked and how it ends, in figures; buttons lead to what can be done about it. */
export function statistics(
  { figures, days, open }: { readonly figures: Figures; readonly days: number; readonly open: number },
  { t }: Language,
): OutgoingMessage {
  const { total, answered, choices, withheld, unknown, wrong, thanked } = figures;
  const title = t('faq:stat.title', { days });
  if (total === 0 && figures.unused.length === 0)
    return message({
      summary: title,
      blocks: [paragraph({ bold: title }), paragraph(t('faq:stat.nothing'))],
    });
  const line = ({ code, question, times }: EntryFigure): string =>
    t('faq:stat.item', { code, question, times });
  const section = (label: string, items: readonly EntryFigure[]): readonly Block[] =>
    items.length === 0 ? [] : [paragraph({ bold: label }), list(items.map(line))];
  const unused = figures.unused.slice(0, MOST_UNUSED);
  const rest = figures.unused.length - unused.length;
  return message({
    summary: title,
    blocks: [
      paragraph({ bold: title }),
      list([
        t('faq:stat.total', { total }),
        t('faq:stat.answered', { answered, live: figures.live }),
        t('faq:stat.choices', { choices, chosen: figures.chosen }),
        t('faq:stat.failed', { unknown, withheld, wrong }),
        t('faq:stat.thanked', { thanked }),
        t('faq:stat.open', { open }),
      ]),
      ...section(t('faq:stat.mostAsked'), figures.mostAsked),
      ...section(t('faq:stat.mostWrong'), figures.mostWrong),
      ...section(t('faq:stat.mostWithheld'), figures.mostWithheld),
      ...(figures.unused.length === 0
        ? []
        : [
            paragraph({ bold: t('faq:stat.unused', { count: figures.unused.length }) }),
            paragraph(unused.join(', ') + (rest > 0 ? t('faq:stat.andMore', { count: rest }) : '')),
          ]),
    ],
    buttons: buttonsOf({ figures, open }, t),
  });
}

function buttonsOf(
  { figures, open }: { readonly figures: Figures; readonly open: number },
  t: Language['t'],
): readonly (readonly Button[])[] {
  const row: Button[] = [];
  if (open > 0) row.push({ text: t('faq:stat.toOpen'), action: encodeAction('takterjawab', 'daftar') });
  if (figures.mostWithheld.length > 0)
    row.push({ text: t('faq:stat.toExamples'), action: encodeAction('faqperiksa', 'lewati', '') });
  return row.length === 0 ? [] : [row];
}
