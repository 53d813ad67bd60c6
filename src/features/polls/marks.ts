import { drawText, PICTURE_COLOURS, rectangle, strokes } from '../../documents/picture.ts';
import type { Language } from '../../i18n/index.ts';
import { CHOICES, type PollChoice } from './types.ts';

/** How choices are coloured. */
export const CHOICE_COLOURS = {
  yes: PICTURE_COLOURS.yes,
  if_needed: PICTURE_COLOURS.unsure,
  no: PICTURE_COLOURS.no,
} as const satisfies Record<PollChoice, string>;

/** A point of a picture, in pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A choice that is told apart without its colour too: a tick, a ring with a dash, a cross; a dot where nothing was said. */
export function drawMark(choice: PollChoice | undefined, at: Point): string {
  switch (choice) {
    case 'yes':
      return tick(at);
    case 'if_needed':
      return ring(at);
    case 'no':
      return cross(at);
    default:
      return disc(at, { size: 4, colour: PICTURE_COLOURS.none });
  }
}

function disc({ x, y }: Point, { size, colour }: { readonly size: number; readonly colour: string }): string {
  return rectangle({ x: x - size, y: y - size, width: 2 * size, height: 2 * size, round: size, colour });
}

function tick({ x, y }: Point): string {
  const look = { width: 4, colour: PICTURE_COLOURS.paper };
  const line = strokes(
    [
      [x - 8, y],
      [x - 2, y + 7],
      [x + 9, y - 7],
    ],
    look,
  );
  return disc({ x, y }, { size: 18, colour: CHOICE_COLOURS.yes }) + line;
}

function ring({ x, y }: Point): string {
  const colour = CHOICE_COLOURS.if_needed;
  const dash = straight({ x: x - 7, y }, { x: x + 7, y, width: 4, colour });
  const inside = disc({ x, y }, { size: 13, colour: PICTURE_COLOURS.paper });
  return disc({ x, y }, { size: 18, colour }) + inside + dash;
}

function cross({ x, y }: Point): string {
  const look = { width: 5, colour: CHOICE_COLOURS.no };
  return (
    straight({ x: x - 10, y: y - 10 }, { x: x + 10, y: y + 10, ...look }) +
    straight({ x: x - 10, y: y + 10 }, { x: x + 10, y: y - 10, ...look })
  );
}

function straight(from: Point, { x, y, ...look }: Point & Parameters<typeof strokes>[1]): string {
  return strokes(
    [
      [from.x, from.y],
      [x, y],
    ],
    look,
  );
}

/** What the marks mean, on one line. */
export function drawKey({ t }: Language, { x, y, width }: Point & { readonly width: number }): string {
  const all = [...CHOICES, undefined];
  return all
    .map((choice, index) => {
      const from = x + (index * width) / all.length;
      const words = t(choice === undefined ? 'polls:choice.none' : `polls:choice.${choice}`);
      return (
        drawMark(choice, { x: from + 20, y: y + 20 }) + drawText(words, { x: from + 50, y: y + 29, size: 24 })
      );
    })
    .join('');
}
