import { inTransaction } from '../../src/db/transaction.ts';
import { samenessOf } from '../../src/features/library/sameness.rules.ts';
import { indexEntry } from '../../src/features/library/service.ts';
import { insertEntry } from '../../src/features/library/store.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import type { Demo } from './demo.ts';
import { SAMPLE_ENTRIES, type SampleEntry } from './library-data.ts';
import { publishAt, rowsOf } from './store.ts';

/** Fills the library as it is after some months; the topics are there already. */
export async function fillLibrary({ database, clock }: Pick<Demo, 'database' | 'clock'>): Promise<void> {
  const now = clock.now();
  await inTransaction(database, async (db) => {
    for (const [at, entry] of SAMPLE_ENTRIES.entries()) {
      const { of, topic, daysAgo, ...words } = entry satisfies SampleEntry;
      const { forumId, institutionId, topicId } = await rowsOf(db, { code: of, topic });
      const said = { ...words, topicIds: [topicId] };
      const { id } = await insertEntry(db, {
        ...{ forumId, institutionId, number: at + 1, words: said, keys: samenessOf(said) },
        ...{ createdById: undefined, from: undefined, now: now - daysAgo * DAY_MS },
      });
      await publishAt(db, { forumId, id, at: now - daysAgo * DAY_MS });
      await indexEntry(db, { forumId, id });
    }
  });
}
