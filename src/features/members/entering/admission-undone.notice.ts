import type { Language } from '../../../i18n/index.ts';
import { message } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

/** Tells an account that the secretariat undid who it had become. */
export function admissionUndone(
  { details, forum }: NoticeContent<'admissionUndone'>,
  { t }: Language,
): OutgoingMessage {
  return message({ summary: t('notices:admissionUndone', { name: details.name, forum: forum.name }) });
}
