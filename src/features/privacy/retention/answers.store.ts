import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { NOTES_MS } from '../../../notices/ledger/kept.rules.ts';
import { BATCH } from './batch.ts';

/**
 * Empties notes that were only of use for the meeting (diet, plates, companions): those of who came or was not sure yet, some
 * weeks after it. Reasons of absence and substitutes' names are part of the answer and stay.
 */
export async function emptyPersonalNotes(db: Db, now: number): Promise<number> {
  const over = new Date(now - NOTES_MS);
  const isDone = Prisma.sql`r.answer IN ('attending', 'tentative') AND r.note <> '' AND coalesce(m.ends_at, m.starts_at) <= ${over}`;
  const counted = await db.$executeRaw(Prisma.sql`
    UPDATE rsvp SET note = '' WHERE (meeting_id, institution_id) IN (
      SELECT r.meeting_id, r.institution_id FROM rsvp r JOIN meeting m ON m.id = r.meeting_id
      WHERE ${isDone} LIMIT ${BATCH} FOR UPDATE OF r SKIP LOCKED)`);
  const given = await db.$executeRaw(Prisma.sql`
    UPDATE rsvp_history SET note = '' WHERE id IN (
      SELECT r.id FROM rsvp_history r JOIN meeting m ON m.id = r.meeting_id
      WHERE ${isDone} LIMIT ${BATCH} FOR UPDATE OF r SKIP LOCKED)`);
  return counted + given;
}
