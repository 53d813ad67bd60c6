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
import { lastLine, whenAndWhere } from '../../notices/short.ts';
import type { Block, OutgoingMessage, Span } from '../../platform/message.ts';
import { answerButtons } from '../meetings/announcing/announcement.words.ts';
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
      whenAndWhere(content, language),
      ...lastLine(content, { language, line: asked(content, language) }),
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
    const called = content.reader.kind === 'group' ? [calledList(institutions, language)] : [];
    return [...salutation(content, language), paragraph(line), ...called];
  }
  if (content.reader.kind === 'group') {
    return [paragraph(t('notices:manualReminder.group', { meeting })), calledList(institutions, language)];
  }
  const reminded = t('notices:manualReminder.all', { institutions: namesOf(institutions), meeting });
  return [...salutation(content, language), paragraph([reminded, ...answered(content, language)].join(' '))];
}

/** What the reader's institutions have answered. */
function answered({ institutions }: NoticeContent<Facts>, { t }: Language): readonly string[] {
  const given = institutions.flatMap(({ shortName, answer, isToConfirmAnew }) => {
    if (answer === undefined) return [];
    const key =
      isToConfirmAnew === true ? 'notices:manualReminder.forOldTime' : 'notices:manualReminder.forThisTime';
    return t(key, { institution: shortName, answer: t(`answers:answer.${answer}`) });
  });
  return given.length === 0 ? [] : [t('notices:manualReminder.answered', { answers: given.join('; ') })];
}

/** Until when those may answer who have not; a group is not told who answered what. */
function asked(content: NoticeContent<Facts>, language: Language): Span | undefined {
  const { institutions, reader, facts } = content;
  if (facts.audience !== 'all') return undefined;
  const isMissing = institutions.some(
    ({ answer, isToConfirmAnew }) =>
      answer === undefined || answer === 'tentative' || isToConfirmAnew === true,
  );
  if (!isMissing) return undefined;
  const line = reader.kind === 'group' ? groupDeadline(content, language) : deadlineLine(content, language);
  return { bold: line };
}

function groupDeadline(content: NoticeContent<Facts>, { t, locale }: Language): string {
  const { answerBy, timeZone } = viewOf(content).meeting;
  const style = { zone: timeZone, locale };
  const words = {
    when: formatDateTime(answerBy, style),
    relative: formatRelativeDay(answerBy, { now: content.now, style }),
  };
  const isLate = content.now >= answerBy;
  return t(`notices:manualReminder.${isLate ? 'groupLate' : 'groupDeadline'}`, words);
}
