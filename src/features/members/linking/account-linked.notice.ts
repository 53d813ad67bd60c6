import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

/** Tells a person's account that another one came to that person, or took its place. */
export function accountLinked(
  { facts, details, forum }: NoticeContent<'accountLinked'>,
  { t }: Language,
): OutgoingMessage {
  const { shownName, isReplaced } = facts;
  const platform = t(`joining:platform.${facts.platform}`);
  const account = shownName === '' ? platform : `${platform} (${shownName})`;
  const words = { account, name: details.name, forum: forum.name };
  const summary = t(`notices:accountLinked.${isReplaced ? 'replaced' : 'added'}`, words);
  return message({ summary, blocks: [paragraph(summary), paragraph(t('notices:accountLinked.ask'))] });
}
