import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Work } from '../../model/work.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind, NoticeSubject } from '../../notices/kind.ts';
import { meetingWords } from '../../notices/parts.ts';
import { atOnce } from '../../notices/quiet.ts';
import { planNotice } from '../../notices/service.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { findOrderer, loadReport } from './delivery-report.store.ts';
import type { DeliveryReport, Undelivered } from './types.ts';
import { nextSteps, unreachedList } from './unreached.words.ts';

const facts = z.object({ proposalId: z.number() });

/** What came of a manual reminder, to the one who ordered it: how many it reached, how, whom it did not reach and why. */
export const deliveryReport: NoticeKind<z.infer<typeof facts>, DeliveryReport> = {
  name: 'deliveryReport',
  facts,
  title: () => 'delivery:kinds.deliveryReport',
  quietUntil: atOnce,
  outlives: () => ['start', 'cancellation'],
  details: (db, about) => loadReport(db, { ...about, ...about.facts }),
  words,
};

/** Once a manual reminder has ended everywhere, a report goes to whoever ordered it; once. */
export async function planDeliveryReport(
  work: Work,
  { forumId, meetingId, facts: { proposalId } }: NoticeSubject<{ readonly proposalId: number }>,
): Promise<void> {
  const orderer = await findOrderer(work.db, { forumId, proposalId });
  if (orderer === undefined) return;
  await planNotice(work, {
    ...{ forumId, meetingId, kind: deliveryReport, key: `deliveryReport:${proposalId}` },
    ...{ facts: { proposalId }, dueAt: work.now, targets: [orderer], priority: 20 },
  });
}

function words(content: NoticeContent<unknown, DeliveryReport>, language: Language): OutgoingMessage {
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
      ...section('called', { lines: calledInGroup, language }),
      ...section('undelivered', { lines: undelivered, language }),
      ...nextSteps(notReached, language),
    ],
  });
}

/** A heading with its people; nothing when there are none. */
function section(
  heading: 'called' | 'undelivered',
  { lines, language }: { readonly lines: readonly Undelivered[]; readonly language: Language },
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
