import { platesIn } from './substitutes.ts';

/** What an answer's words say of how somebody comes. */
export interface SaidDetails {
  /** Undefined where they say neither. */
  readonly isOnline: boolean | undefined;
  /** License plates, as they are written. */
  readonly plates: readonly string[];
}

const BEFORE = String.raw`(?:(?:in ?s?ya ?allah|kami|saya|bapak|ibu|beliau|akan|siap|hadir|ikut|bergabung|mengikuti|menghadiri|secara|via|lewat|melalui)\s+)*`;
const BEHIND = String.raw`(?:\s+(?:meeting|saja|aja|ya|min|pak|bu))*`;
/** A part of an answer that says nothing but this: "kalau bisa online" or "online atau luring" say something else. */
const ONLINE = new RegExp(`^${BEFORE}(?:daring|online|zoom|virtual)${BEHIND}$`, 'i');
const IN_HALL = new RegExp(
  `^${BEFORE}(?:luring|offline|langsung|(?:secara )?fisik|di (?:tempat|lokasi|ruang(?:an)?))${BEHIND}$`,
  'i',
);

/** Reads out of an answer's note whether somebody comes online or into the hall, and the plates of their vehicles. Pure. */
export function readSaidDetails(note: string): SaidDetails {
  const parts = note.split(/[,;.()]|\s[-–—]\s|\n/).map((part) => part.trim());
  const says = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part));
  const isOnline = says(ONLINE);
  return { isOnline: isOnline === says(IN_HALL) ? undefined : isOnline, plates: platesIn(note) };
}

/** Whether words say how somebody comes. Pure. */
export function saysDetails(note: string): boolean {
  const { isOnline, plates } = readSaidDetails(note);
  return isOnline !== undefined || plates.length > 0;
}

/** What of plain words says it, as a note beside the answer; empty where nothing does. Pure. */
export function detailsBeside(text: string): string {
  const { isOnline, plates } = readSaidDetails(text);
  const mode = isOnline === undefined ? [] : [isOnline ? 'daring' : 'luring'];
  return [...mode, ...plates].join(', ');
}
