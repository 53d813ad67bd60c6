import type { Db } from '../../db/db.ts';
import { recordOperatorAct } from '../audit/service.ts';
import { entryPart } from './changes/change.rules.ts';
import { insertChange } from './changes/change.store.ts';
import { type FaqWriting, findFaq, lockFaq, writeFaq } from './store.ts';

/** Takes over an operator's entries as one change, which the secretariat can undo like any other. */
export async function importEntries(db: Db, writing: FaqWriting): Promise<void> {
  const { forumId, entries, now } = writing;
  if (entries.length === 0) return;
  await lockFaq(db, forumId);
  const codes = entries.map(({ code }) => code);
  const known = new Map((await findFaq(db, { forumId, codes })).map((entry) => [entry.code, entry]));
  await writeFaq(db, writing);
  const parts = entries.map((entry) => entryPart(known.get(entry.code), entry));
  const fact = { action: 'faq impor', subject: `${entries.length}` };
  await insertChange(db, { forumId, actor: 'cli', ...fact, parts, now });
  await recordOperatorAct(db, { forumId, at: now, ...fact });
}
