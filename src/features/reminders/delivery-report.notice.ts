import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { DeliveryReport, NoticeContent, Undelivered } from '../../notices/content.ts';
import { meetingWords } from '../../notices/parts.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { nextSteps, unreachedList } from './unreached.words.ts';

/** What came of a manual reminder: how many it reached, how, whom it did not reach and why, and what to do about it. */
export function deliveryReport(
  content: NoticeContent<'deliveryReport'>,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { sentPrivately, calledInGroup, leftOut, undelivered } = content.details;
  const notReached = [...calledInGroup, ...undelivered];
  const hasArrived = notReached.length === 0 && sentPrivately > 0;
  const title = t('notices:deliveryReport.title', { meeting: meetingWords(content, language).meeting });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('notices:deliveryReport.sent', { count: sentPrivately })),
      ...leftOutLines(leftOut, language),
      ...(hasArrived ? [paragraph(t('notices:deliveryReport.none'))] : []),
      ...section('called', calledInGroup, language),
      ...section('undelivered', undelivered, language),
      ...nextSteps(notReached, language),
    ],
  });
}

/** A heading with its people; nothing when there are none. */
function section(
  heading: 'called' | 'undelivered',
  lines: readonly Undelivered[],
  language: Language,
): readonly Block[] {
  if (lines.length === 0) return [];
  return [
    paragraph({ bold: language.t(`notices:deliveryReport.${heading}`) }),
    unreachedList(lines, language),
  ];
}

/** A line for each reason for which somebody was left out. */
function leftOutLines(leftOut: DeliveryReport['leftOut'], { t }: Language): readonly Block[] {
  return (['answered', 'ended', 'notConcerned'] as const)
    .filter((reason) => leftOut[reason] > 0)
    .map((reason) => paragraph(t(`notices:deliveryReport.${reason}`, { count: leftOut[reason] })));
}
