import { deserialize, serialize } from 'node:v8';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import type { FaqEntry } from './examples.ts';
import { type FaqIndex, indexOf } from './faq-index.ts';
import type { Learned, OwnWords } from './learned.ts';

/** All that an index is made from. */
export interface Volume {
  readonly entries: readonly FaqEntry[];
  readonly learned: Learned;
  readonly words?: OwnWords;
}

interface Open {
  readonly index: FaqIndex;
  /** What it is made from again, where it was packed before. */
  readonly packed: Packed | undefined;
  readonly volume: Volume;
}

interface Packed {
  bytes: Uint8Array;
  isDeflated: boolean;
}

/** An open index takes a dozen megabytes, a packed one two. */
let mostOpen = 3;
const MOST_PACKED = 30;
/** By what they are learned from, what was asked longest ago first. Forums with the same FAQ share one. */
const open = new Map<string, Open>();
const packed = new Map<string, Packed>();

/** Keeps so many indexes open instead of three: where many bots with the same FAQ run one after the other in one process. */
export function keepEditions(count: number): void {
  mostOpen = count;
}

/** Puts an index where all forums with that FAQ find it; gives the one that is there already, if any. */
export function shelve(of: string, volume: Volume): FaqIndex {
  return takeFrom(of) ?? keepOpen(of, { index: indexFrom(volume), volume, packed: undefined });
}

/** The index of what is called so, opened within a fifth of a second where it was packed; undefined where it was not asked for long. */
export function takeFrom(of: string): FaqIndex | undefined {
  const found = open.get(of);
  if (found !== undefined) return keepOpen(of, found);
  const away = packed.get(of);
  if (away === undefined) return undefined;
  packed.delete(of);
  // Written by `pack` below, in this process.
  const volume: Volume = deserialize(away.isDeflated ? inflateRawSync(away.bytes) : away.bytes);
  return keepOpen(of, { index: indexFrom(volume), volume, packed: away });
}

function indexFrom({ entries, learned, words }: Volume): FaqIndex {
  return indexOf({ entries, learned }, words && { words });
}

function keepOpen(of: string, one: Open): FaqIndex {
  open.delete(of);
  open.set(of, one);
  for (const [other, { packed: before, volume }] of open) {
    if (open.size <= mostOpen) break;
    open.delete(other);
    packed.set(other, before ?? pack(volume));
  }
  for (const other of packed.keys()) {
    if (packed.size <= MOST_PACKED) break;
    packed.delete(other);
  }
  return one.index;
}

/** Packed at once, and made smaller beside what else is done. */
function pack(volume: Volume): Packed {
  const kept: Packed = { bytes: serialize(volume), isDeflated: false };
  deflateRaw(kept.bytes, { level: 1 }, (fault, smaller) => {
    if (fault !== null) return;
    kept.bytes = smaller;
    kept.isDeflated = true;
  });
  return kept;
}
