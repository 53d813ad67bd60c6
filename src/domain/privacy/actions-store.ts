import type { Db } from '../../db/db.ts';
import { countingAt } from '../members/holding-store.ts';
import { waysToWrite, withoutName } from './names.ts';

/** The records that are one person, within a forum. */
interface Records {
  readonly forumId: number;
  readonly personIds: readonly number[];
}

async function namesOf(db: Db, { forumId, personIds }: Records): Promise<readonly string[]> {
  const rows = await db.person.findMany({
    where: { forumId, id: { in: [...personIds] } },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

function naming(names: readonly string[]): object[] {
  return names.flatMap(waysToWrite).map((way) => ({ description: { contains: way, mode: 'insensitive' } }));
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
  return db.actionItem.findMany({
    where: {
      forumId,
      OR: [
        { institution: { seat: { holders: { some: seats } } } },
        { createdById: { in: personIds } },
        { closedById: { in: personIds } },
        ...naming(await namesOf(db, records)),
      ],
    },
    include: { institution: { select: { code: true, officialName: true } } },
    orderBy: { id: 'asc' },
  });
}

/** Takes somebody's name out of the descriptions of a forum's action items. */
export async function eraseNameFromActions(db: Db, records: Records): Promise<void> {
  for (const name of await namesOf(db, records)) {
    const OR = naming([name]);
    const items = await db.actionItem.findMany({
      where: { forumId: records.forumId, OR },
      select: { id: true, description: true },
    });
    for (const { id, description } of items)
      await db.actionItem.update({ where: { id }, data: { description: withoutName(description, name) } });
  }
}
