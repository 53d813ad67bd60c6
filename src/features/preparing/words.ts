import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../i18n/index.ts';
import { list, message, pairs, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../platform/message.ts';
import { barOf, isDefaultKey, isDue, type Progress, progressOf } from './rules.ts';
import type { ChecklistEntry, ChecklistItem, HostPerson, Preparing } from './types.ts';

/** How an entry is called. */
export function labelOf(
  { key, label }: Pick<ChecklistEntry, 'key' | 'label'>,
  { t }: Pick<Language, 't'>,
): string {
  return label ?? (isDefaultKey(key) ? t(`preparing:item.${key}`) : key);
}

/** A checklist about to be shown. */
export interface Shown {
  readonly preparing: Preparing;
  /** ISO date. */
  readonly today: string;
  readonly mayChange: boolean;
  /** What was done to it just now. */
  readonly done?: string | undefined;
}

/** The checklist of a meeting: how far it is, every entry, and a button for each where the reader may change them. */
export function checklistShown(
  { preparing, today, mayChange, done }: Shown,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { meeting, items } = preparing;
  const title = t('preparing:title', { number: meeting.number });
  const lines = items.map((item, index) => `${index + 1}. ${itemLine({ item, preparing, today }, language)}`);
  const buttons = mayChange
    ? pairs(items.map((item, index) => itemButton(item, { meeting, index, language })))
    : [];
  return message({
    summary: done ?? title,
    blocks: [
      { kind: 'title', text: title },
      ...(done === undefined ? [] : [paragraph(done)]),
      paragraph(hostLine(meeting, language)),
      paragraph(progressLine(progressOf(items, today), language)),
      ...lines.map((line) => paragraph(line)),
      ...(mayChange ? [{ kind: 'note' as const, line: [t('preparing:howTo')] }] : []),
    ],
    buttons,
  });
}

function hostLine({ host }: Meeting, { t }: Language): string {
  return host === undefined ? t('preparing:noHost') : t('preparing:host', { host: host.officialName });
}

function progressLine(progress: Progress, { t }: Language): string {
  const bar = barOf(progress);
  const line = t('preparing:progress', { bar, ...progress });
  return progress.due === 0 ? line : `${line} ${t('preparing:due', { count: progress.due })}`;
}

function itemButton(
  item: ChecklistItem,
  {
    meeting,
    index,
    language,
  }: { readonly meeting: Meeting; readonly index: number; readonly language: Language },
): Button {
  const mark = item.state === 'open' ? '' : `${MARKS[item.state]} `;
  return {
    text: `${mark}${index + 1}. ${labelOf(item, language)}`,
    action: encodeAction('persiapan', 'butir', meeting.id, item.key),
  };
}

const MARKS = { open: '▫', done: '✅', not_needed: '➖' } as const;

interface LineOf {
  readonly item: ChecklistItem;
  readonly preparing: Preparing;
  readonly today: string;
}

function itemLine({ item, preparing, today }: LineOf, language: Language): string {
  const { t } = language;
  const { state, note } = item;
  const mark = isDue(item, today) ? '❗' : MARKS[state];
  const when =
    state === 'open' ? [until({ dueOn: item.dueOn, zone: preparing.meeting.timeZone, today }, language)] : [];
  const person = preparing.people.find(({ personId }) => personId === item.assigneeId);
  const who = person === undefined ? [] : [t('preparing:by', { name: person.name })];
  const notNeeded = state === 'not_needed' ? [t('preparing:notNeeded')] : [];
  const noted = note === '' ? [] : [t('preparing:noted', { note })];
  return `${mark} ${[labelOf(item, language), ...when, ...notNeeded, ...who, ...noted].join(', ')}`;
}

function until(
  { dueOn, zone, today }: { readonly dueOn: string; readonly zone: ZoneId; readonly today: string },
  { t, locale }: Language,
): string {
  const when = formatDate(Temporal.PlainDate.from(dueOn).toZonedDateTime(zone).epochMilliseconds, {
    zone,
    locale,
  });
  return t(dueOn < today ? 'preparing:was' : 'preparing:until', { when });
}

/** What is due, on one line of a reminder. */
export function dueLine(
  { item, zone }: { readonly item: ChecklistItem; readonly zone: ZoneId },
  language: Language,
): string {
  const when = formatDate(Temporal.PlainDate.from(item.dueOn).toZonedDateTime(zone).epochMilliseconds, {
    zone,
    locale: language.locale,
  });
  const line = language.t('preparing:dueLine', { item: labelOf(item, language), when });
  return item.note === '' ? line : `${line}, ${language.t('preparing:noted', { note: item.note })}`;
}

/** One entry with what can be done about it. */
export function itemShown(
  { done, ...line }: LineOf & { readonly done?: string | undefined },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { item } = line;
  const { meeting } = line.preparing;
  const shown = itemLine(line, language);
  const button = (what: string, text: string): Button => ({
    text,
    action: encodeAction('persiapan', what, meeting.id, item.key),
  });
  const steps =
    item.state === 'open'
      ? [
          [
            { ...button('selesai', t('preparing:buttons.done')), style: 'primary' as const },
            button('tidakperlu', t('preparing:buttons.notNeeded')),
          ],
          [button('serahkan', t('preparing:buttons.assign')), button('catatan', t('preparing:buttons.note'))],
        ]
      : [
          [
            ...(item.isSeen ? [] : [button('buka', t('preparing:buttons.reopen'))]),
            button('catatan', t('preparing:buttons.note')),
          ],
        ];
  return message({
    summary: done ?? shown,
    blocks: [
      { kind: 'title', text: t('preparing:title', { number: meeting.number }) },
      ...(done === undefined ? [] : [paragraph(done)]),
      paragraph(shown),
    ],
    buttons: [
      ...steps,
      [{ text: t('preparing:buttons.back'), action: encodeAction('persiapan', 'lihat', meeting.id) }],
    ],
  });
}

/** Asks who of the host looks after an entry. */
export function whoShown(
  {
    item,
    meeting,
    people,
  }: { readonly item: ChecklistItem; readonly meeting: Meeting; readonly people: readonly HostPerson[] },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const to = (text: string, id: number): readonly Button[] => [
    { text, action: encodeAction('persiapan', 'kepada', meeting.id, item.key, id) },
  ];
  return message({
    summary: t('preparing:askWho', { item: labelOf(item, language) }),
    buttons: [
      ...people.map(({ personId, name }) => to(name, personId)),
      ...(item.assigneeId === undefined ? [] : [to(t('preparing:buttons.nobody'), 0)]),
      [
        {
          text: t('preparing:buttons.back'),
          action: encodeAction('persiapan', 'butir', meeting.id, item.key),
        },
      ],
    ],
  });
}

/** Every coming meeting with its host and how far its checklist is. */
export function overviewShown(
  { all, today }: { readonly all: readonly Preparing[]; readonly today: string },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const lines = all.map(({ meeting, items }) => {
    const { number, startsAt, timeZone: zone, host } = meeting;
    const words = {
      number,
      host: host?.shortName ?? t('preparing:nobody'),
      when: formatDate(startsAt, { zone, locale }),
    };
    return `${t('preparing:overviewLine', words)} ${progressLine(progressOf(items, today), language)}`;
  });
  const title = t('preparing:overview');
  return message({
    summary: title,
    blocks: [{ kind: 'title', text: title }, list(lines)],
    buttons: pairs(
      all.map(({ meeting: { id, number } }) => ({
        text: t('preparing:buttons.meeting', { number }),
        action: encodeAction('persiapan', 'lihat', id),
      })),
    ),
  });
}
