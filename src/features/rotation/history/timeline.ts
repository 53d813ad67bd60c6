import {
  drawing,
  drawParagraph,
  drawText,
  PICTURE_COLOURS,
  PICTURE_PAGE,
  rectangle,
  textWidth,
  toPng,
} from '../../../documents/picture.ts';
import type { Language } from '../../../i18n/index.ts';
import { formatDayMonthYear } from '../../../language/dates/format.ts';
import type { HistoryEntry } from './history.rules.ts';

/** What the picture of past hosts shows. */
export interface Timeline {
  readonly forum: string;
  /** The first one first. */
  readonly hosts: readonly HistoryEntry[];
  /** Who holds the gunungan. */
  readonly holder: string | undefined;
  /** Whom the next meeting falls to after that. */
  readonly next: string | undefined;
}

const { margin: MARGIN } = PICTURE_PAGE;
const WIDTHS = [720, PICTURE_PAGE.width] as const;
const HEAD = 170;
const ROW = 74;
const FOOT = 60;
/** More rows than this stand in two columns; of a long history the last ones are shown. */
const MOST_IN_COLUMN = 12;
const MOST_SHOWN = 48;
/** A long name is written smaller before it is cut. */
const NAME_SIZES = [28, 25, 22] as const;
const SMALLEST = 22;

/** One row of a picture of hosts. */
interface Row {
  readonly title: string;
  readonly detail: string;
  readonly look: 'past' | 'holder' | 'next';
}

/** Draws who was host, who holds the gunungan and who is next, from the top down; readable on a phone. */
function timelineSvg(timeline: Timeline, language: Language): string {
  const { t } = language;
  const count = timeline.hosts.length;
  return rowsSvg({
    title: t('rotation:timeline.title', { forum: timeline.forum }),
    subtitle:
      count > MOST_SHOWN
        ? t('rotation:timeline.subtitleLast', { count, shown: MOST_SHOWN })
        : t(count === 0 ? 'rotation:timeline.subtitleNone' : 'rotation:timeline.subtitle', { count }),
    rows: rowsOf(timeline, language),
  });
}

/** A picture of hosts one under the other. */
interface Rows {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly Row[];
}

function rowsSvg({ title: heading, subtitle, rows }: Rows): string {
  const columns = rows.length > MOST_IN_COLUMN ? 2 : 1;
  const whole = WIDTHS[columns === 1 ? 0 : 1];
  const perColumn = Math.ceil(rows.length / columns);
  const width = (whole - 2 * MARGIN) / columns;
  const height = HEAD + Math.max(1, perColumn) * ROW + FOOT;
  const places = rows.map((row, index) => ({
    row,
    x: MARGIN + Math.floor(index / perColumn) * width,
    y: HEAD + (index % perColumn) * ROW,
    isLast: index % perColumn === perColumn - 1 || index === rows.length - 1,
  }));
  const title = drawParagraph(heading, {
    ...{ x: MARGIN, y: 78, size: 40, bold: true, width: whole - 2 * MARGIN, most: 1 },
  });
  const small = drawText(subtitle, { x: MARGIN, y: 122, size: 24, colour: PICTURE_COLOURS.faint });
  const drawn = places.map((place) => drawRow(place, width));
  return drawing({ width: whole, height }, [title.svg, small, ...drawn]);
}

function rowsOf({ hosts, holder, next }: Timeline, { t, locale }: Language): readonly Row[] {
  const past = hosts.slice(-MOST_SHOWN).map(({ number, date, shortName }): Row => {
    const day = date === undefined ? '' : formatDayMonthYear(date, locale);
    const detail = number === undefined ? day : t('rotation:timeline.held', { number, day });
    return { title: shortName, detail, look: 'past' };
  });
  const holding: Row[] =
    holder === undefined ? [] : [{ title: holder, detail: t('rotation:timeline.holder'), look: 'holder' }];
  const coming: Row[] =
    next === undefined ? [] : [{ title: next, detail: t('rotation:timeline.next'), look: 'next' }];
  return [...past, ...holding, ...coming];
}

const LOOKS = {
  past: PICTURE_COLOURS.instead,
  holder: PICTURE_COLOURS.yes,
  next: PICTURE_COLOURS.none,
} as const;

function drawRow(
  {
    row,
    x,
    y,
    isLast,
  }: { readonly row: Row; readonly x: number; readonly y: number; readonly isLast: boolean },
  width: number,
): string {
  const colour = LOOKS[row.look];
  const line = isLast
    ? ''
    : rectangle({ x: x + 9, y: y + 12, width: 4, height: ROW, colour: PICTURE_COLOURS.line });
  const dot = rectangle({ x, y: y - 2, width: 22, height: 22, round: 11, colour });
  const text = width - 60;
  const size = NAME_SIZES.find((one) => textWidth(row.title, { size: one, bold: true }) <= text) ?? SMALLEST;
  const name = drawParagraph(row.title, { x: x + 42, y: y + 14, size, bold: true, width: text, most: 1 });
  const detail = drawParagraph(row.detail, {
    ...{ x: x + 42, y: y + 42, size: 20, colour: PICTURE_COLOURS.faint, width: text, most: 1 },
  });
  return line + dot + name.svg + detail.svg;
}

/** The same as a PNG. */
export function timelinePng(timeline: Timeline, language: Language): Promise<Buffer> {
  return toPng(timelineSvg(timeline, language));
}

/** Such a picture of other rows. */
export function rowsPng(rows: Rows): Promise<Buffer> {
  return toPng(rowsSvg(rows));
}
