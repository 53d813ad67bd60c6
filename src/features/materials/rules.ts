import { DAY_MS, MINUTE_MS } from '../../lib/clock.ts';
import { cleanName } from '../../lib/text.ts';
import type { DueMoment } from '../../notices/schedule.ts';
import type { MaterialsSpan } from './types.ts';

/** So many materials a meeting may have. */
export const MOST_MATERIALS = 40;
/** Characters of a title. */
const TITLE_LENGTH = 100;

/** What is added within so long is told together. */
const GATHER_MS = 10 * MINUTE_MS;
/** Materials are still news so long after they came. */
const OF_USE_MS = 3 * DAY_MS;

/** Since when (epoch milliseconds) materials can still be told. */
export const toldSince = (now: number): number => now - OF_USE_MS - GATHER_MS;

/**
 * When the members are told of material that came at a moment, or whose meeting was announced then: at the end of its ten minutes.
 * All that came within the same ten have one key, so that they are told once, whatever dies.
 */
export function materialsMoment(meetingId: number, cameAt: number): DueMoment<MaterialsSpan> {
  const from = Math.floor(cameAt / GATHER_MS) * GATHER_MS;
  const until = from + GATHER_MS;
  const key = `materials:${meetingId}:${from}`;
  return { at: until, until: until + OF_USE_MS, since: 0, key, facts: { from, until } };
}

/** The word of the usage hint, where it is typed as it stands there. */
const KEYWORD = /^\s*(?:tambah\s+)?(?:tautan|link)\b/i;

/** What was typed to be added: an address with its title, in either order; undefined where there is no address. */
export function readLink(words: string): { readonly url: string; readonly title: string } | undefined {
  const [typed] = /https?:\/\/\S+/i.exec(words) ?? [];
  const url = typed?.replace(/[.,;)\]>]+$/, '');
  if (url === undefined || !URL.canParse(url)) return undefined;
  const said = words.replace(typed ?? '', ' ').replace(KEYWORD, '');
  const rest = cleanName(said, { longest: TITLE_LENGTH });
  const title = rest.replace(/^[\s:;,–-]+|[\s:;,–-]+$/g, '');
  return { url, title: title === '' ? new URL(url).hostname : title };
}

/** What a file is listed as: the words that came with it, else its name without its ending. */
export function titleOf(words: string, fileName: string): string {
  const said = cleanName(words, { longest: TITLE_LENGTH });
  return said === '' ? fileName.replace(/\.[a-z]{3,4}$/i, '') : said;
}
