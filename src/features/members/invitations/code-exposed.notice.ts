import type { Language } from '../../../i18n/index.ts';
import { message } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

/** Tells whose code was written where others read it that it is good no more, and how to get another. */
export function codeExposed({ facts }: NoticeContent<'codeExposed'>, { t }: Language): OutgoingMessage {
  const { what, invitationId: id = 0 } = facts;
  return message({ summary: t(`notices:codeExposed.${what}`, { id }) });
}
