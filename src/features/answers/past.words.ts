import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatDateTime } from '../../language/dates/format.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import type { PastAnswerOf, PastMeeting } from './types.ts';

/** So many answers of an institution to one meeting are shown, the last ones. */
const MOST_SHOWN = 8;

/** What is known of the answers of somebody's own institutions to the last meetings. */
export interface PastFacts {
  readonly meetings: readonly PastMeeting[];
  readonly answers: readonly PastAnswerOf[];
  readonly institutions: readonly { readonly institutionId: number; readonly shortName: string }[];
}

/** Each meeting with every answer to it: what, who and when, what came late and what was taken back. */
export function pastAnswers(facts: PastFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { meetings } = facts;
  const institutions = facts.institutions.map(({ shortName }) => shortName).join(', ');
  const title = t('answers:past.title', { institutions });
  if (meetings.length === 0) return message({ summary: t('answers:past.noMeeting') });
  const blocks = meetings.flatMap((meeting) => meetingBlocks(meeting, { facts, language }));
  return message({
    summary: title,
    blocks: [{ kind: 'title', text: title }, ...blocks, paragraph(t('answers:past.next'))],
  });
}

function meetingBlocks(
  meeting: PastMeeting,
  { facts, language }: { readonly facts: PastFacts; readonly language: Language },
): readonly Block[] {
  const { t, locale } = language;
  const date = formatDate(meeting.startsAt, { zone: meeting.timeZone, locale });
  const key = meeting.isCancelled ? 'answers:past.cancelled' : 'answers:past.meeting';
  const head = paragraph({ bold: t(key, { number: meeting.number, date }) });
  const lines = facts.institutions.flatMap(({ institutionId, shortName }) => {
    const own = facts.answers.filter(
      (one) => one.meetingId === meeting.id && one.institutionId === institutionId,
    );
    const said =
      own.length === 0
        ? [t('answers:past.none')]
        : own.slice(-MOST_SHOWN).map((one) => answerLine(one, { meeting, language }));
    return facts.institutions.length === 1 ? said : said.map((line) => `${shortName}: ${line}`);
  });
  return [head, list(lines)];
}

function answerLine(
  { answer, note, byName, answeredAt, undoneAt }: PastAnswerOf,
  { meeting, language: { t, locale } }: { readonly meeting: PastMeeting; readonly language: Language },
): string {
  const style = { zone: meeting.timeZone, locale };
  const said = t(`answers:answer.${answer}`);
  const line = t('answers:past.line', {
    answer: note === '' ? said : `${said} (${note})`,
    by: byName,
    at: formatDateTime(answeredAt, style),
  });
  const late = answeredAt > meeting.answerBy ? [t('answers:past.late')] : [];
  const undone =
    undoneAt === undefined ? [] : [t('answers:past.undone', { at: formatDateTime(undoneAt, style) })];
  return [line, ...late, ...undone].join('; ');
}
