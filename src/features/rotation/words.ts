import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatDayMonthYear, isoDate } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import type { HostTurn } from './types.ts';

/** What the overview of the rotation shows. */
export interface RotationFacts {
  readonly forumName: string;
  readonly zone: string;
  readonly next: Meeting | undefined;
  readonly holder: HostTurn | undefined;
  readonly queue: readonly HostTurn[];
  readonly past: readonly HostTurn[];
  /** Whether the reader may change the queue, and so learns how. */
  readonly mayChange: boolean;
}

/** Host of the next meeting, the queue after it, past hosts. */
export function rotation(facts: RotationFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const title = t('rotation:title', { forum: facts.forumName });
  const next = nextLine(facts, language);
  return message({
    summary: next,
    blocks: [
      { kind: 'title', text: title },
      paragraph({ bold: next }),
      ...(facts.holder === undefined
        ? []
        : [paragraph(t('rotation:holder', { host: facts.holder.shortName }))]),
      ...queueBlocks(facts.queue, language),
      ...pastBlocks(facts, language),
      ...(facts.mayChange ? [{ kind: 'note', line: [t('rotation:queueHowTo')] } as const] : []),
    ],
  });
}

/** The queue after a change, under what was done. */
export function queueAfter(
  { done, queue }: { readonly done: string; readonly queue: readonly HostTurn[] },
  language: Language,
): OutgoingMessage {
  return message({ summary: done, blocks: [paragraph({ bold: done }), ...queueBlocks(queue, language)] });
}

function nextLine({ next }: RotationFacts, { t, locale }: Language): string {
  if (next?.host === undefined) return t('rotation:nextNone');
  const date = formatDate(next.startsAt, { zone: next.timeZone, locale });
  return t('rotation:next', { number: next.number, date, host: next.host.officialName });
}

function queueBlocks(queue: readonly HostTurn[], { t }: Language): readonly Block[] {
  if (queue.length === 0) return [paragraph(t('rotation:queueEmpty'))];
  const items = queue.map(({ shortName, consent }) =>
    consent === undefined ? shortName : `${shortName} (${t(`rotation:consent.${consent}`)})`,
  );
  return [paragraph({ bold: t('rotation:queue') }), list(items, true)];
}

function pastBlocks({ past, zone }: RotationFacts, { t, locale }: Language): readonly Block[] {
  if (past.length === 0) return [];
  const items = past.map(({ shortName, handedOverAt }) =>
    handedOverAt === undefined
      ? shortName
      : t('rotation:pastItem', {
          host: shortName,
          date: formatDayMonthYear(isoDate(handedOverAt, zone), locale),
        }),
  );
  return [paragraph({ bold: t('rotation:past') }), list(items)];
}
