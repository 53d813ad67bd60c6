import type { Db } from '../../db/db.ts';
import { countingAt } from '../members/holding-store.ts';
import { namesOf } from './named-store.ts';
import { isNamedIn, withoutName } from './names.ts';

/** The records that are one person, within a forum. */
interface Records {
  readonly forumId: number;
  readonly personIds: readonly number[];
}

/** The action items of a forum that name somebody; names are compared here, because SQL only knows letter by letter. */
async function itemsNaming(
  db: Db,
  { forumId, names }: { readonly forumId: number; readonly names: readonly string[] },
): Promise<readonly { readonly id: number; readonly description: string }[]> {
  const items = await db.actionItem.findMany({ where: { forumId }, select: { id: true, description: true } });
  return items.filter(({ description }) => names.some((name) => isNamedIn(description, name)));
}

/**
 * Action items that are somebody's own: of an institution they act for now, added or closed by them, or that name them.
 * @param records `now` in epoch milliseconds
 */
export async function loadOwnActions(
  db: Db,
  records: Records & { readonly now: number },
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { forumId, now } = records;
  const personIds = [...records.personIds];
  const at = new Date(now);
  const seats = {
    personId: { in: personIds },
    ...countingAt(at),
  };
  const naming = await itemsNaming(db, { forumId, names: await namesOf(db, records) });
  return db.actionItem.findMany({
    where: {
      forumId,
      OR: [
        { institution: { seat: { holders: { some: seats } } } },
        { createdById: { in: personIds } },
        { closedById: { in: personIds } },
        { id: { in: naming.map(({ id }) => id) } },
      ],
    },
    include: { institution: { select: { code: true, officialName: true } } },
    orderBy: { id: 'asc' },
  });
}

/** Takes somebody's name out of the descriptions of a forum's action items. */
export async function eraseNameFromActions(db: Db, records: Records): Promise<void> {
  for (const name of await namesOf(db, records)) {
    for (const { id, description } of await itemsNaming(db, { forumId: records.forumId, names: [name] }))
      await db.actionItem.update({ where: { id }, data: { description: withoutName(description, name) } });
  }
}
