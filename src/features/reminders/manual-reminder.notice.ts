import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDateTime, formatRelativeDay } from '../../language/dates/format.ts';
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
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { answerButtons, meetingFields } from '../meetings/announcement.words.ts';
import { answerReminder } from './answer-reminder.notice.ts';

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
      ...answers(content, language),
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

/** What those who were asked have answered, and until when the others may; a group is not told who answered what. */
function answers(content: NoticeContent<'manualReminder'>, language: Language): readonly Block[] {
  const { institutions, reader, facts } = content;
  if (facts.audience !== 'semua') return [];
  const missing = institutions.filter(({ answer }) => answer === undefined || answer === 'tentative');
  if (reader.kind === 'group') return missing.length === 0 ? [] : [groupDeadline(content, language)];
  const answered = institutions.flatMap(({ shortName, answer }) =>
    answer === undefined ? [] : `${shortName}: ${language.t(`answers:answer.${answer}`)}`,
  );
  return [
    ...(answered.length === 0
      ? []
      : [paragraph(language.t('notices:manualReminder.answered', { answers: answered.join('; ') }))]),
    ...missing.slice(0, 1).map(() => paragraph({ bold: deadlineLine(content, language) })),
  ];
}

function groupDeadline(content: NoticeContent<'manualReminder'>, { t, locale }: Language): Block {
  const { answerBy, timeZone } = sceneOf(content).meeting;
  const style = { zone: timeZone, locale };
  const words = {
    when: formatDateTime(answerBy, style),
    relative: formatRelativeDay(answerBy, { now: content.now, style }),
  };
  const isLate = content.now >= answerBy;
  return paragraph({ bold: t(`notices:manualReminder.${isLate ? 'groupLate' : 'groupDeadline'}`, words) });
}
