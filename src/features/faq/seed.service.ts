import { readFile } from 'node:fs/promises';
import type { Db } from '../../db/db.ts';
import { hashText } from '../../lib/ids.ts';
import type { FaqEntry } from '../../model/faq.ts';
import { entryPart } from './changes/change.rules.ts';
import { insertChange } from './changes/change.store.ts';
import { readFaqFile } from './file.rules.ts';
import { claimSeed, listOtherSeeds, listShipped, type ShippedEntry } from './seed.store.ts';
import { writeFaq, writeShippedWordings } from './store.ts';

const BASE = new URL('data/faq-base.tsv', import.meta.url);
const WORDINGS = new URL('data/wordings-id.tsv', import.meta.url);

/** The FAQ that ships with the bot, with its other wordings. */
export async function shippedFaq(): Promise<readonly FaqEntry[]> {
  const file = readFaqFile(await readFile(BASE));
  if (!file.ok) throw new Error(`the shipped FAQ is broken: ${file.problems.join('; ')}`);
  const wordings = await readWordings();
  return file.entries.map((entry) => ({ ...entry, wordings: wordings.get(entry.code) ?? entry.wordings }));
}

/** The FAQ of a version, and what tells it from that of others. */
export interface ShippedVersion {
  readonly seed: string;
  readonly entries: readonly FaqEntry[];
}

/** Gives a new forum the FAQ that ships with the bot. */
export async function seedFaq(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<void> {
  await claimSeed(db, { forumId, seed: await digest() });
  await writeFaq(db, { forumId, entries: await shippedFaq(), now, isShipped: true });
}

/** Forums whose shipped FAQ is not the one of this version. */
export async function forumsWithOldFaq(db: Db): Promise<readonly number[]> {
  return listOtherSeeds(db, await digest());
}

/**
 * Brings what the bot shipped to a forum up to date with this version, once a version and whoever starts at the same time: an
 * entry that nobody changed becomes the one of this version, and a question that nobody changed gets its wordings. What people
 * wrote stays, and so does what they took out; new entries are not added. It is a change that can be undone like people's.
 * @param version the one that ships with this bot unless given
 */
export async function refreshShippedFaq(
  db: Db,
  {
    forumId,
    now,
    version,
  }: { readonly forumId: number; readonly now: number; readonly version?: ShippedVersion },
): Promise<void> {
  if (!(await claimSeed(db, { forumId, seed: version?.seed ?? (await digest()) }))) return;
  const shipped = version?.entries ?? (await shippedFaq());
  const kept = new Map((await listShipped(db, forumId)).map((entry) => [entry.code, entry]));
  const fresh = shipped.flatMap((entry) => {
    const known = kept.get(entry.code);
    if (known === undefined) return [];
    const isFollowed = known.shipped.length > 0 && (known.isShipped || known.question === entry.question);
    const wordings = isFollowed ? [...known.own, ...entry.wordings] : known.wordings;
    return [{ ...(known.isShipped ? entry : known), wordings }];
  });
  const changed = fresh.filter((entry) => !isAsKept(kept.get(entry.code), entry));
  const untouched = (entry: FaqEntry): boolean => kept.get(entry.code)?.isShipped === true;
  await writeFaq(db, { forumId, now, entries: changed.filter(untouched), isShipped: true });
  const others = changed.filter((entry) => !untouched(entry));
  await writeShippedWordings(db, { forumId, now, entries: others });
  if (changed.length === 0) return;
  const parts = changed.map((entry) => entryPart(kept.get(entry.code), entry));
  const subject = `${changed.length}`;
  await insertChange(db, { forumId, actor: 'system', action: 'faq bawaan', subject, parts, now });
}

function isAsKept(known: ShippedEntry | undefined, entry: FaqEntry): boolean {
  if (known === undefined) return false;
  const wordings = new Set([...known.own, ...known.shipped]);
  return (
    known.question === entry.question &&
    known.answer === entry.answer &&
    known.category === entry.category &&
    known.status === entry.status &&
    known.source === entry.source &&
    wordings.size === new Set(entry.wordings).size &&
    entry.wordings.every((wording) => wordings.has(wording))
  );
}

/** What tells the shipped FAQ of this version from that of others. */
async function digest(): Promise<string> {
  return hashText((await Promise.all([BASE, WORDINGS].map((file) => readFile(file, 'utf8')))).join('\n'));
}

async function readWordings(): Promise<ReadonlyMap<string, readonly string[]>> {
  const [, ...lines] = (await readFile(WORDINGS, 'utf8')).split(/\r?\n/);
  const byEntry = new Map<string, string[]>();
  for (const line of lines) {
    const [code = '', wording = ''] = line.split('\t');
    if (wording !== '') byEntry.set(code, [...(byEntry.get(code) ?? []), wording.trim()]);
  }
  return byEntry;
}
