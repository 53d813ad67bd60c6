import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, Button, Form, OutgoingMessage } from '../../platform/message.ts';
import { LONGEST } from './rules.ts';
import { type ComingInstitution, type Detail, TOPICS, type Topic } from './types.ts';

/** What the press of a button means, as its first parameter. */
export const FILL = 'isi';
/** What makes a code for a substitute. */
export const CODE = 'kode';
/** What goes on without an answer. */
export const SKIP = 'lewati';

/** Of which institution at which meeting. */
export interface ButtonKey {
  readonly meetingId: number;
  readonly institutionId: number;
}

/** The button that asks how somebody comes. */
export function fillButton({ meetingId, institutionId }: ButtonKey, { t }: Language): Button {
  return { text: t('details:fill'), action: encodeAction('rincian', FILL, meetingId, institutionId) };
}

/** How institutions come, as they themselves see it, each with its button. */
export function ownDetails(
  {
    meeting,
    own,
    positions,
    isOpen,
    mayGiveCodes = false,
  }: {
    readonly meeting: Meeting;
    readonly own: readonly ComingInstitution[];
    readonly positions: ReadonlyMap<number, number>;
    readonly isOpen: boolean;
    /** Whether the reader may hand out a code for the substitute. */
    readonly mayGiveCodes?: boolean;
  },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const date = formatDate(meeting.startsAt, { zone: meeting.timeZone, locale });
  const summary = t('details:title', { number: meeting.number, date });
  const several = own.length > 1;
  return message({
    summary,
    blocks: [
      { kind: 'title', text: summary },
      ...own.flatMap((one): Block[] => {
        const position = positions.get(one.institutionId);
        const waits = position === undefined ? [] : [paragraph(t('details:waiting', { position }))];
        const known: Block[] =
          one.detail === undefined ? [paragraph(t('details:none'))] : [detailFields(one.detail, language)];
        return [paragraph({ bold: one.shortName }), ...waits, ...known];
      }),
      { kind: 'note', line: [t('details:readBy')] },
    ],
    buttons: isOpen
      ? own.flatMap(({ institutionId, shortName, detail, answer, note }) => {
          const key = detail === undefined ? 'fill' : 'change';
          const text = several ? t(`details:${key}Of`, { institution: shortName }) : t(`details:${key}`);
          const fill = [{ text, action: encodeAction('rincian', FILL, meeting.id, institutionId) }];
          if (answer !== 'represented' || note === '' || !mayGiveCodes) return [fill];
          const code = several
            ? t('details:substitute.buttonOf', { institution: shortName })
            : t('details:substitute.button');
          return [fill, [{ text: code, action: encodeAction('rincian', CODE, meeting.id, institutionId) }]];
        })
      : [],
  });
}

function detailFields(detail: Detail, language: Language): Block {
  return {
    kind: 'fields',
    rows: TOPICS.map((topic) => ({
      label: language.t(`details:label.${topic}`),
      value: [shownOf(topic, { detail, language })],
    })),
  };
}

function shownOf(
  topic: Topic,
  { detail, language: { t } }: { readonly detail: Detail; readonly language: Language },
): string {
  switch (topic) {
    case 'mode':
      return t(detail.isOnline ? 'details:online' : 'details:inHall');
    case 'companions':
      return detail.companions === 0
        ? t('details:noCompanions')
        : t('details:people', { count: detail.companions });
    default:
      return detail[topic] === '' ? t('details:nothing') : detail[topic].replaceAll('\n', '; ');
  }
}

