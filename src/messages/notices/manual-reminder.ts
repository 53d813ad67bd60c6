import type { NoticeContent } from '../../domain/notices/content.ts';
import type { Language } from '../../i18n/index.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { answerButtons, meetingFields } from '../announcement.ts';
import { message, paragraph } from '../build.ts';
import { answerReminder } from './answer-reminder.ts';
import { calledList, meetingWords, namesOf, salutation, sceneOf, startHint } from './parts.ts';

/** A reminder the chair ordered: to those who have not answered, to all, or to the host. */
export function manualReminder(
  content: NoticeContent<'manualReminder'>,
  language: Language,
): OutgoingMessage {
  if (content.facts.audience === 'belum') return answerReminder(content, language);
  const { t } = language;
  const scene = sceneOf(content);
  const words = meetingWords(content, language);
  const hint = startHint(content, language);
  return message({
    summary: t('notices:manualReminder.summary', { ...words }),
    blocks: [
      { kind: 'title', text: t('notices:manualReminder.title', { meeting: words.meeting }) },
      ...opening(content, language),
      meetingFields(scene, language),
      ...hint.blocks,
    ],
    buttons: [
      ...(content.facts.audience === 'semua' ? answerButtons(scene.meeting.id, language) : []),
      ...hint.buttons,
    ],
  });
}

function opening(content: NoticeContent<'manualReminder'>, language: Language): readonly Block[] {
  const { t } = language;
  const { meeting } = meetingWords(content, language);
  const { institutions } = content;
  if (content.facts.audience === 'tuanrumah') {
    const line = t('notices:manualReminder.host', { institutions: namesOf(institutions), meeting });
    const called = content.reader.kind === 'group' ? [calledList(institutions)] : [];
    return [...salutation(content, language), paragraph(line), ...called];
  }
  if (content.reader.kind === 'group') {
    return [paragraph(t('notices:manualReminder.group', { meeting })), calledList(institutions)];
  }
  return [
    ...salutation(content, language),
    paragraph(t('notices:manualReminder.all', { institutions: namesOf(institutions), meeting })),
  ];
}
