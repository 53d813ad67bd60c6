import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatTime } from '../../language/dates/format.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { calledList, meetingWords, namesOf, salutation, sceneOf, startHint } from '../../notices/parts.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { answerButtons, meetingFields } from '../meetings/announcement.words.ts';

/** Greets those who come on the morning of the meeting. */
export function morning(content: NoticeContent<'morning'>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const scene = sceneOf(content);
  const words = meetingWords(content, language);
  const time = formatTime(scene.meeting.startsAt, { zone: scene.meeting.timeZone, locale });
  const hint = startHint(content, language);
  const opening =
    content.reader.kind === 'group'
      ? [paragraph(t('notices:morning.group')), calledList(content.institutions)]
      : [
          ...salutation(content, language),
          paragraph(t('notices:morning.body', { institutions: namesOf(content.institutions) })),
        ];
  return message({
    summary: t('notices:morning.summary', { ...words, time }),
    blocks: [
      { kind: 'title', text: t('notices:morning.title', { meeting: words.meeting }) },
      ...opening,
      meetingFields(scene, language),
      paragraph(t('notices:eve.ask')),
      ...hint.blocks,
    ],
    buttons: [...answerButtons(scene.meeting.id, language), ...hint.buttons],
  });
}
