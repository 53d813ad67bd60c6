import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { NamedInstitution, NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { before, momentsOfPlan, offsetDays, startOfDay } from '../../notices/moments.ts';
import {
  calledList,
  deadlineLine,
  meetingWords,
  namesOf,
  salutation,
  startHint,
  viewOf,
} from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { unlessLast } from '../../notices/schedule.ts';
import { lastLine, whenAndWhere } from '../../notices/short.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { answerButtons } from '../meetings/announcing/announcement.words.ts';

const DAY_MINUTES = 1_440;
const GRACE_MS = 48 * HOUR_MS;

const facts = z.object({ daysLeft: z.number() });

/** To those who have not answered or are still to confirm, some days before the deadline; two days later, or after the deadline, no more. */
export const answerReminder: NoticeKind<z.infer<typeof facts>> = {
  name: 'answerReminder',
  facts,
  title: () => 'delivery:kinds.answerReminder',
  audience: () => 'unanswered',
  isCalledInGroup: true,
  schedule: {
    plan: { enabled: true, offsetsMinutes: [7 * DAY_MINUTES, 3 * DAY_MINUTES, DAY_MINUTES] },
    setting: {
      ...{ place: 1, word: 'konfirmasi', shape: 'days' },
      labelKey: 'settings:plan.kinds.answerReminder',
      lineKey: 'settings:plan.answerReminder',
      fieldKey: 'settings:form.answerReminder',
    },
    dueMoments: ({ meeting, plan, zone }) => {
      const { id, announcedAt, answerBy } = meeting;
      if (meeting.state !== 'announced' || announcedAt === undefined) return [];
      return momentsOfPlan(plan, (offset) => {
        const at = before(answerBy, { offsetMinutes: offset, zone });
        return {
          at,
          until: Math.min(at + GRACE_MS, answerBy),
          bestBefore: startOfDay(answerBy, zone),
          since: announcedAt,
          key: `answerReminder:${id}:${at}`,
          facts: { daysLeft: offsetDays(offset) },
        };
      });
    },
    isSpared: unlessLast,
  },
  quietUntil: asLongAsQuiet,
  reminds: 4,
  brief: (content, { t, locale }) => {
    const { answerBy, timeZone } = viewOf(content).meeting;
    const when = formatDateTime(answerBy, { zone: timeZone, locale });
    return t('notices:answerReminder.brief', { institutions: namesOf(content.institutions), when });
  },
  family: () => ASKS_FOR_ANSWER,
  gathers: 'letter',
  asksForAnswer: true,
  words: askForAnswer,
};

/** Family of what asks for an answer to a meeting. */
export const ASKS_FOR_ANSWER = 'asks for an answer';

/**
 * Asks those who have not answered to do so, those still to confirm for certainty, and those who answered for another time to confirm
 * anew; privately or by name in a group, which is not told who answered what.
 */
export function askForAnswer(content: NoticeContent, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const words = meetingWords(content, language);
  const { meeting } = viewOf(content);
  const deadline = formatDateTime(meeting.answerBy, { zone: meeting.timeZone, locale });
  const hint = startHint(content, language);
  const asked = askedOf(content.institutions);
  const isCertainty = content.reader.kind === 'person' && asked.unsure.length === content.institutions.length;
  const summary = isCertainty ? 'notices:answerReminder.certaintySummary' : 'notices:answerReminder.summary';
  return message({
    summary: t(summary, { ...words, when: deadline }),
    blocks: [
      {
        kind: 'title',
        text: t(isCertainty ? 'notices:answerReminder.certaintyTitle' : 'notices:answerReminder.title'),
      },
      ...opening(content, { asked, language }),
      whenAndWhere(content, language),
      ...lastLine(content, { language, line: { bold: deadlineLine(content, language) } }),
      ...hint.blocks,
    ],
    buttons: [...answerButtons(meeting.id, language), ...hint.buttons],
  });
}

/** The institutions by what they are asked for. */
interface AskedFor {
  readonly silent: readonly NamedInstitution[];
  readonly unsure: readonly NamedInstitution[];
  readonly anew: readonly NamedInstitution[];
}

function askedOf(institutions: readonly NamedInstitution[]): AskedFor {
  const unsure = institutions.filter(({ answer }) => answer === 'tentative');
  const anew = institutions.filter(({ isToConfirmAnew }) => isToConfirmAnew === true);
  return { unsure, anew, silent: institutions.filter((one) => ![...unsure, ...anew].includes(one)) };
}

function opening(
  content: NoticeContent,
  { asked, language }: { readonly asked: AskedFor; readonly language: Language },
): readonly Block[] {
  const { t } = language;
  const { institutions } = content;
  const { meeting } = meetingWords(content, language);
  if (content.reader.kind === 'group') {
    const line =
      asked.silent.length === institutions.length
        ? 'notices:answerReminder.group'
        : 'notices:answerReminder.groupCertainty';
    return [paragraph(t(line, { meeting })), calledList(institutions, language)];
  }
  const lineOf = (
    key: 'body' | 'certainty' | 'anew',
    asked: readonly NamedInstitution[],
  ): readonly string[] =>
    asked.length === 0 ? [] : [t(`notices:answerReminder.${key}`, { institutions: namesOf(asked), meeting })];
  const lines = [
    ...lineOf('body', asked.silent),
    ...lineOf('certainty', asked.unsure),
    ...lineOf('anew', asked.anew),
  ];
  return [...salutation(content, language), paragraph(lines.join(' '))];
}
