import { FONT_FAMILY, fontFiles } from './fonts.ts';

/** Colours that are told apart on a phone, dark or light around the picture. */
export const PICTURE_COLOURS = {
  paper: '#ffffff',
  ink: '#1f2933',
  faint: '#52606d',
  line: '#cbd2d9',
  yes: '#1b7f4b',
  instead: '#2563a8',
  no: '#b42318',
  unsure: '#b7791f',
  none: '#7b8794',
} as const;

/** A picture for a phone, in pixels: its width, the margin on either side, and what is left between them. */
export const PICTURE_PAGE = { width: 1080, margin: 56, inner: 968 } as const;

/** What SVG marks up with; everything drawn goes through here. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot carry them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** How a piece of text is drawn; sizes and places are in pixels. */
export interface TextStyle {
  readonly x: number;
  /** The line on which it stands. */
  readonly y: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text. */
export function drawText(text: string, style: TextStyle): string {
  const { x, y, size, bold = false, colour = PICTURE_COLOURS.ink, anchor = 'start' } = style;
  const look = `font-family="${FONT_FAMILY}" font-size="${size}" font-weight="${bold ? 700 : 400}"`;
  return `<text x="${x}" y="${y}" ${look} fill="${colour}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}

/** Widths of characters beside the size of their line, a little more than they are: lines must not run over. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ilj.,;:'|!()[\]ftr -]/, 0.38],
  [/[mwMW@%—]/, 0.95],
  [/[A-Z&]/, 0.72],
];
const USUAL_WIDTH = 0.61;
const BOLD = 1.07;

/** How wide a text is at most, in pixels. */
export function textWidth(text: string, { size, bold = false }: Pick<TextStyle, 'size' | 'bold'>): number {
  const widths = [...text].map((one) => WIDTHS.find(([which]) => which.test(one))?.[1] ?? USUAL_WIDTH);
  return widths.reduce((sum, width) => sum + width, 0) * size * (bold ? BOLD : 1);
}

/** Into what a text has to fit. */
export interface TextRoom extends Pick<TextStyle, 'size' | 'bold'> {
  /** Pixels. */
  readonly width: number;
  /** Lines; four unless given. */
  readonly most?: number;
}

/**
 * Breaks a text between words into lines that fit, at most so many; what does not fit ends in an ellipsis. A word longer than a line
 * is parted.
 */
export function wrapText(text: string, room: TextRoom): readonly string[] {
  const { width, most = 4 } = room;
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((one) => partsOf(one, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, room) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  let last = [...lines.slice(most - 1).join(' ')];
  while (last.length > 0 && textWidth(`${last.join('')}…`, room) > width) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.join('').trimEnd()}…`];
}

/** A word, in parts where it is longer than a line. */
function partsOf(word: string, room: TextRoom): readonly string[] {
  const parts: string[] = [];
  for (const one of word) {
    const longer = `${parts.at(-1) ?? ''}${one}`;
    if (parts.length > 0 && textWidth(longer, room) <= room.width) parts[parts.length - 1] = longer;
    else parts.push(one);
  }
  return parts;
}

/** Wrapped text, and the line below its last one. */
export function drawParagraph(
  text: string,
  { width, most, ...style }: TextStyle & { readonly width: number; readonly most?: number },
): { readonly svg: string; readonly below: number } {
  const { size, bold = false } = style;
  const lines = wrapText(text, { width, size, bold, ...(most === undefined ? {} : { most }) });
  const step = style.size * 1.35;
  const svg = lines.map((line, index) => drawText(line, { ...style, y: style.y + index * step })).join('');
  return { svg, below: style.y + lines.length * step };
}

/** A part of a bar. */
export interface BarPart {
  readonly value: number;
  readonly colour: string;
}

/** One bar of parts beside each other, which fill the width in proportion; an empty one is drawn faint. */
export function drawBar(
  parts: readonly BarPart[],
  {
    x,
    y,
    width,
    height,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): string {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  if (total <= 0) return rectangle({ x, y, width, height, colour: PICTURE_COLOURS.line });
  let from = x;
  return parts
    .filter(({ value }) => value > 0)
    .map(({ value, colour }) => {
      const part = rectangle({ x: from, y, width: (width * value) / total, height, colour });
      from += (width * value) / total;
      return part;
    })
    .join('');
}

/** A filled rectangle. */
export function rectangle(area: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly round?: number;
}): string {
  const { x, y, width, height, colour, round = 0 } = area;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${colour}"/>`;
}

/** A line through points, with round ends. */
export function strokes(
  points: readonly (readonly [x: number, y: number])[],
  { width, colour }: { readonly width: number; readonly colour: string },
): string {
  const path = points.map((point) => point.join(',')).join(' ');
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** A whole picture on paper of its own, so that it reads the same on dark and light. */
export function drawing(
  { width, height }: { readonly width: number; readonly height: number },
  parts: readonly string[],
): string {
  const paper = rectangle({ x: 0, y: 0, width, height, colour: PICTURE_COLOURS.paper });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${paper}${parts.join('')}</svg>`;
}

/** The picture of an SVG as PNG, drawn off the main thread with our own typeface only. */
export async function toPng(svg: string): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const { regular, bold } = fontFiles();
  const rendered = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: [regular, bold], defaultFontFamily: FONT_FAMILY },
  });
  return rendered.asPng();
}
