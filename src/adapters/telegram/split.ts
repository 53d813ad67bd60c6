import { isVisible, type Run } from './html.ts';

/** One line of a message. */
export type TextLine = readonly Run[];

/** Lines that belong together; `tight` when no empty line is to stand before them. */
export interface TextBlock {
  readonly lines: readonly TextLine[];
  readonly tight: boolean;
}

/** How much one message holds: UTF-16 units after parsing, and marked-up places. */
export interface Room {
  readonly units: number;
  readonly entities: number;
}

const NEWLINE: Run = { text: '\n', open: '', close: '' };

/** What some runs take of a message's room. */
export function sizeOf(runs: readonly Run[]): Room {
  return {
    units: runs.reduce((sum, run) => sum + run.text.length, 0),
    entities: runs.filter((run) => run.open !== '').length,
  };
}

/**
 * Distributes blocks over as few messages as their room allows, breaking between blocks where that leaves no
 * message half empty, else between lines, else between words, and never inside a character or a tag.
 * @returns the runs of each message; none when nothing is visible
 */
export function splitBlocks(blocks: readonly TextBlock[], room: Room): readonly (readonly Run[])[] {
  const parts: Run[][] = [[]];
  for (const block of blocks) {
    const lines = block.lines.flatMap((line) => cutLine(line, room));
    if (deservesNewPart(parts.at(-1) ?? [], { lines, room })) parts.push([]);
    lines.forEach((line, index) => {
      appendLine(parts, { line, newlines: index > 0 || block.tight ? 1 : 2, room });
    });
  }
  return parts.filter((part) => isVisible(part.map((run) => run.text).join('')));
}

function appendLine(
  parts: Run[][],
  { line, newlines, room }: { readonly line: TextLine; readonly newlines: number; readonly room: Room },
): void {
  const part = parts.at(-1) ?? [];
  const gap = part.length === 0 ? [] : Array.from({ length: newlines }, () => NEWLINE);
  if (fits([...part, ...gap, ...line], room)) {
    part.push(...gap, ...line);
  } else {
    parts.push([...line]);
  }
}

function deservesNewPart(
  part: readonly Run[],
  { lines, room }: { readonly lines: readonly TextLine[]; readonly room: Room },
): boolean {
  const whole = lines.flatMap((line) => [NEWLINE, ...line]);
  const halfFull = sizeOf(part).units * 2 >= room.units || sizeOf(part).entities * 2 >= room.entities;
  return halfFull && fits(whole, room) && !fits([...part, NEWLINE, ...whole], room);
}

function fits(runs: readonly Run[], room: Room): boolean {
  const size = sizeOf(runs);
  return size.units <= room.units && size.entities <= room.entities;
}

/** Cuts a line at its line breaks, and where it is longer than a whole message. */
function cutLine(line: TextLine, room: Room): readonly TextLine[] {
  const pieces: Run[][] = [[]];
  for (const run of line) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) pieces.push([]);
      addText(pieces, { run: { ...run, text }, room });
    });
  }
  return pieces;
}

function addText(pieces: Run[][], { run, room }: { readonly run: Run; readonly room: Room }): void {
  let rest = run.text;
  while (rest !== '') {
    const piece = pieces.at(-1) ?? [];
    const used = sizeOf(piece);
    const left = used.entities < room.entities || run.open === '' ? room.units - used.units : 0;
    const end = cutIndex(rest, left);
    if (end > 0) piece.push({ ...run, text: rest.slice(0, end) });
    rest = rest.slice(end);
    if (rest !== '') pieces.push([]);
  }
}

/** Where to cut so that at most `units` remain: after a space in the last quarter, else between two characters. */
function cutIndex(text: string, units: number): number {
  if (text.length <= units) return text.length;
  const space = text.lastIndexOf(' ', units - 1);
  if (space >= units * 0.75) return space + 1;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(units - 1));
  return Math.max(0, isHalf ? units - 1 : units);
}
