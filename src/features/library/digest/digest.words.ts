import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { salutation } from '../../../notices/parts.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { openButton } from '../entry.words.ts';
import { digestLines } from './digest.rules.ts';
import type { DigestFacts, NewEntryLine, NewRequestLine, News } from './digest.types.ts';

/** What is new, in at most five lines, each with a button that opens it. */
export function digestWords(content: NoticeContent<DigestFacts, News>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { facts, details, forum } = content;
  const isOwn = facts.personId !== undefined;
  const lines = digestLines(details.entries, details.requests);
  const since = formatDate(facts.since, { zone: forum.timeZone, locale });
  const summary = t('news:digest.title', { forum: forum.name });
  const items = [
    ...lines.entries.map((entry) => newsLine(entry, language)),
    ...lines.requests.map((request) => requestLine(request, language)),
    ...(lines.left === 0 ? [] : [t('news:digest.left', { count: lines.left })]),
  ];
  const intro = t(isOwn ? 'news:digest.own' : 'news:digest.all', { since });
  const notes = [
    t('news:digest.more'),
    ...(lines.requests.length > 0 || !isOwn ? [t('news:digest.share')] : []),
    ...(isOwn ? [t('news:digest.follow')] : []),
  ];
  return message({
    summary,
    blocks: [
      { kind: 'title', text: summary },
      ...salutation(content, language),
      paragraph(intro),
      list(items),
      { kind: 'note', line: [notes.join(' ')] },
    ],
    buttons: lines.entries.map(({ number }) => [openButton(number, language)]),
  });
}

/** An entry on one line: number, title, kind, whose it is. */
export function newsLine(entry: Omit<NewEntryLine, 'id'>, { t }: Language): string {
  const { number, title, kind, institution, isUpdate } = entry;
  return t(isUpdate ? 'news:digest.updated' : 'news:digest.entry', {
    ...{ number, title, kind: t(`news:kind.${kind}`) },
    institution: institution === '' ? t('news:digest.secretariat') : institution,
  });
}

/** A request on one line. */
export function requestLine(
  { number, wording, institution }: Omit<NewRequestLine, 'id'>,
  { t }: Language,
): string {
  const from = institution === '' ? t('news:digest.secretariat') : institution;
  return t('news:digest.request', { number, wording, institution: from });
}
