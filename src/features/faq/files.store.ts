import type { Db } from '../../db/db.ts';

/** Notes that a file goes with an answer, so that it is not removed as unused. */
export async function insertFaqFile(
  db: Db,
  { forumId, fileId }: { readonly forumId: number; readonly fileId: number },
): Promise<void> {
  await db.faqFile.create({ data: { forumId, fileId } });
}
