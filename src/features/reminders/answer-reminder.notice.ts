import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import type { NoticeContent } from '../../notices/content.ts';
import {
  calledList,
  deadlineLine,
  meetingWords,
  namesOf,
  salutation,
  sceneOf,
  startHint,
} from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { answerButtons, meetingFields } from '../meetings/announcement.words.ts';

/** Asks those who have not answered to do so, privately or by name in a group. */
export function answerReminder(
  content: NoticeContent<'answerReminder' | 'manualReminder'>,
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const scene = sceneOf(content);
  const words = meetingWords(content, language);
  const { meeting } = scene;
  const deadline = formatDateTime(meeting.answerBy, { zone: meeting.timeZone, locale });
  const hint = startHint(content, language);
  const opening =
    content.reader.kind === 'group'
      ? [paragraph(t('notices:answerReminder.group', { ...words })), calledList(content.institutions)]
      : [
          ...salutation(content, language),
          paragraph(
            t('notices:answerReminder.body', {
              institutions: namesOf(content.institutions),
              meeting: words.meeting,
            }),
          ),
        ];
  return message({
    summary: t('notices:answerReminder.summary', { ...words, when: deadline }),
    blocks: [
      { kind: 'title', text: t('notices:answerReminder.title') },
      ...opening,
      meetingFields(scene, language),
      paragraph({ bold: deadlineLine(content, language) }),
      ...hint.blocks,
    ],
    buttons: [...answerButtons(meeting.id, language), ...hint.buttons],
  });
}
