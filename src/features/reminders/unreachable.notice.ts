import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { nextSteps, unreachedList } from './unreached.words.ts';

/** Tells the secretariat who cannot be reached, why, and what helps. */
export function unreachable(content: NoticeContent<'unreachable'>, language: Language): OutgoingMessage {
  const { t } = language;
  const { people } = content.details;
  const title = t('notices:unreachable.title');
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('notices:unreachable.body')),
      unreachedList(people, language),
      ...nextSteps(people, language),
    ],
  });
}
