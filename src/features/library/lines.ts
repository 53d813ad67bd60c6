import { type LabelledLines, readLabelledLines } from '../../inbound/args/labelled-lines.ts';
import type { EntryLine } from './rules.ts';
import type { LibraryKind } from './types.ts';

type Line = EntryLine | 'kind' | 'topics';

/** The lines with what people write before the colon. */
const WORDINGS: readonly (readonly [Line, string])[] = [
  ['kind', 'jenis|macam|kategori|kind'],
  ['title', 'judul|nama|judul bahan|judul peraturan|title'],
  ['regulationNumber', 'nomor|no|no.|nomor peraturan|peraturan|dasar|number|regulation|regulation number'],
  ['summary', 'ringkasan|rangkuman|uraian singkat|abstrak|deskripsi|summary'],
  ['inForceSince', 'berlaku sejak|berlaku|mulai berlaku|berlaku mulai|tanggal berlaku|in force since'],
  ['says', 'isi|isinya|pokok isi|isi pokok|mengatur'],
  ['toDo', 'yang perlu dilakukan|tindak lanjut|langkah instansi|yang harus dilakukan|perlu dilakukan'],
  ['form', 'bentuk|format|wujud'],
  ['audience', 'sasaran|peserta|untuk|audiens'],
  ['onPlatform', 'di platform asn|platform asn|platform|sudah diunggah|diunggah'],
  ['problem', 'masalah|permasalahan|latar belakang|persoalan'],
  ['steps', 'langkah|langkah-langkah|cara|yang dilakukan'],
  ['result', 'hasil|hasilnya|dampak|manfaat'],
  ['contact', 'kontak|narahubung|nara hubung|cp'],
  ['link', 'tautan|link|url|alamat'],
  ['topics', 'topik|tema|label|topic|topics'],
];

const LABELS: ReadonlyMap<string, Line> = new Map(
  WORDINGS.flatMap(([line, wordings]) => wordings.split('|').map((wording) => [wording, line] as const)),
);

const KIND_WORDS: readonly (readonly [LibraryKind, RegExp])[] = [
  ['policy', /^(?:kebijakan|peraturan|regulasi|policy)\b/i],
  ['teaching_material', /^(?:bahan[\s_-]*ajar|materi(?:[\s_-]*ajar)?|modul|teaching[\s_-]*material)\b/i],
  ['good_practice', /^(?:praktik[\s_-]*baik|praktek[\s_-]*baik|good[\s_-]*practice)\b/i],
];

/** The kind that words begin with, and what stands behind it. */
export function kindFirst(text: string): { readonly kind: LibraryKind; readonly rest: string } | undefined {
  for (const [kind, wording] of KIND_WORDS) {
    const [said] = wording.exec(text.trim()) ?? [];
    if (said !== undefined)
      return {
        kind,
        rest: text
          .trim()
          .slice(said.length)
          .replace(/^[\s:,–-]+/, ''),
      };
  }
  return undefined;
}

/** An address that is shared as it is. */
const ADDRESS = /^<?(?:https?:\/\/|www\.)\S+$/i;

/** What one message says of an entry. */
export interface ReadEntry {
  /** Undefined where neither a word nor the lines tell. */
  readonly kind: LibraryKind | undefined;
  readonly lines: LabelledLines<Line>['lines'];
  readonly unknown: readonly string[];
  /** Names of topics as they were written. */
  readonly topics: readonly string[];
}

/** Reads the lines of one message: the kind on the first line, under `Jenis:`, or by what only it has. Pure. */
export function readEntryLines(text: string): ReadEntry {
  const first = kindFirst(text);
  const { lines, unknown, before } = readLabelledLines(first?.rest ?? text, {
    labels: LABELS,
    isForm: true,
    lists: ['steps', 'says', 'toDo'],
  });
  const kind = first?.kind ?? kindFirst(lines.kind ?? '')?.kind ?? kindByLines(lines);
  const isAddress = ADDRESS.test(before);
  const link = lines.link ?? (isAddress ? before : undefined);
  const title = lines.title ?? (before.includes('\n') || before === '' || isAddress ? undefined : before);
  return {
    kind,
    lines: {
      ...lines,
      ...(title === undefined ? {} : { title }),
      ...(link === undefined ? {} : { link }),
    },
    unknown,
    topics: (lines.topics ?? '')
      .split(/[,;\n]+/)
      .map((topic) => topic.trim())
      .filter((topic) => topic !== ''),
  };
}

function kindByLines(lines: ReadEntry['lines']): LibraryKind | undefined {
  if (lines.regulationNumber !== undefined || lines.inForceSince !== undefined) return 'policy';
  if (lines.problem !== undefined || lines.result !== undefined) return 'good_practice';
  return lines.form !== undefined || lines.audience !== undefined ? 'teaching_material' : undefined;
}
