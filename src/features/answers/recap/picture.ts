import {
  drawBar,
  drawing,
  drawParagraph,
  drawText,
  PICTURE_COLOURS,
  PICTURE_PAGE,
  rectangle,
  toPng,
} from '../../../documents/picture.ts';
import type { Language } from '../../../i18n/index.ts';
import { formatDate, formatDateTime, formatTime } from '../../../language/dates/format.ts';
import { ANSWERS, type InstitutionAnswer } from '../types.ts';
import { countAnswers, movedLines } from './recap.words.ts';
import { byKind, type ShownRecap, sinceYesterday } from './shown.rules.ts';

const { width: WIDTH, margin: MARGIN, inner: INNER } = PICTURE_PAGE;
const SHOWN = [...ANSWERS, 'unanswered'] as const;
const COLOURS = {
  attending: PICTURE_COLOURS.yes,
  represented: PICTURE_COLOURS.instead,
  not_attending: PICTURE_COLOURS.no,
  tentative: PICTURE_COLOURS.unsure,
  unanswered: PICTURE_COLOURS.none,
} as const;

/** What was drawn, and the line below it. */
interface Drawn {
  readonly svg: string;
  readonly below: number;
}

/** The recap as a picture for a phone: meeting, counts as a bar, kinds of institutions, what is new. */
export function writeRecapPicture(recap: ShownRecap, language: Language): Promise<Buffer> {
  const { t, locale } = language;
  const { meeting, now } = recap;
  const parts: string[] = [];
  let y = 92;
  const draw = (part: (from: number) => Drawn): void => {
    const { svg, below } = part(y);
    parts.push(svg);
    y = below;
  };
  draw((from) => head(recap, { from, language }));
  draw((from) => countsBar(recap.answers, { from, language }));
  draw((from) => moved(recap, { from, language }));
  draw((from) => kindRows(recap, { from, language }));
  draw((from) => news(recap, { from, language }));
  const at = formatDateTime(now, { zone: meeting.timeZone, locale });
  const foot = drawText(t('answers:shown.asOf', { at }), {
    ...{ x: MARGIN, y: y + 20, size: 26, colour: PICTURE_COLOURS.faint },
  });
  return toPng(drawing({ width: WIDTH, height: Math.ceil(y + 64) }, [...parts, foot]));
}

interface Place {
  readonly from: number;
  readonly language: Language;
}

function head({ meeting, forumName }: ShownRecap, { from, language: { t, locale } }: Place): Drawn {
  const style = { zone: meeting.timeZone, locale };
  const when = `${formatDate(meeting.startsAt, style)}, ${formatTime(meeting.startsAt, style)}`;
  const title = drawParagraph(t('answers:shown.title', { number: meeting.number, forum: forumName }), {
    ...{ x: MARGIN, y: from, size: 52, bold: true, width: INNER, most: 2 },
  });
  const name = drawParagraph(meeting.title, { x: MARGIN, y: title.below, size: 34, width: INNER, most: 2 });
  const place = drawParagraph(`${when} · ${meeting.place}`, {
    ...{ x: MARGIN, y: name.below + 4, size: 30, width: INNER, most: 3, colour: PICTURE_COLOURS.faint },
  });
  return { svg: title.svg + name.svg + place.svg, below: place.below + 8 };
}

function countsBar(answers: readonly InstitutionAnswer[], { from, language: { t } }: Place): Drawn {
  const totals = countAnswers(answers);
  // Those still to be confirmed only where there are any.
  const shown = SHOWN.filter((kind) => kind !== 'tentative' || totals.tentative > 0);
  const parts = SHOWN.map((kind) => ({ value: totals[kind], colour: COLOURS[kind] }));
  const bar = drawBar(parts, { x: MARGIN, y: from, width: INNER, height: 64 });
  const column = INNER / shown.length;
  const tiles = shown.map((kind, index) => {
    const x = MARGIN + index * column;
    const label = drawParagraph(t(`answers:shown.label.${kind}`), {
      ...{ x, y: from + 186, size: 26, width: column - 8, most: 2 },
    });
    const number = { x, y: from + 146, size: 64, bold: true, colour: COLOURS[kind] };
    return drawText(String(totals[kind]), number) + label.svg;
  });
  return { svg: bar + tiles.join(''), below: from + 292 };
}

/** After a new time: how many have answered for it, and who has not confirmed anew. */
function moved({ meeting, answers }: ShownRecap, { from, language }: Place): Drawn {
  let y = from;
  const drawn = movedLines(answers, { meeting, groups: ['open'], language }).map((text) => {
    const line = drawParagraph(text, { x: MARGIN, y, size: 28, width: INNER, most: 4 });
    y = line.below + 4;
    return line.svg;
  });
  return { svg: drawn.join(''), below: drawn.length === 0 ? from : y + 24 };
}

function kindRows(recap: ShownRecap, { from, language: { t } }: Place): Drawn {
  const left = 470;
  const heading = drawText(t('answers:shown.byKind'), { x: MARGIN, y: from, size: 32, bold: true });
  const rows = byKind(recap).map(({ kind, answers }, index) => {
    const y = from + 30 + index * 62;
    const totals = countAnswers(answers);
    const label = drawParagraph(t(`answers:shown.kind.${kind}`), {
      ...{ x: MARGIN, y: y + 32, size: 28, width: left - 24, most: 1 },
    });
    const bar = drawBar(
      SHOWN.map((one) => ({ value: totals[one], colour: COLOURS[one] })),
      { x: MARGIN + left, y: y + 6, width: INNER - left - 150, height: 34 },
    );
    const coming = t('answers:shown.ofAll', {
      coming: totals.attending + totals.represented,
      all: answers.length,
    });
    const count = drawText(coming, { x: WIDTH - MARGIN, y: y + 32, size: 28, bold: true, anchor: 'end' });
    return label.svg + bar + count;
  });
  return { svg: heading + rows.join(''), below: from + 30 + rows.length * 62 + 50 };
}

function news(recap: ShownRecap, { from, language: { t } }: Place): Drawn {
  const heading = drawText(t('answers:shown.since'), { x: MARGIN, y: from, size: 32, bold: true });
  const lines = sinceYesterday(recap);
  let y = from + 48;
  if (lines.length === 0) {
    const none = drawText(t('answers:shown.nothingNew'), {
      x: MARGIN,
      y,
      size: 28,
      colour: PICTURE_COLOURS.faint,
    });
    return { svg: heading + none, below: y + 44 };
  }
  const drawn = lines.map(({ answer, institutions }) => {
    const dot = rectangle({ x: MARGIN, y: y - 22, width: 22, height: 22, colour: COLOURS[answer], round: 4 });
    const words = t('answers:shown.new', {
      ...{ total: institutions.length, answer: t(`answers:shown.label.${answer}`) },
      institutions: institutions.join(', '),
    });
    const line = drawParagraph(words, { x: MARGIN + 38, y, size: 28, width: INNER - 38, most: 3 });
    y = line.below + 4;
    return dot + line.svg;
  });
  return { svg: heading + drawn.join(''), below: y + 12 };
}
