import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { waitingNames } from './lists.words.ts';
import type { ComingInstitution } from './types.ts';

/** So many of those who wait have a button; the others are given a place by name. */
const MOST_BUTTONS = 8;

/** How many people a meeting has room for, how many places are taken, and who waits. */
export function capacityShown(
  {
    meeting,
    coming,
    taken,
    limit,
  }: {
    readonly meeting: Meeting;
    readonly coming: readonly ComingInstitution[];
    readonly taken: number;
    readonly limit: number;
  },
  { t }: Language,
): OutgoingMessage {
  const { number, capacity } = meeting;
  const title = t('details:capacity.title', { number });
  const counts =
    capacity === undefined
      ? t('details:capacity.unlimited', { taken })
      : t('details:capacity.limited', { capacity, taken, free: Math.max(capacity - taken, 0) });
  const waiting = coming
    .filter(({ waitingTurn }) => waitingTurn !== undefined)
    .toSorted((one, other) => (one.waitingTurn ?? 0) - (other.waitingTurn ?? 0));
  return message({
    summary: `${title}: ${counts}`,
    blocks: [
      { kind: 'title', text: title },
      paragraph({ bold: counts }),
      paragraph(t('details:capacity.companions', { limit })),
      ...waitingNames(coming).map((institutions) =>
        paragraph(t('details:capacity.waiting', { total: waiting.length, institutions })),
      ),
      paragraph(t('details:capacity.how', { number })),
    ],
    buttons: waiting.slice(0, MOST_BUTTONS).map(({ institutionId, shortName }) => [
      {
        text: t('details:capacity.give', { institution: shortName }),
        action: encodeAction('kapasitas', 'beri', meeting.id, institutionId),
      },
    ]),
  });
}

/** That an institution has a place beyond the capacity, and who of it hears so. */
export function placeGivenBeyond(
  {
    meeting: { number },
    institution,
    told,
  }: { readonly meeting: Meeting; readonly institution: string; readonly told: string },
  { t }: Language,
): OutgoingMessage {
  return message({ summary: `${t('details:capacity.given', { institution, number })} ${told}` });
}
