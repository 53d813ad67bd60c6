import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Db } from '../db/db.ts';
import { shippedFaq } from '../features/faq/seed.service.ts';
import { listFaq } from '../features/faq/service.ts';
import { listForums } from '../features/forum/service.ts';
import type { FaqEntry } from '../model/faq.ts';
import { type ForumChoice, findChosenForum } from './forum.ts';
import { type CliPlace, withStore } from './store.ts';

/**
 * The FAQ that the bot would answer from: the forum's, or while it has none, the one that ships with the bot. No store is
 * made for it.
 */
export async function faqOf(place: CliPlace, choice: ForumChoice): Promise<readonly FaqEntry[]> {
  const { config } = place;
  const kept = (await hasStore(config))
    ? await withStore(place, ({ database }) => storedFaq(database.prisma, { choice, config }))
    : [];
  return kept.length > 0 ? kept : shippedFaq();
}

async function storedFaq(
  db: Db,
  wanted: { readonly choice: ForumChoice; readonly config: Config },
): Promise<readonly FaqEntry[]> {
  const forum = findChosenForum(await listForums(db), wanted);
  return forum === undefined ? [] : listFaq(db, forum.id);
}

async function hasStore({ database }: Config): Promise<boolean> {
  if (database.kind === 'external') return true;
  return access(join(database.dataDir, 'postgres')).then(
    () => true,
    () => false,
  );
}
