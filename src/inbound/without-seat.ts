import { findPerson } from '../features/members/people.store.ts';
import { formatDate } from '../language/dates/format.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call } from './command.ts';
import { refuse } from './refuse.ts';

/** Tells somebody who acts for nobody why: they are not registered, their office begins later, or they have none any more. */
export async function explainWithoutSeat(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { personId } = context.actor;
  const { id: forumId, timeZone: zone } = context.forum;
  if (personId === undefined) return refuse(call, 'unknownPerson');
  const person = await findPerson(work.db, { forumId, personId, now: work.now });
  const coming = person?.seats
    .toSorted((left, right) => left.from - right.from)
    .find(({ from }) => from > work.now);
  if (coming === undefined) return refuse(call, 'noSeat');
  const date = formatDate(coming.from, { zone, locale: language.locale });
  return refuse(call, 'notYetInOffice', { institution: coming.shortName, date });
}
