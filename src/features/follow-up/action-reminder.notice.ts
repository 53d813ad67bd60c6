import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatRelativeDay } from '../../language/dates/format.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { calledList, salutation, startHint } from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

/** Reminds an institution of what it has to do after a meeting. */
export function actionReminder(
  content: NoticeContent<'actionReminder'>,
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const { number, description, institution, dueAt } = content.details.action;
  const style = { zone: content.forum.timeZone, locale };
  const words = {
    number,
    institution,
    description,
    when: formatDate(dueAt, style),
    relative: formatRelativeDay(dueAt, { now: content.now, style }),
  };
  const hint = startHint(content, language);
  const called = content.reader.kind === 'group' ? [calledList(content.institutions)] : [];
  return message({
    summary: t('notices:actionReminder.summary', words),
    blocks: [
      { kind: 'title', text: t('notices:actionReminder.title') },
      ...salutation(content, language),
      paragraph(t('notices:actionReminder.body', words)),
      ...called,
      paragraph(t('notices:actionReminder.item', words)),
      paragraph(t('notices:actionReminder.ask', words)),
      ...hint.blocks,
    ],
    buttons: hint.buttons,
  });
}
