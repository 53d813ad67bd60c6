import type { Meeting } from '../domain/meetings/types.ts';
import type { LedgerNotice, LedgerTrouble } from '../domain/notices/ledger/store.ts';
import type { Language } from '../i18n/index.ts';
import { formatDateTime } from '../language/dates/format.ts';
import type { Block, OutgoingMessage } from '../platform/message.ts';
import { list, message, paragraph } from './build.ts';
import { faultWords } from './fault-words.ts';

/** What the ledger of a meeting is shown from. */
export interface LedgerFacts {
  readonly forumName: string;
  readonly meeting: Meeting;
  readonly notices: readonly LedgerNotice[];
  readonly trouble: readonly LedgerTrouble[];
}

/** What was sent about a meeting, what waits, and what did not arrive and why. */
export function deliveryLedger(facts: LedgerFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { meeting, notices, trouble } = facts;
  const name = t('notices:meeting', { number: meeting.number, forum: facts.forumName });
  const title = t('delivery:ledger.title', { meeting: name });
  const blocks: readonly Block[] =
    notices.length === 0
      ? [paragraph(t('delivery:ledger.none'))]
      : [list(notices.map((notice) => noticeLine(notice, meeting, language)))];
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...blocks,
      ...(trouble.length === 0
        ? []
        : [
            paragraph({ bold: t('delivery:ledger.troubleTitle') }),
            list(trouble.map((one) => troubleLine(one, language))),
          ]),
    ],
  });
}

function noticeLine(notice: LedgerNotice, { timeZone }: Meeting, { t, locale }: Language): string {
  const { kind, dueAt, isSkipped, sent, waiting, skipped, lost } = notice;
  const when = formatDateTime(dueAt, { zone: timeZone, locale });
  const words = { kind: t(`delivery:kinds.${kind}`), when, sent, waiting, skipped, lost };
  return t(isSkipped ? 'delivery:ledger.lineSkipped' : 'delivery:ledger.line', words);
}

function troubleLine(trouble: LedgerTrouble, language: Language): string {
  const { t } = language;
  return t('delivery:ledger.trouble', { name: trouble.name, reason: troubleWords(trouble, language) });
}

/** Why it has not arrived, and whether it is still being tried. */
function troubleWords(trouble: LedgerTrouble, language: Language): string {
  const { t } = language;
  const { state, attempts } = trouble;
  const isWaiting = state === 'queued';
  if (isWaiting && trouble.reason === 'quiet') return t('delivery:ledger.quiet');
  const reason = faultWords(trouble, language);
  if (isWaiting && attempts === 0) return t('delivery:ledger.soon', { reason });
  if (isWaiting) return t('delivery:ledger.again', { reason, attempt: attempts + 1 });
  return attempts === 0 ? reason : t('delivery:ledger.tried', { reason, attempts });
}
