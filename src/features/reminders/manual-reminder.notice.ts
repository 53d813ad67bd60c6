import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDateTime, formatRelativeDay } from '../../language/dates/format.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import {
  calledList,
  deadlineLine,
  meetingWords,
  namesOf,
  salutation,
  startHint,
  viewOf,
} from '../../notices/parts.ts';
import { asLongAsQuiet, atOnce } from '../../notices/quiet.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { answerButtons, meetingFields } from '../meetings/announcement.words.ts';
import { ASKS_FOR_ANSWER, askForAnswer } from './answer-reminder.notice.ts';
import { planDeliveryReport } from './delivery-report.notice.ts';
import { REMINDER_AUDIENCES } from './types.ts';

const facts = z.object({
  /** Finds who ordered it. */
  proposalId: z.number(),
  audience: z.enum(REMINDER_AUDIENCES),
  /** Whether whoever has quiet hours gets it after them, as was ordered; else it disturbs them. */
  afterQuiet: z.boolean().optional(),
});

type Facts = z.infer<typeof facts>;

/** A reminder the chair ordered: to those who have not answered, to all, or to the host. */
export const manualReminder: NoticeKind<Facts> = {
  name: 'manualReminder',
  facts,
  title: () => 'delivery:kinds.manualReminder',
  audience: ({ audience }) => audience,
  isCalledInGroup: true,
  quietUntil: ({ afterQuiet }) => (afterQuiet === true ? asLongAsQuiet() : atOnce()),
  // What is ordered for the host asks for no answer.
  family: ({ audience }) => (audience === 'host' ? undefined : ASKS_FOR_ANSWER),
  asksForAnswer: true,
  whenEnded: planDeliveryReport,
  words,
};

function words(content: NoticeContent<Facts>, language: Language): OutgoingMessage {
  if (content.facts.audience === 'unanswered') return askForAnswer(content, language);
  const { t } = language;
  const scene = viewOf(content);
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
      ...(content.facts.audience === 'all' ? answerButtons(scene.meeting.id, language) : []),
      ...hint.buttons,
    ],
  });
}

function opening(content: NoticeContent<Facts>, language: Language): readonly Block[] {
  const { t } = language;
  const { meeting } = meetingWords(content, language);
  const { institutions } = content;
  if (content.facts.audience === 'host') {
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
function answers(content: NoticeContent<Facts>, language: Language): readonly Block[] {
  const { institutions, reader, facts } = content;
  if (facts.audience !== 'all') return [];
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

function groupDeadline(content: NoticeContent<Facts>, { t, locale }: Language): Block {
  const { answerBy, timeZone } = viewOf(content).meeting;
  const style = { zone: timeZone, locale };
  const words = {
    when: formatDateTime(answerBy, style),
    relative: formatRelativeDay(answerBy, { now: content.now, style }),
  };
  const isLate = content.now >= answerBy;
  return paragraph({ bold: t(`notices:manualReminder.${isLate ? 'groupLate' : 'groupDeadline'}`, words) });
}
