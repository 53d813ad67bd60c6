import { readLabelledLines } from '../../../inbound/args/labelled-lines.ts';
import { cleanText } from '../../../lib/text.ts';
import {
  INVITATION_PARTS,
  type InvitationPart,
  PART_LENGTHS,
  PART_LINES,
} from '../../../notices/invitation-texts.ts';

/** What is written before the colon, in lower case. */
const WORDINGS: Readonly<Record<InvitationPart, string>> = {
  addressees: 'kepada|kepada yth|kepada yth.|yth|yth.|sapaan|tujuan|alamat|addressees|to',
  opening: 'pembuka|pembukaan|kalimat pembuka|opening',
  closing: 'penutup|kalimat penutup|closing',
  signature: 'tanda tangan|tandatangan|ttd|ttd.|penanda tangan|penandatangan|signature|signed',
};

const LABELS: ReadonlyMap<string, InvitationPart> = new Map(
  INVITATION_PARTS.flatMap((part) => WORDINGS[part].split('|').map((wording) => [wording, part] as const)),
);

/** A part that is to be left out. */
const LEFT_OUT = /^(?:-|–|kosong|tanpa|none)$/i;
/** A part that is to say again what it says unless it is changed. */
const AGAIN = /^(?:bawaan|default|semula|reset)$/i;

/** New texts by part: empty to leave the part out, `undefined` for the default. */
export type ChangedParts = Readonly<Partial<Record<InvitationPart, string | undefined>>>;

/** Why a text cannot be taken, or the text. */
export type ReadPart =
  | { readonly ok: true; readonly text: string | undefined }
  | { readonly ok: false; readonly part: InvitationPart; readonly length: number };

/** A part as it is kept: lines without blanks around them, none empty; undefined for the default. Pure. */
export function readPart(part: InvitationPart, written: string): ReadPart {
  const lines = written
    .split(/\r?\n/)
    .map((line) => cleanText(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  const text = lines.join('\n');
  if (AGAIN.test(text)) return { ok: true, text: undefined };
  if (LEFT_OUT.test(text)) return { ok: true, text: '' };
  const length = [...text].length;
  const isShort = length <= PART_LENGTHS[part] && lines.length <= PART_LINES;
  return isShort ? { ok: true, text } : { ok: false, part, length };
}

/** What one word asks for: all parts as they were (`bawaan`), or what a part that is only named says now; undefined for other words. Pure. */
export function readWord(text: string): 'again' | 'part' | undefined {
  const word = text.replace(/[:.\s]+$/, '').toLowerCase();
  if (AGAIN.test(word)) return 'again';
  return LABELS.has(word) ? 'part' : undefined;
}

/** What a message with lines changes, or what of it is not understood. */
export type ReadParts =
  | { readonly ok: true; readonly parts: ChangedParts }
  | { readonly ok: false; readonly problem: 'unclear' | Extract<ReadPart, { ok: false }> };

/** Reads `Pembuka: …` and the like; every line needs a label that is known, so that nothing is lost silently. Pure. */
export function readParts(text: string): ReadParts {
  const { lines, unknown, before } = readLabelledLines(text, { labels: LABELS, isForm: false, lists: [] });
  const named = INVITATION_PARTS.filter((part) => (lines[part] ?? '').trim() !== '');
  if (named.length === 0 || unknown.length > 0 || before !== '') return { ok: false, problem: 'unclear' };
  const parts: Partial<Record<InvitationPart, string | undefined>> = {};
  for (const part of named) {
    const read = readPart(part, lines[part] ?? '');
    if (!read.ok) return { ok: false, problem: read };
    parts[part] = read.text;
  }
  return { ok: true, parts };
}
