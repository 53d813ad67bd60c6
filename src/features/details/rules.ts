import type { Detail, Topic } from './types.ts';

/** So many may accompany whoever comes, where the meeting says nothing else. */
export const USUAL_COMPANIONS = 2;
/** Longest words that are kept, in characters. */
export const LONGEST = { vehicles: 300, diet: 200 } as const;

/** What stands where nobody filled anything in. */
export const NO_DETAIL: Detail = { companions: 0, isOnline: false, vehicles: '', diet: '' };

/** How many places in the hall somebody takes. Pure. */
export function placesOf({ companions, isOnline }: Pick<Detail, 'companions' | 'isOnline'>): number {
  return isOnline ? 0 : 1 + companions;
}

/** Who waits, with how many places they need. */
export interface Waiting {
  readonly institutionId: number;
  readonly turn: number;
  readonly places: number;
}

/**
 * Whose turn comes when so many places are free: in the order of the turns, and nobody is passed over because those behind need fewer
 * places. Who needs none waits for nobody. Pure.
 * @param free Infinity where the meeting has no limit
 */
export function promoted(waiting: readonly Waiting[], free: number): readonly number[] {
  let left = free;
  let isStopped = false;
  const given: number[] = [];
  for (const { institutionId, places } of waiting.toSorted((one, other) => one.turn - other.turn)) {
    isStopped ||= places > left;
    if (isStopped && places > 0) continue;
    left -= places;
    given.push(institutionId);
  }
  return given;
}

/** The position on the waiting list, the first being 1; undefined for who does not wait. Pure. */
export function positionOf(
  waiting: readonly Pick<Waiting, 'institutionId' | 'turn'>[],
  institutionId: number,
): number | undefined {
  const inOrder = waiting.toSorted((one, other) => one.turn - other.turn);
  const index = inOrder.findIndex((one) => one.institutionId === institutionId);
  return index < 0 ? undefined : index + 1;
}

const NONE =
  /^(?:-|0|tidak|tidak ada|tdk ada|tanpa|tanpa kendaraan|tanpa pantangan|tidak ada pantangan|nihil|kosong|none|no)\.?$/i;

/** What was typed for vehicles or diet: its lines, tidied; empty for words that mean none. Pure. */
export function readWords(typed: string): string {
  const lines = typed
    .split(/\r?\n|;/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  const words = lines.join('\n');
  return NONE.test(words) ? '' : words;
}

const NUMBERS: readonly string[] = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
];

/** Whether words leave a question as it is (`lewati`) or end the questions (`batal`); undefined for an answer. Pure. */
export function readLeaving(typed: string): 'skip' | 'end' | undefined {
  const words = typed
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
  if (/^(?:lewati|lewat|lewatkan|skip)$/.test(words)) return 'skip';
  return /^(?:batal|batalkan|berhenti|selesai|cukup|cancel|stop)$/.test(words) ? 'end' : undefined;
}

/** How many people accompany (`2`, `dua orang`, `sendiri`); undefined for what is no number. Pure. */
function readCompanions(typed: string): number | undefined {
  const words = typed
    .trim()
    .toLowerCase()
    .replace(/\s*(?:orang|org)\.?$/, '');
  if (/^(?:-|tidak|tidak ada|tanpa|sendiri|sendirian|tanpa rombongan|)$/.test(words)) return 0;
  if (/^\d{1,3}$/.test(words)) return Number(words);
  const spelled = NUMBERS.indexOf(words);
  return spelled < 0 ? undefined : spelled;
}

/** Whether somebody comes online (`daring`, `zoom`) or into the hall (`di ruang rapat`); undefined for what says neither. Pure. */
export function readMode(typed: string): boolean | undefined {
  const isOnline = /\b(?:daring|online|zoom|virtual|jarak jauh)\b/i.test(typed);
  const isInHall = /\b(?:ruang(?:an)?|luring|offline|langsung|di tempat|aula|fisik|hall)\b/i.test(typed);
  return isOnline === isInHall ? undefined : isOnline;
}

/** The detail with what one question was answered. */
export type DetailChange = Partial<Detail>;

/** What an answer to one question changes; undefined where it cannot be read. Pure. */
export function changeOf(topic: Topic, typed: string): DetailChange | undefined {
  switch (topic) {
    case 'mode': {
      const isOnline = readMode(typed);
      return isOnline === undefined ? undefined : { isOnline };
    }
    case 'companions': {
      const companions = readCompanions(typed);
      return companions === undefined ? undefined : { companions };
    }
    default: {
      const words = readWords(typed);
      return words.length > LONGEST[topic] ? undefined : { [topic]: words };
    }
  }
}
