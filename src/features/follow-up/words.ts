import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatDateTime } from '../../language/dates/format.ts';
import type { ZoneId } from '../../lib/zone.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../platform/message.ts';
import type { ActionItem, ActionStep } from './types.ts';

/** What a list of action items is shown from. */
export interface ActionsFacts {
  readonly title: string;
  readonly zone: ZoneId;
  readonly items: readonly ActionItem[];
  /** Institutions the reader acts for; theirs come first. */
  readonly own: ReadonlySet<number>;
  readonly mayChange: boolean;
}

/** Action items: number, what, who, until when, state. */
export function actionList(facts: ActionsFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const own = facts.items.filter(({ institutionId }) => facts.own.has(institutionId));
  const others = facts.items.filter((item) => !own.includes(item));
  const lines = (items: readonly ActionItem[]): readonly string[] =>
    items.map((item) => actionLine({ item, zone: facts.zone }, language));
  const section = (heading: string, items: readonly ActionItem[]) =>
    items.length === 0 ? [] : [paragraph({ bold: heading }), list(lines(items))];
  return message({
    summary: facts.title,
    blocks: [
      { kind: 'title', text: facts.title },
      ...(facts.items.length === 0 ? [paragraph(t('actions:none'))] : []),
      ...section(t('actions:own'), own),
      ...section(t('actions:others'), others),
      ...(facts.mayChange ? [{ kind: 'note' as const, line: [t('actions:howTo')] }] : []),
    ],
  });
}

/** One item on one line. */
export function actionLine(
  { item, zone }: { readonly item: ActionItem; readonly zone: ZoneId },
  { t, locale }: Language,
): string {
  const { number, description, institution, dueAt } = item;
  const words = { number, description, institution, when: formatDate(dueAt, { zone, locale }) };
  return t(item.state === 'done' ? 'actions:lineDone' : 'actions:line', words);
}

/** The two buttons with which the institution responsible says how far it is. */
export function actionButtons(
  { number }: Pick<ActionItem, 'number'>,
  { t }: Language,
): readonly (readonly Button[])[] {
  return [
    [
      {
        text: t('actions:buttons.done', { number }),
        action: encodeAction('tindaklanjut', 'selesai', number),
        style: 'primary',
      },
      {
        text: t('actions:buttons.progress', { number }),
        action: encodeAction('tindaklanjut', 'proses', number),
      },
    ],
  ];
}

/** Says that an item is noted as under way, and how a note is added. */
export function progressNoted(
  {
    number,
    offersNote,
    hasNote,
  }: { readonly number: number; readonly offersNote: boolean; readonly hasNote: boolean },
  { t }: Language,
): OutgoingMessage {
  const summary = t(hasNote ? 'actions:progressWithNote' : 'actions:progress', { number });
  const isNext = !hasNote && !offersNote;
  return message({
    summary,
    blocks: [paragraph(summary), ...(isNext ? [paragraph(t('actions:progressHow', { number }))] : [])],
    buttons: offersNote
      ? [[{ text: t('actions:buttons.note'), action: encodeAction('tindaklanjut', 'catatan', number) }]]
      : [],
  });
}

/** What became of an item, the newest first; people are not named. */
export function actionHistory(
  {
    item,
    steps,
    zone,
  }: { readonly item: ActionItem; readonly steps: readonly ActionStep[]; readonly zone: ZoneId },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const title = t('actions:historyTitle', { number: item.number });
  const lines = steps.map(({ kind, note, at }) => {
    const words = { when: formatDateTime(at, { zone, locale }), what: t(`actions:step.${kind}`) };
    return note === '' ? t('actions:stepLine', words) : t('actions:stepLineNote', { ...words, note });
  });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(actionLine({ item, zone }, language)),
      ...(lines.length === 0 ? [paragraph(t('actions:noSteps'))] : [list(lines)]),
    ],
  });
}
