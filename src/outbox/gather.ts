import type { Block, Button, OutgoingMessage } from '../platform/message.ts';
import { eachOnce } from './day.ts';
import type { Parcel } from './delivery.ts';

/** Makes one message of the reminders that are due for the same person on the same platform. */
export function gatherByPerson(parcels: readonly Parcel[]): readonly Parcel[] {
  const groups = Map.groupBy(parcels, (parcel) => gatherKey(parcel) ?? parcel);
  return [...groups.values()].map(mergeAll);
}

/** Messages of several forums stay apart: each has meetings of the same numbers. */
function gatherKey({ target, platform, deliveries }: Parcel): string | undefined {
  if (target.kind !== 'person' || deliveries.some(({ kind }) => kind.gathers === undefined)) return undefined;
  return `${deliveries[0]?.forumId} ${platform} ${target.userId}`;
}

function mergeAll(parcels: readonly Parcel[]): Parcel {
  const [first, ...others] = parcels;
  if (first === undefined) throw new Error('a group of parcels is never empty');
  return others.length === 0
    ? first
    : {
        ...first,
        deliveries: parcels.flatMap(({ deliveries }) => deliveries),
        message: mergeMessages(parcels),
        shown: undefined,
      };
}

function mergeMessages(parcels: readonly Parcel[]): OutgoingMessage {
  const messages = parcels.map(({ message }) => message);
  return {
    summary: messages.map(({ summary }) => summary).join('; '),
    blocks: mergeBlocks(parcels),
    buttons: mergeButtons(parcels),
    files: messages.flatMap(({ files }) => files),
  };
}

/** The parts one after the other, divided; the reader is addressed once, and the same heading stands once. */
function mergeBlocks(parcels: readonly Parcel[]): readonly Block[] {
  const openings = new Set<string>();
  return parcels.flatMap(({ deliveries, message }, part) => {
    const [heading, salutation, ...rest] = message.blocks;
    const isLetter = deliveries[0]?.kind.gathers === 'letter';
    const opening = [heading, isLetter ? salutation : undefined].filter((block) => block !== undefined);
    const isNew = opening.filter((block) => !openings.has(JSON.stringify(block)));
    for (const block of opening) openings.add(JSON.stringify(block));
    const body = isLetter || salutation === undefined ? rest : [salutation, ...rest];
    return part === 0 ? message.blocks : [{ kind: 'divider' } as const, ...isNew, ...body];
  });
}

/** Buttons of the same action stand once; those of several meetings carry the meeting's number. */
function mergeButtons(parcels: readonly Parcel[]): readonly (readonly Button[])[] {
  const withButtons = parcels.filter(({ message }) => message.buttons.length > 0);
  const byMeeting = Map.groupBy(withButtons, ({ deliveries }) => deliveries[0]?.meetingId ?? null);
  return [...byMeeting.values()].flatMap((list) => {
    const rows = eachOnce(list.flatMap(({ message }) => message.buttons));
    const label = byMeeting.size === 1 ? undefined : list[0]?.label;
    return label === undefined
      ? rows
      : rows.map((row) => row.map((button) => ({ ...button, text: `${button.text} (${label})` })));
  });
}
