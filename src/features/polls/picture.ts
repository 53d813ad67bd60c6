import {
  drawBar,
  drawing,
  drawParagraph,
  drawText,
  PICTURE_COLOURS,
  PICTURE_PAGE,
  rectangle,
  toPng,
} from '../../documents/picture.ts';
import type { Language } from '../../i18n/index.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import { gridRows } from './grid.rules.ts';
import { CHOICE_COLOURS as COLOURS, drawKey, drawMark } from './marks.ts';
import { isOpen, scoreOf } from './rules.ts';
import { CHOICES, type PollSlot } from './types.ts';
import { type ShownPoll, titleOf } from './words.ts';

const { width: WIDTH, margin: MARGIN, inner: INNER } = PICTURE_PAGE;
const COLUMN = 92;
const ROW = 50;

/** What was drawn, and the line below it. */
interface Drawn {
  readonly svg: string;
  readonly below: number;
}

interface Place {
  readonly from: number;
  readonly language: Language;
}

/** What came of a poll of dates as a picture for a phone: a bar for each date, then who said what, or each kind of institutions. */
export function writePollPicture(shown: ShownPoll, language: Language): Promise<Buffer> {
  const parts: string[] = [];
  let y = 92;
  for (const part of [head, slotBars, grid, foot]) {
    const { svg, below } = part(shown, { from: y, language });
    parts.push(svg);
    y = below;
  }
  return toPng(drawing({ width: WIDTH, height: Math.ceil(y) }, parts));
}

function head(shown: ShownPoll, { from, language }: Place): Drawn {
  const { t, locale } = language;
  const { poll, zone, now } = shown;
  const title = drawParagraph(titleOf(shown, language), {
    ...{ x: MARGIN, y: from, size: 44, bold: true, width: INNER, most: 3 },
  });
  const when = formatDateTime(poll.answerBy, { zone, locale });
  const state = isOpen(poll, now) ? t('polls:deadline', { when }) : t('polls:over');
  const line = drawParagraph(state, {
    ...{ x: MARGIN, y: title.below + 4, size: 28, width: INNER, most: 2, colour: PICTURE_COLOURS.faint },
  });
  return { svg: title.svg + line.svg, below: line.below + 24 };
}

/** Each date with how many can; the best one is named. */
function slotBars({ poll }: ShownPoll, { from, language }: Place): Drawn {
  const { t, locale } = language;
  const most = Math.max(...poll.slots.map(scoreOf));
  const isHeard = poll.silent.length < poll.institutions.length;
  let y = from;
  const drawn = poll.slots.map((slot, index) => {
    const when = formatDateTime(slot.startsAt, { zone: slot.timeZone, locale });
    const isBest = isHeard && scoreOf(slot) === most;
    const label = drawParagraph(`${index + 1}. ${when}`, {
      ...{ x: MARGIN, y: y + 8, size: 32, bold: true, width: INNER, most: 2 },
      ...(isBest ? { colour: COLOURS.yes } : {}),
    });
    const bar = drawBar(barOf(slot, poll.institutions.length), {
      ...{ x: MARGIN, y: label.below - 22, width: INNER, height: 40 },
    });
    const counts = CHOICES.map((choice) => `${t(`polls:choice.${choice}`)} ${slot.said[choice].length}`);
    const line = drawText(counts.join(' · '), { x: MARGIN, y: label.below + 56, size: 28 });
    const place = { x: WIDTH - MARGIN, y: label.below + 56, anchor: 'end' } as const;
    const named = isBest
      ? drawText(t('polls:best'), { ...place, size: 28, bold: true, colour: COLOURS.yes })
      : '';
    y = label.below + 122;
    return label.svg + bar + line + named;
  });
  return { svg: drawn.join(''), below: y + 8 };
}

function barOf({ said }: PollSlot, all: number): readonly { value: number; colour: string }[] {
  const parts = CHOICES.map((choice) => ({ value: said[choice].length, colour: COLOURS[choice] }));
  const heard = parts.reduce((sum, { value }) => sum + value, 0);
  return heard === 0 ? [] : [...parts, { value: all - heard, colour: PICTURE_COLOURS.line }];
}

/** Who said what to which date; of many institutions their kinds. */
function grid({ poll }: ShownPoll, { from, language }: Place): Drawn {
  const { t } = language;
  const { by, rows } = gridRows(poll);
  if (rows.length === 0) {
    const none = drawText(t('polls:noChoices'), { x: MARGIN, y: from + 8, size: 28, colour: FAINT });
    return { svg: none, below: from + 56 };
  }
  const left = WIDTH - MARGIN - poll.slots.length * COLUMN;
  const centre = (index: number): number => left + index * COLUMN + COLUMN / 2;
  const heading = drawText(t(`polls:by.${by}`), { x: MARGIN, y: from + 8, size: 30, bold: true });
  const numbers = poll.slots.map((_, index) =>
    drawText(String(index + 1), { x: centre(index), y: from + 8, size: 30, bold: true, anchor: 'middle' }),
  );
  const drawn = rows.map((row, index) => {
    const y = from + 60 + index * ROW;
    const name = row.kind === undefined ? row.name : t(`answers:shown.kind.${row.kind}`);
    const label = drawParagraph(name, {
      ...{ x: MARGIN, y: y + 10, size: 28, width: left - MARGIN - 16, most: 1 },
    });
    const line = rectangle({ x: MARGIN, y: y + 24, width: INNER, height: 1, colour: PICTURE_COLOURS.line });
    const cells =
      row.kind === undefined
        ? row.cells.map((choice, at) => drawMark(choice, { x: centre(at), y }))
        : row.cells.map((count, at) =>
            drawText(count, {
              ...{ x: centre(at), y: y + 10, bold: true, anchor: 'middle' },
              // Hundreds of hundreds stand between their neighbours too.
              size: count.length > 6 ? 20 : 26,
            }),
          );
    return label.svg + cells.join('') + line;
  });
  const below = from + 60 + rows.length * ROW + 12;
  const key =
    by === 'kind' ? drawKindKey(language, below) : drawKey(language, { x: MARGIN, y: below, width: INNER });
  return { svg: heading + numbers.join('') + drawn.join('') + key, below: below + 52 };
}

const FAINT = PICTURE_COLOURS.faint;

function drawKindKey({ t }: Language, y: number): string {
  return drawText(t('polls:kindKey'), { x: MARGIN, y: y + 29, size: 24, colour: FAINT });
}

function foot({ poll, zone, now }: ShownPoll, { from, language: { t, locale } }: Place): Drawn {
  const at = formatDateTime(now, { zone, locale });
  const silent = t('polls:silentCount', { count: poll.silent.length, all: poll.institutions.length });
  const first = drawText(silent, { x: MARGIN, y: from + 28, size: 26 });
  const last = drawText(t('answers:shown.asOf', { at }), {
    x: MARGIN,
    y: from + 68,
    size: 24,
    colour: FAINT,
  });
  return { svg: first + last, below: from + 104 };
}
