import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import type { Forum } from '../../model/forum.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { NoticeKinds } from '../../notices/kind.ts';
import { faultWords } from '../../notices/ledger/fault.words.ts';
import type { LedgerKind, LedgerNotice, LedgerTrouble } from '../../notices/ledger/ledger.store.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';

/** What the ledger of a meeting is shown from. */
export interface LedgerFacts {
  /** Its secretariat reads the ledger: times are in its zone. */
  readonly forum: Pick<Forum, 'name' | 'timeZone'>;
  readonly meeting: Meeting;
  readonly notices: readonly LedgerNotice[];
  readonly trouble: readonly LedgerTrouble[];
  readonly kinds: NoticeKinds;
}

/** What was sent about a meeting, what waits, and what did not arrive and why. */
export function deliveryLedger(facts: LedgerFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { forum, meeting, notices, trouble } = facts;
  const isDraft = meeting.state === 'draft';
  const name = t('notices:meeting', { number: meeting.number, forum: forum.name });
  const title = t('delivery:ledger.title', { meeting: name });
  const blocks: readonly Block[] =
    notices.length === 0
      ? [
          paragraph(
            t(isDraft ? 'delivery:ledger.noneYet' : 'delivery:ledger.none', { number: meeting.number }),
          ),
        ]
      : [list(notices.map((notice) => noticeLine(notice, { ...facts, language })))];
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...blocks,
      ...(trouble.length === 0
        ? []
        : [paragraph({ bold: t('delivery:ledger.troubleTitle') }), list(troubleLines(facts, language))]),
    ],
  });
}

function noticeLine(
  notice: LedgerNotice,
  { language, forum, kinds }: LedgerFacts & { readonly language: Language },
): string {
  const { t, locale } = language;
  const { dueAt, isSkipped, sent, waiting, skipped, lost } = notice;
  const when = formatDateTime(dueAt, { zone: forum.timeZone, locale });
  const words = { kind: kindWords(notice, { kinds, ...language }), when, sent, waiting, skipped, lost };
  return t(isSkipped ? 'delivery:ledger.lineSkipped' : 'delivery:ledger.line', words);
}

function kindWords(
  { kind: name, facts }: LedgerKind,
  { kinds, t }: Language & { readonly kinds: NoticeKinds },
): string {
  const kind = kinds.find(name);
  return kind === undefined ? name : t(kind.title(facts));
}

/** A line for each person, institution or chat and reason, with the messages that are concerned. */
function troubleLines({ trouble, kinds: known }: LedgerFacts, language: Language): readonly string[] {
  const { t } = language;
  const sameReason = ({ name, institutions, state, isGroup, reason }: LedgerTrouble): string =>
    JSON.stringify([name, institutions, state, isGroup, reason]);
  return [...Map.groupBy(trouble, sameReason).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const attempts = Math.max(...same.map((one) => one.attempts));
    const kinds = new Set(same.map((one) => kindWords(one, { kinds: known, ...language })));
    const words = {
      ...{ name: first.name, institutions: first.institutions.join(', '), kinds: [...kinds].join(', ') },
      reason: troubleWords({ ...first, attempts }, language),
    };
    return first.institutions.length === 0
      ? t('delivery:ledger.trouble', words)
      : t('delivery:ledger.troubleOf', words);
  });
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
