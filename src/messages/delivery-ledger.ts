import type { Meeting } from '../domain/meetings/types.ts';
import type { LedgerNotice, LedgerTrouble } from '../domain/notices/ledger/store.ts';
import type { Language } from '../i18n/index.ts';
import { formatDateTime } from '../language/dates/format.ts';
import type { Block, OutgoingMessage } from '../platform/message.ts';
import { list, message, paragraph } from './build.ts';

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

function troubleLine({ name, state, reason, attempts }: LedgerTrouble, { t }: Language): string {
  const key = state === 'queued' && reason === 'quiet' ? 'quiet' : state;
  return t('delivery:ledger.trouble', {
    name,
    reason: t(`delivery:reasons.${key}`, { attempts: attempts + 1 }),
  });
}
