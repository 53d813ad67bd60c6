import type { DeliveryReport, NoticeContent, Undelivered } from '../../domain/notices/content.ts';
import type { Language } from '../../i18n/index.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { list, message, paragraph } from '../build.ts';
import { meetingWords } from './parts.ts';

/** What came of a manual reminder: how many it reached, how, and whom it did not reach and why. */
export function deliveryReport(
  content: NoticeContent<'deliveryReport'>,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { sentPrivately, calledInGroup, leftOut, undelivered } = content.details;
  const hasReached = sentPrivately + calledInGroup.length > 0;
  const called = calledInGroup.map(({ name, insteadOf }) =>
    insteadOf.length === 0
      ? name
      : t('notices:deliveryReport.calledInstead', { name, people: insteadOf.join(', ') }),
  );
  const title = t('notices:deliveryReport.title', { meeting: meetingWords(content, language).meeting });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('notices:deliveryReport.sent', { count: sentPrivately })),
      ...(calledInGroup.length === 0
        ? []
        : [paragraph(t('notices:deliveryReport.called', { institutions: called.join(', ') }))]),
      ...leftOutLines(leftOut, language),
      ...(undelivered.length === 0 && hasReached ? [paragraph(t('notices:deliveryReport.none'))] : []),
      ...(undelivered.length === 0
        ? []
        : [
            paragraph({ bold: t('notices:deliveryReport.undelivered') }),
            list(undelivered.map((line) => undeliveredLine(line, language))),
          ]),
    ],
  });
}

/** A line for each reason for which somebody was left out. */
function leftOutLines(leftOut: DeliveryReport['leftOut'], { t }: Language): readonly Block[] {
  return (['answered', 'ended', 'notConcerned'] as const)
    .filter((reason) => leftOut[reason] > 0)
    .map((reason) => paragraph(t(`notices:deliveryReport.${reason}`, { count: leftOut[reason] })));
}

/** One person or institution that was not reached, with the reason in words. */
export function undeliveredLine({ name, institutions, reason }: Undelivered, { t }: Language): string {
  const words = { name, institutions: institutions.join(', '), reason: reasonWords(reason, t) };
  return institutions.length === 0
    ? t('notices:deliveryReport.lineAlone', words)
    : t('notices:deliveryReport.line', words);
}

function reasonWords(reason: string, t: Language['t']): string {
  if (reason === 'expired') return t('notices:reasons.expired');
  return reason === 'failed' ? t('notices:reasons.failed') : t('notices:reasons.unreachable');
}
