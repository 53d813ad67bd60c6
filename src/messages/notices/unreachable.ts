import type { NoticeContent } from '../../domain/notices/content.ts';
import type { Language } from '../../i18n/index.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { list, message, paragraph } from '../build.ts';
import { undeliveredLine } from './delivery-report.ts';

/** Tells the secretariat who cannot be reached. */
export function unreachable(content: NoticeContent<'unreachable'>, language: Language): OutgoingMessage {
  const { t } = language;
  const title = t('notices:unreachable.title');
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('notices:unreachable.body')),
      list(content.details.people.map((person) => undeliveredLine(person, language))),
      paragraph(t('notices:unreachable.ask')),
    ],
  });
}
