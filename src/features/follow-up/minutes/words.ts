import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatDate, formatDateTime } from '../../../language/dates/format.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, Form, OutgoingFile, OutgoingMessage } from '../../../platform/message.ts';
import type { Minutes, MinutesReply } from '../types.ts';
import { LONGEST_CORRECTION } from './rules.ts';

type Draft = Pick<Minutes, 'id' | 'revision'>;

/** The two buttons with which a draft is answered. */
export function draftButtons({ id, revision }: Draft, { t }: Language): readonly (readonly Button[])[] {
  return [
    [
      {
        text: t('files:minutes.agree'),
        action: encodeAction('notula', 'setuju', id, revision),
        style: 'primary',
      },
      { text: t('files:minutes.correct'), action: encodeAction('notula', 'koreksi', id, revision) },
    ],
  ];
}

/** The chair's button. */
export function approveButton({ id, revision }: Draft, { t }: Language): Button {
  return {
    text: t('files:minutes.approve'),
    action: encodeAction('notula', 'sahkan', id, revision),
    style: 'primary',
  };
}

/** How many agree, and what is to be corrected. */
export function repliesBlocks(replies: readonly MinutesReply[], { t }: Language): readonly Block[] {
  const corrections = replies.filter(({ correction }) => correction !== '');
  const agreed = replies.length - corrections.length;
  return [
    paragraph(t('files:minutes.replies', { agreed, corrections: corrections.length })),
    ...(corrections.length === 0
      ? []
      : [list(corrections.map(({ institution, correction }) => `${institution}: ${correction}`))]),
  ];
}

/** Asks whether a document is sent to the members as a draft. */
export function askToSendMinutes(
  { meeting, fileId }: { readonly meeting: Meeting; readonly fileId: number },
  { t, locale }: Language,
): OutgoingMessage {
  const { number, startsAt, timeZone: zone } = meeting;
  const summary = t('files:minutes.askToSend', { number, date: formatDate(startsAt, { zone, locale }) });
  return message({
    summary,
    blocks: [paragraph(summary), paragraph(t('files:minutes.askToSendNext'))],
    buttons: [
      [
        {
          text: t('files:minutes.send'),
          action: encodeAction('notula', 'kirim', meeting.id, fileId),
          style: 'primary',
        },
        { text: t('files:minutes.dontSend'), action: encodeAction('notula', 'batal') },
      ],
    ],
  });
}

/** What the minutes of a meeting are shown from. */
export interface MinutesShown {
  readonly number: number;
  readonly minutes: Minutes;
  readonly document: OutgoingFile;
  /** What members said; undefined for who may not read it. */
  readonly replies: readonly MinutesReply[] | undefined;
  readonly zone: ZoneId;
  readonly now: number;
  readonly mayReply: boolean;
  readonly mayApprove: boolean;
}

/** The minutes of a meeting, with what can be done with them. */
export function minutesShown(facts: MinutesShown, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { number, minutes, document, replies, zone, now, mayReply, mayApprove } = facts;
  const isDraft = minutes.state === 'draft';
  const summary = t(isDraft ? 'files:minutes.shownDraft' : 'files:minutes.shownFinal', { number });
  const when = formatDateTime(minutes.replyBy, { zone, locale });
  const isOpen = isDraft && now <= minutes.replyBy;
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...(isOpen ? [paragraph(t('files:minutes.draftUntil', { when }))] : []),
      ...(replies === undefined ? [] : repliesBlocks(replies, language)),
    ],
    buttons: [
      ...(isOpen && mayReply ? draftButtons(minutes, language) : []),
      ...(isDraft && mayApprove ? [[approveButton(minutes, language)]] : []),
    ],
    files: [document],
  });
}

/** Says that corrections may still come, and asks whether the draft is approved all the same. */
export function askToApproveEarly(
  { minutes, number, zone }: { readonly minutes: Minutes; readonly number: number; readonly zone: ZoneId },
  { t, locale }: Language,
): OutgoingMessage {
  const when = formatDateTime(minutes.replyBy, { zone, locale });
  const { id, revision } = minutes;
  return message({
    summary: t('files:minutes.approveEarly', { number, when }),
    buttons: [
      [
        {
          text: t('files:minutes.approveNow'),
          action: encodeAction('notula', 'sahkan', id, revision, 'ya'),
          style: 'primary',
        },
        { text: t('files:minutes.wait'), action: encodeAction('notula', 'batal') },
      ],
    ],
  });
}

/** The form for a correction. */
export function correctionForm({ id, revision }: Draft, { t }: Language): Form {
  return {
    action: encodeAction('notula', 'koreksi', id, revision),
    title: t('files:minutes.formTitle'),
    submit: t('files:minutes.formSubmit'),
    close: t('meetings:form.close'),
    fields: [
      {
        ...{ kind: 'text', name: 'correction', label: t('files:minutes.formField'), optional: false },
        ...{ multiline: true, maxLength: LONGEST_CORRECTION },
      },
    ],
  };
}
