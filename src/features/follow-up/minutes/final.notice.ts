import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { meetingWords } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { loadMinutes, type MinutesDetails, type MinutesFacts, minutesFacts } from './draft.notice.ts';

/** The approved minutes, in the bound chats. */
export const minutesFinal: NoticeKind<MinutesFacts, MinutesDetails> = {
  name: 'minutesFinal',
  facts: minutesFacts,
  title: () => 'delivery:kinds.minutesFinal',
  quietUntil: asLongAsQuiet,
  outlives: () => ['start'],
  details: (db, about) => loadMinutes(db, { ...about, state: 'approved' }),
  words,
};

function words(content: NoticeContent<MinutesFacts, MinutesDetails>, language: Language): OutgoingMessage {
  const { t } = language;
  const named = { ...meetingWords(content, language) };
  const title = t('files:minutes.finalTitle', named);
  return message({
    summary: title,
    blocks: [{ kind: 'title', text: title }, paragraph(t('files:minutes.finalBody', named))],
    files: [content.details.document],
  });
}
