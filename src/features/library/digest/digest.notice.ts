import { z } from 'zod';
import type { Db } from '../../../db/db.ts';
import { mayUse } from '../../../inbound/rights.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { DigestFacts, News } from './digest.types.ts';
import { digestWords } from './digest.words.ts';
import { listNewRequests, listNews } from './news.store.ts';

const facts = z.object({
  /** Epoch milliseconds. */
  since: z.number(),
  until: z.number(),
  /** Whose topics it is about; none where it is the whole forum's. */
  personId: z.number().optional(),
});

/** What is new in the library: once a week in the bound chats, and to people about the topics they follow. */
export const libraryDigest: NoticeKind<DigestFacts, News> = {
  name: 'libraryDigest',
  facts,
  title: () => 'delivery:kinds.libraryDigest',
  mayRead: (roles) => mayUse('pustaka', roles),
  quietUntil: asLongAsQuiet,
  details: loadNews,
  words: digestWords,
};

async function loadNews(
  db: Db,
  {
    forumId,
    facts: span,
    now,
  }: { readonly forumId: number; readonly facts: DigestFacts; readonly now: number },
): Promise<News | 'gone'> {
  const query = { ...span, forumId, now };
  const entries = await listNews(db, query);
  const requests = await listNewRequests(db, query);
  return entries.total + requests.total === 0 ? 'gone' : { entries, requests };
}
