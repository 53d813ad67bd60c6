import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatTime } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../platform/message.ts';
import type { Board } from './board.rules.ts';
import { type ShownCode, spaced } from './code.rules.ts';
import type { Entered, InvitedInstitution, Presence } from './types.ts';

/** How people get in: by a page that is projected, or by a code that is said. */
export type Way =
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'spoken'; readonly shown: ShownCode };

/** What whoever runs a meeting gets to let people in. */
export function checkInOpened(
  { meeting, board, way }: { readonly meeting: Meeting; readonly board: Board; readonly way: Way },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { id, number } = meeting;
  const title = t('attendance:checkIn.title', { number });
  const isPage = way.kind === 'page';
  const row: readonly Button[] = [
    isPage
      ? { text: t('attendance:checkIn.openPage'), url: way.url }
      : { text: t('attendance:checkIn.newCode'), action: encodeAction('absen', 'buka', id) },
    { text: t('attendance:checkIn.who'), action: encodeAction('absen', 'daftar', id) },
  ];
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph({ bold: countLine(board, language) }),
      ...(isPage
        ? [paragraph(t('attendance:checkIn.page'))]
        : spokenBlocks(way.shown, { meeting, language })),
      paragraph(t('attendance:checkIn.byName')),
    ],
    buttons: [row],
  });
}

function spokenBlocks(
  { code, until }: ShownCode,
  { meeting, language }: { readonly meeting: Meeting; readonly language: Language },
): readonly Block[] {
  const { t, locale } = language;
  const time = formatTime(until, { zone: meeting.timeZone, locale });
  return [
    paragraph({ bold: t('attendance:checkIn.code', { code: spaced(code) }) }),
    paragraph(t('attendance:checkIn.spoken', { code, time })),
  ];
}

/** How many are there. */
function countLine({ present, people, expected }: Board, { t }: Language): string {
  return t('attendance:board.count', { institutions: present.length, people, expected: expected.length });
}

/** Who is there, who came although the answer was no, and who has not come although it was yes. */
export function whoIsThere(
  { meeting, board }: { readonly meeting: Meeting; readonly board: Board },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const { present, unexpected, expected, guests } = board;
  const title = t('attendance:board.title', { number: meeting.number });
  const style = { zone: meeting.timeZone, locale };
  const lines = present.map(({ institution, people }) => {
    const names = people.map(nameOf).filter((name) => name !== '');
    const at = formatTime(people[0]?.at ?? 0, style);
    return t(names.length === 0 ? 'attendance:board.lineBare' : 'attendance:board.line', {
      ...{ institution: institution.shortName, names: names.join('; '), at },
    });
  });
  return message({
    summary: `${title}. ${countLine(board, language)}`,
    blocks: [
      { kind: 'title', text: title },
      paragraph(
        t('attendance:board.date', { date: formatDate(meeting.startsAt, style), place: meeting.place }),
      ),
      paragraph({ bold: countLine(board, language) }),
      ...(lines.length === 0 ? [] : [list(lines)]),
      ...section(t('attendance:board.guests', { total: guests.length }), guests.map(nameOf)),
      ...section(t('attendance:board.unexpected', { total: unexpected.length }), [shortNames(unexpected)]),
      ...section(t('attendance:board.expected', { total: expected.length }), [shortNames(expected)]),
    ],
  });
}

function section(head: string, items: readonly string[]): readonly Block[] {
  const filled = items.filter((item) => item !== '');
  return filled.length === 0 ? [] : [paragraph({ bold: head }), list(filled)];
}

const shortNames = (institutions: readonly InvitedInstitution[]): string =>
  institutions.map(({ shortName }) => shortName).join(', ');

/** Somebody with their position. */
export function nameOf({ name, position }: Pick<Presence, 'name' | 'position'>): string {
  return [name, position].filter((part) => part !== '').join(', ');
}

/** Says to somebody who brought a code that they are in. */
export function welcomed(
  facts: {
    readonly meeting: Meeting;
    readonly who: string;
    readonly institutions: string;
    readonly isNew: boolean;
    /** Epoch milliseconds. */
    readonly now: number;
  },
  { t, locale }: Language,
): OutgoingMessage {
  const { meeting, who, institutions, isNew, now } = facts;
  const at = formatTime(now, { zone: meeting.timeZone, locale });
  const words = { number: meeting.number, who, institutions, at };
  if (!isNew) return message({ summary: t('attendance:checkIn.already', words) });
  return message({
    summary: t(institutions === '' ? 'attendance:checkIn.inGuest' : 'attendance:checkIn.in', words),
  });
}

/** Says who was entered by name, with a way back. */
export function entered(
  facts: Entered & {
    readonly meeting: Meeting;
    readonly what: string;
    readonly isDeclined: boolean;
  },
  { t }: Language,
): OutgoingMessage {
  const { meeting, what, presence, became, isDeclined } = facts;
  const words = { number: meeting.number, what };
  if (became === 'known') return message({ summary: t('attendance:entered.already', words) });
  const summary = t(`attendance:entered.${became === 'new' ? 'done' : 'filled'}`, words);
  return message({
    summary,
    blocks: [paragraph(summary), ...(isDeclined ? [paragraph(t('attendance:entered.declined'))] : [])],
    buttons: [[{ text: t('attendance:entered.undo'), action: encodeAction('absen', 'hapus', presence.id) }]],
  });
}
