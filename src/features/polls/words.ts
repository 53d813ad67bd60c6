import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatDateTime } from '../../language/dates/format.ts';
import { MINUTE_MS } from '../../lib/clock.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../platform/message.ts';
import { isOpen, ranked } from './rules.ts';
import { CHOICES, type Poll, type PollSlot, type SlotTime } from './types.ts';

/** A poll as it is shown to somebody. */
export interface ShownPoll {
  readonly poll: Poll;
  readonly forum: string;
  /** The number of the meeting that is to be moved. */
  readonly number: number | undefined;
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The poll in one message, with what was said so far and buttons for each slot while it goes on. */
export function pollShown(shown: ShownPoll, language: Language): OutgoingMessage {
  const { t } = language;
  const { poll, now } = shown;
  const summary = titleOf(shown, language);
  const open = isOpen(poll, now);
  const slots = poll.slots.map((slot) => slotLine(slot, language));
  return {
    ...message({
      summary,
      blocks: [
        { kind: 'title', text: summary },
        paragraph(t(open ? 'polls:ask' : 'polls:over')),
        list(slots, true),
        deadlineOf(shown, language),
      ],
      buttons: open ? poll.slots.map((slot, index) => choicesOf(slot, { at: index + 1, t })) : [],
    }),
    isOneMessage: true,
  };
}

/** What the poll is about. */
export function titleOf({ forum, number }: Pick<ShownPoll, 'forum' | 'number'>, { t }: Language): string {
  return number === undefined ? t('polls:title', { forum }) : t('polls:titleMeeting', { forum, number });
}

function choicesOf(
  { id }: PollSlot,
  { at, t }: { readonly at: number; readonly t: Language['t'] },
): readonly Button[] {
  return CHOICES.map((choice) => ({
    text: t(`polls:button.${choice}`, { at }),
    action: encodeAction('jajak', 'pilih', id, choice),
  }));
}

function slotLine({ startsAt, timeZone, said }: PollSlot, { t, locale }: Language): string {
  const when = formatDateTime(startsAt, { zone: timeZone, locale });
  const counts = CHOICES.map((choice) => `${t(`polls:choice.${choice}`)} ${said[choice].length}`);
  return `${when}: ${counts.join(', ')}`;
}

function deadlineOf({ poll, zone, now }: ShownPoll, { t, locale }: Language): Block {
  const { answerBy, closedAt = answerBy } = poll;
  const at = isOpen(poll, now) ? answerBy : Math.min(answerBy, closedAt);
  const when = formatDateTime(at, { zone, locale });
  return paragraph({ bold: t(isOpen(poll, now) ? 'polls:deadline' : 'polls:endedAt', { when }) });
}

/** What members would be asked, before anybody is. */
export function pollPreview(
  {
    id,
    slots,
    answerBy,
    others,
    concerns,
    ...named
  }: Pick<ShownPoll, 'forum' | 'number' | 'zone'> & {
    readonly id: number;
    readonly slots: readonly SlotTime[];
    readonly answerBy: number;
    /** Other likely deadlines, each a button. */
    readonly others: readonly number[];
    /** What is wrong with some of the dates. */
    readonly concerns: readonly string[];
  },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const style = { zone: named.zone, locale };
  const lines = slots.map(({ startsAt, timeZone }) => formatDateTime(startsAt, { zone: timeZone, locale }));
  const when = formatDateTime(answerBy, style);
  return message({
    summary: t('polls:preview'),
    blocks: [
      paragraph(t('polls:preview')),
      paragraph({ bold: titleOf(named, language) }),
      list(lines, true),
      ...concerns.map((concern) => paragraph(concern)),
      paragraph(t('polls:deadline', { when })),
    ],
    buttons: [
      [
        { text: t('polls:send'), action: encodeAction('jajak', 'kirim', id), style: 'primary' },
        { text: t('polls:drop'), action: encodeAction('jajak', 'batal', id) },
      ],
      ...others.map((other) => [
        {
          text: t('polls:until', { date: formatDate(other, style) }),
          action: encodeAction('jajak', 'batas', id, other / MINUTE_MS),
        },
      ]),
    ],
  });
}

/** What came of a poll, the best slot first, with who said what unless only counts are asked for; one press takes a slot. */
export function pollResult(
  {
    mayTake,
    isBrief = false,
    ...shown
  }: ShownPoll & { readonly mayTake: boolean; readonly isBrief?: boolean },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { poll } = shown;
  const best = ranked(poll.slots);
  const { forum, number } = shown;
  const summary =
    number === undefined ? t('polls:result', { forum }) : t('polls:resultMeeting', { forum, number });
  const silent = poll.silent.map(({ shortName }) => shortName).join(', ');
  const isTaken = poll.chosenSlotId !== undefined;
  return message({
    summary,
    blocks: [
      paragraph({ bold: summary }),
      ...best.flatMap((slot) =>
        slotBlocks(slot, { isChosen: slot.id === poll.chosenSlotId, isBrief, language }),
      ),
      ...(silent === '' || isBrief
        ? []
        : [paragraph(t('polls:silent', { count: poll.silent.length, institutions: silent }))]),
      ...(isBrief ? [paragraph(t('polls:brief'))] : []),
      deadlineOf(shown, language),
    ],
    buttons: [
      ...(mayTake && !isTaken ? best.map((slot) => [takeButton(slot, language)]) : []),
      [{ text: t('polls:picture'), action: encodeAction('jajak', 'gambar', poll.id) }],
    ],
  });
}

function takeButton({ id, startsAt, timeZone }: PollSlot, { t, locale }: Language): Button {
  const when = formatDateTime(startsAt, { zone: timeZone, locale });
  return { text: t('polls:take', { when }), action: encodeAction('jajak', 'pakai', id) };
}

function slotBlocks(
  slot: PollSlot,
  {
    isChosen,
    isBrief,
    language,
  }: { readonly isChosen: boolean; readonly isBrief: boolean; readonly language: Language },
): readonly Block[] {
  const { t } = language;
  const who = CHOICES.filter((choice) => slot.said[choice].length > 0).map(
    (choice) => `${t(`polls:choice.${choice}`)}: ${slot.said[choice].join(', ')}`,
  );
  const line = slotLine(slot, language);
  return [
    paragraph({ bold: isChosen ? t('polls:chosen', { slot: line }) : line }),
    ...(who.length === 0 || isBrief ? [] : [list(who)]),
  ];
}