/** One question, with buttons for the likely answers; the last buttons go on, or leave the rest as it is. */
export function question(
  {
    topic,
    key,
    institution,
    limit,
  }: {
    readonly topic: Topic;
    readonly key: ButtonKey;
    readonly institution: string;
    readonly limit: number;
  },
  { t }: Language,
): OutgoingMessage {
  const step = TOPICS.indexOf(topic) + 1;
  const answer = (text: string, value: string): Button => ({
    text,
    action: encodeAction('rincian', topic, key.meetingId, key.institutionId, value),
  });
  const choices: Readonly<Record<Topic, readonly Button[]>> = {
    mode: [answer(t('details:inHallButton'), 'ruang'), answer(t('details:onlineButton'), 'daring')],
    companions: Array.from({ length: Math.min(limit, MOST_BUTTONS) + 1 }, (_, count) =>
      answer(count === 0 ? t('details:nobody') : String(count), String(count)),
    ),
    vehicles: [answer(t('details:noVehicle'), '-')],
    diet: [
      answer(t('details:noDiet'), '-'),
      ...(['vegetarian', 'seafood', 'sugar'] as const).map((diet) => answer(t(`details:diet.${diet}`), diet)),
    ],
  };
  const summary = t('details:step', { institution, step, steps: TOPICS.length });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      paragraph({ bold: t(`details:ask.${topic}`, { institution, limit }) }),
      ...(step === 1 ? [{ kind: 'note', line: [t('details:readBy')] } as const] : []),
    ],
    buttons: [...inRows(choices[topic]), [answer(t('details:skip'), SKIP)]],
  });
}

/** More buttons than these are harder to find than a number is to type. */
const MOST_BUTTONS = 5;
const A_ROW = 3;

function inRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  return buttons.flatMap((_, index) => (index % A_ROW === 0 ? [buttons.slice(index, index + A_ROW)] : []));
}

/** What a button for a diet stands for, in words. */
export function dietOf(value: string, { t }: Language): string {
  return value === 'vegetarian' || value === 'seafood' || value === 'sugar'
    ? t(`details:diet.${value}`)
    : value;
}

/** All questions in one form. */
export function detailForm(
  { key, detail, limit }: { readonly key: ButtonKey; readonly detail: Detail; readonly limit: number },
  { t }: Language,
): Form {
  return {
    action: encodeAction('rincian', FILL, key.meetingId, key.institutionId),
    title: t('details:formTitle'),
    submit: t('details:save'),
    close: t('details:close'),
    fields: [
      {
        kind: 'choice',
        name: 'mode',
        label: t('details:label.mode'),
        optional: false,
        initial: detail.isOnline ? 'daring' : 'ruang',
        options: [
          { value: 'ruang', text: t('details:inHallButton') },
          { value: 'daring', text: t('details:onlineButton') },
        ],
      },
      {
        ...{ kind: 'text', name: 'companions', label: t('details:label.companions') },
        ...{ hint: t('details:hint.companions', { limit }), optional: true, multiline: false, maxLength: 3 },
        initial: String(detail.companions),
      },
      {
        ...{ kind: 'text', name: 'vehicles', label: t('details:label.vehicles') },
        ...{ hint: t('details:hint.vehicles'), optional: true, multiline: true, maxLength: LONGEST.vehicles },
        ...(detail.vehicles === '' ? {} : { initial: detail.vehicles }),
      },
      {
        ...{ kind: 'text', name: 'diet', label: t('details:label.diet') },
        ...{ hint: t('details:hint.diet'), optional: true, multiline: false, maxLength: LONGEST.diet },
        ...(detail.diet === '' ? {} : { initial: detail.diet }),
      },
    ],
  };
}

/** That it is kept, with what is known now. */
export function detailKept(
  {
    meeting,
    institution,
    detail,
    key,
  }: {
    readonly meeting: Pick<Meeting, 'number'>;
    readonly institution: string;
    readonly detail: Detail;
    readonly key: ButtonKey;
  },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const summary = t('details:kept', { institution, number: meeting.number });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      detailFields(detail, language),
      { kind: 'note', line: [t('details:readBy')] },
    ],
    buttons: [
      [
        {
          text: t('details:change'),
          action: encodeAction('rincian', FILL, key.meetingId, key.institutionId),
        },
      ],
    ],
  });
}
