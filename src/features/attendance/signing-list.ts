import { type PdfBlock, writeCards, writePdf } from '../../documents/pdf.ts';
import type { Language } from '../../i18n/index.ts';
import { formatDate, formatTimeRange } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import { hasCard, mayCome, whoComes } from './rules.ts';
import type { InvitedInstitution } from './types.ts';

/** What a list to sign, its workbook and the name cards are made of. */
export interface ListFacts {
  readonly forumName: string;
  readonly meeting: Meeting;
  /** All of the forum, in the order of protocol. */
  readonly invited: readonly InvitedInstitution[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Lines left free at the end, for those whom nobody expected. */
const FREE_LINES = 5;
/** Room for a signature, in points. */
const SIGNATURE_HEIGHT = 30;

/** The list to print and sign (A4): everybody who has not declined, in the order of protocol, then free lines. */
export function writeSigningList(
  { forumName, meeting, invited, now }: ListFacts,
  language: Language,
): Promise<Buffer> {
  const { t, locale } = language;
  const rows = signingRows(invited);
  const free = Array.from({ length: FREE_LINES }, (_, index) => [String(rows.length + index + 1)]);
  const letter = meeting.letterNumber ?? '';
  return writePdf({
    title: t('attendance:list.title'),
    subtitles: [t('attendance:list.meeting', { number: meeting.number, forum: forumName }), meeting.title],
    foot: t(letter === '' ? 'attendance:list.foot' : 'attendance:list.footLetter', {
      ...{ number: meeting.number, forum: forumName, letter },
    }),
    pageLabel: (page, pages) => t('attendance:list.page', { page, pages }),
    ...{ locale, writtenAt: now },
    blocks: [
      headOf(meeting, language),
      {
        kind: 'table',
        rowHeight: SIGNATURE_HEIGHT,
        columns: [
          { title: t('attendance:list.no'), width: 22, align: 'right' },
          { title: t('attendance:list.name'), width: 130 },
          { title: t('attendance:list.position'), width: '*' },
          { title: t('attendance:list.institution'), width: 95 },
          { title: t('attendance:list.signature'), width: 90 },
        ],
        rows: [...rows.map((row, index) => [String(index + 1), ...row]), ...free],
      },
    ],
  });
}

/** Name, position and institution of everybody on the list. */
export function signingRows(invited: readonly InvitedInstitution[]): readonly (readonly string[])[] {
  return invited.filter(mayCome).map((one) => {
    const { name, position } = whoComes(one);
    return [name, position, one.shortName];
  });
}

function headOf(meeting: Meeting, { t, locale }: Language): PdfBlock {
  const style = { zone: meeting.timeZone, locale };
  const { startsAt, endsAt, place, letterNumber = '' } = meeting;
  return {
    kind: 'fields',
    rows: [
      { label: t('attendance:list.date'), value: formatDate(startsAt, style) },
      { label: t('attendance:list.time'), value: formatTimeRange(startsAt, { end: endsAt, style }) },
      { label: t('attendance:list.place'), value: place },
      ...(letterNumber === '' ? [] : [{ label: t('attendance:list.letter'), value: letterNumber }]),
    ],
  };
}

/** Name cards (A6, four a page) of those who come or may; undefined where nobody has said so yet. */
export async function writeNameCards(
  { forumName, meeting, invited, now }: ListFacts,
  { t, locale }: Language,
): Promise<Buffer | undefined> {
  const head = t('attendance:list.meeting', { number: meeting.number, forum: forumName });
  const cards = invited.filter(hasCard).map((one) => {
    const { name, position } = whoComes(one);
    const lines = [position, one.officialName].filter((line) => line !== '');
    return name === ''
      ? { head, main: one.officialName, lines: position === '' ? [] : [position] }
      : { head, main: name, lines };
  });
  if (cards.length === 0) return undefined;
  const title = t('attendance:cards.title', { number: meeting.number });
  return writeCards(cards, { title, foot: forumName, locale, writtenAt: now });
}
