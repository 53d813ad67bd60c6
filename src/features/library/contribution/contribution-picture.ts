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
import { LIBRARY_KINDS, type LibraryKind } from '../types.ts';
import { sumOf, totalOf } from './contribution.rules.ts';
import type { YearContributions } from './contribution.types.ts';
import { contributor } from './contribution.words.ts';

const { width: WIDTH, margin: MARGIN, inner: INNER } = PICTURE_PAGE;
const LEFT = 360;
const ROW = 54;
/** So many institutions a picture has; files have all. */
const MOST_ROWS = 40;
const COLOURS: Readonly<Record<LibraryKind, string>> = {
  policy: PICTURE_COLOURS.instead,
  teaching_material: PICTURE_COLOURS.yes,
  good_practice: PICTURE_COLOURS.unsure,
};

/** What a year brought as a picture for a phone: all together, then each institution in the order of protocol. */
export function writeContributionPicture(facts: YearContributions, language: Language): Promise<Buffer> {
  const { t } = language;
  const { forum, year, institutions } = facts;
  const sharing = institutions.filter((one) => totalOf(one.counts) > 0);
  const most = Math.max(1, ...sharing.map((one) => totalOf(one.counts)));
  const title = drawParagraph(t('contribution:title', { forum, year }), {
    ...{ x: MARGIN, y: 92, size: 48, bold: true, width: INNER, most: 2 },
  });
  const head = legend(facts, { from: title.below + 8, language });
  const rows = sharing.slice(0, MOST_ROWS).map((one, index) => {
    const y = head.below + index * ROW;
    const total = totalOf(one.counts);
    const name = drawParagraph(contributor(one, language), {
      ...{ x: MARGIN, y: y + 30, size: 28, width: LEFT - 24, most: 1 },
    });
    const parts = LIBRARY_KINDS.map((kind) => ({ value: one.counts[kind], colour: COLOURS[kind] }));
    const width = ((INNER - LEFT - 90) * total) / most;
    const bar = drawBar(parts, { x: MARGIN + LEFT, y: y + 6, width, height: 32 });
    const number = { x: WIDTH - MARGIN, y: y + 30, size: 28, bold: true, anchor: 'end' } as const;
    return name.svg + bar + drawText(String(total), number);
  });
  const below = head.below + rows.length * ROW + 40;
  const foot = drawText(t('contribution:pictureThanks'), {
    ...{ x: MARGIN, y: below, size: 26, colour: PICTURE_COLOURS.faint },
  });
  return toPng(
    drawing({ width: WIDTH, height: Math.ceil(below + 44) }, [title.svg, head.svg, ...rows, foot]),
  );
}

function legend(
  { institutions }: YearContributions,
  { from, language: { t } }: { readonly from: number; readonly language: Language },
): { readonly svg: string; readonly below: number } {
  const counts = sumOf(institutions);
  const column = INNER / LIBRARY_KINDS.length;
  const tiles = LIBRARY_KINDS.map((kind, index) => {
    const x = MARGIN + index * column;
    const dot = rectangle({ x, y: from + 78, width: 20, height: 20, colour: COLOURS[kind], round: 4 });
    const number = drawText(String(counts[kind]), {
      x,
      y: from + 56,
      size: 60,
      bold: true,
      colour: COLOURS[kind],
    });
    const label = drawText(t(`contribution:kind.${kind}`), { x: x + 30, y: from + 97, size: 26 });
    return dot + number + label;
  });
  return { svg: tiles.join(''), below: from + 150 };
}
