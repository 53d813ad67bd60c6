import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../../platform/message.ts';
import { turnWords } from '../turn.words.ts';

/** A handover that waits for its confirmation. Moments are epoch milliseconds. */
export interface ShownHandover {
  readonly preview: {
    readonly from: { readonly shortName: string } | undefined;
    readonly number: number;
    readonly expectedAt: number | undefined;
    readonly notYetHeld: Meeting | undefined;
    readonly hasNotHosted: boolean;
    readonly heldAfter: { readonly number: number; readonly startsAt: number } | undefined;
    readonly hasDeclined: boolean;
    readonly promised: { readonly shortName: string; readonly hasAgreed: boolean } | undefined;
    readonly isAbsent: boolean;
  };
  readonly to: string;
  readonly hasPhoto: boolean;
  readonly proposalId: number;
  readonly forum: string;
  readonly zone: ZoneId;
  /** When it took place. */
  readonly at: number;
}

/** From whom to whom, when, for which meeting, and what speaks against it. */
export function handoverPreview(shown: ShownHandover, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { preview, to, hasPhoto, proposalId, forum, zone, at } = shown;
  const { from, number, expectedAt } = preview;
  const title = t('rotation:handoverPreview.title', { to });
  const warnings = warningsOf(shown, language);
  const doubt = preview.hasNotHosted
    ? [paragraph(t('rotation:handoverPreview.hasNotHosted', { from: from?.shortName ?? '' }))]
    : [];
  const field = (label: string, value: string) => ({ label, value: [value] });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'fields',
        rows: [
          field(t('rotation:handoverPreview.from'), from?.shortName ?? t('rotation:handoverPreview.nobody')),
          field(t('rotation:handoverPreview.to'), to),
          field(t('rotation:handoverPreview.date'), formatDate(at, { zone, locale })),
          field(
            t('rotation:handoverPreview.meeting'),
            turnWords({ number, expectedAt, forum, zone }, language),
          ),
          ...(hasPhoto
            ? [field(t('rotation:handoverPreview.photo'), t('rotation:handoverPreview.withPhoto'))]
            : []),
        ],
      },
      ...warnings.map((line) => paragraph({ bold: line })),
      ...doubt,
      paragraph(t('rotation:handoverPreview.ask')),
      ...(hasPhoto ? [] : [note(t('rotation:handoverPreview.photoHowTo', { to }))]),
    ],
    buttons: [decisions({ proposalId, hasWarnings: warnings.length > 0 }, language)],
  });
}

function decisions(
  { proposalId, hasWarnings }: { readonly proposalId: number; readonly hasWarnings: boolean },
  { t }: Language,
): readonly Button[] {
  const confirm = hasWarnings
    ? t('rotation:handoverPreview.confirmAnyway')
    : t('rotation:handoverPreview.confirm');
  return [
    { text: confirm, action: encodeAction('serahterima', 'serahkan', proposalId), style: 'primary' },
    {
      text: t('rotation:handoverPreview.drop'),
      action: encodeAction('serahterima', 'batal', proposalId),
    },
  ];
}

function note(text: string): Block {
  return { kind: 'note', line: [text] };
}

function warningsOf({ preview, to, zone }: ShownHandover, { t, locale }: Language): readonly string[] {
  const { notYetHeld, heldAfter, hasDeclined, isAbsent, promised, number, from } = preview;
  const heldOn = (startsAt: number): string => formatDate(startsAt, { zone, locale });
  return [
    ...(heldAfter === undefined
      ? []
      : [
          t('rotation:handoverPreview.heldAfter', {
            ...{ from: from?.shortName ?? '', number: heldAfter.number, date: heldOn(heldAfter.startsAt) },
          }),
        ]),
    ...(notYetHeld === undefined
      ? []
      : [
          t('rotation:handoverPreview.notYetHeld', {
            number: notYetHeld.number,
            date: heldOn(notYetHeld.startsAt),
          }),
        ]),
    ...(hasDeclined ? [t('rotation:handoverPreview.hasDeclined', { to, number })] : []),
    ...(promised === undefined
      ? []
      : [
          t(`rotation:handoverPreview.${promised.hasAgreed ? 'promised' : 'pinnedFor'}`, {
            other: promised.shortName,
            number,
          }),
        ]),
    ...(isAbsent ? [t('rotation:handoverPreview.isAbsent', { to, number })] : []),
  ];
}

/** A handover was confirmed in a chat that is told of it by itself. */
export function handoverDone(
  { to, chats }: { readonly to: string; readonly chats: number },
  { t }: Language,
): OutgoingMessage {
  return message({ summary: t('rotation:handoverDone', { to, chats }) });
}
