import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { Db } from '../../db/db.ts';
import { shippedFaq } from '../../features/faq/seed.service.ts';
import { listFaq, ownWordsOf } from '../../features/faq/service.ts';
import { listForums } from '../../features/forum/service.ts';
import type { OwnWords } from '../../language/search/index.ts';
import type { FaqEntry } from '../../model/faq.ts';
import { type ForumChoice, findChosenForum } from '../forum/choose-forum.ts';
import { type CliPlace, withStore } from '../store.ts';

/** What the bot would answer from. */
export interface AskedFaq {
  readonly entries: readonly FaqEntry[];
  readonly words: OwnWords;
}

/**
 * The FAQ that the bot would answer from: the forum's, or while it has none, the one that ships with the bot. No store is
 * made for it.
 */
export async function faqOf(place: CliPlace, choice: ForumChoice): Promise<AskedFaq> {
  const { config } = place;
  const kept = (await hasStore(config))
    ? await withStore(place, ({ database }) => storedFaq(database.prisma, { choice, config }))
    : undefined;
  return kept !== undefined && kept.entries.length > 0
    ? kept
    : { entries: await shippedFaq(), words: new Map() };
}

async function storedFaq(
  db: Db,
  wanted: { readonly choice: ForumChoice; readonly config: Config },
): Promise<AskedFaq | undefined> {
  const forum = findChosenForum(await listForums(db), wanted);
  if (forum === undefined) return undefined;
  return { entries: await listFaq(db, forum.id), words: await ownWordsOf(db, forum.id) };
}

async function hasStore({ database }: Config): Promise<boolean> {
  if (database.kind === 'external') return true;
  return access(join(database.dataDir, 'postgres')).then(
    () => true,
    () => false,
  );
}
