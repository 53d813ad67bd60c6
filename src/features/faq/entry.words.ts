import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { FaqEntry } from '../../model/faq.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { startOf } from './care/care.rules.ts';
import { topicTitle } from './topics.words.ts';

/** An entry as the secretariat sees it. */
export interface EntryView {
  readonly entry: FaqEntry;
  /** Name of who looks after it. */
  readonly owner: string | undefined;
  readonly zone: ZoneId;
  /** Names of the files that go with the answer. */
  readonly files: readonly string[];
}

/** Everything of an entry, and how it is changed. */
export function entryView({ entry, owner, zone, files }: EntryView, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { code, question, answer, category, wordings, links = [], reviewBy } = entry;
  const row = (
    label: string,
    value: string,
  ): { readonly label: string; readonly value: readonly string[] } => ({
    label,
    value: [value],
  });
  const date = reviewBy ? formatDate(startOf(reviewBy, zone), { zone, locale }) : '-';
  return message({
    summary: `${code}: ${question}`,
    blocks: [
      paragraph({ bold: `${code}: ${question}` }),
      paragraph(answer),
      {
        kind: 'fields',
        rows: [
          row(t('faq:view.topic'), topicTitle(category, language)),
          row(t('faq:view.wordings'), String(wordings.length)),
          row(t('faq:view.links'), links.length === 0 ? '-' : links.join(' ')),
          row(t('faq:view.files'), files.length === 0 ? '-' : files.join(', ')),
          row(t('faq:view.owner'), owner ?? '-'),
          row(t('faq:view.reviewBy'), date),
        ],
      },
      { kind: 'note', line: [t('faq:changeHowTo')] },
    ],
  });
}
