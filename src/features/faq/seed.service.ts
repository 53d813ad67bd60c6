import { readFile } from 'node:fs/promises';
import type { Db } from '../../db/db.ts';
import type { FaqEntry } from '../../model/faq.ts';
import { readFaqFile } from './file.rules.ts';
import { writeFaq } from './store.ts';

const BASE = new URL('data/faq-base.tsv', import.meta.url);
const WORDINGS = new URL('data/wordings-id.tsv', import.meta.url);

/** The FAQ that ships with the bot, with its other wordings. */
export async function shippedFaq(): Promise<readonly FaqEntry[]> {
  const file = readFaqFile(await readFile(BASE));
  if (!file.ok) throw new Error(`the shipped FAQ is broken: ${file.problems.join('; ')}`);
  const wordings = await readWordings();
  return file.entries.map((entry) => ({ ...entry, wordings: wordings.get(entry.code) ?? entry.wordings }));
}

/** Gives a new forum the FAQ that ships with the bot. */
export async function seedFaq(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<void> {
  await writeFaq(db, { forumId, entries: await shippedFaq(), now });
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
