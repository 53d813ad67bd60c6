import type { Command, RunCall } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import { recordAudit } from '../audit/service.ts';
import { calendarOf, newCalendarToken } from '../forum/service.ts';
import { feedAddress } from './address.rules.ts';
import { type CalendarOwner, findToken, saveToken } from './personal.store.ts';
import { calendarAddresses } from './words.ts';

const NEW = /^(?:baru|ganti|new)$/i;

/** Tells somebody the address of their own calendar, and makes another one on demand; the old one then is nobody's. */
export const kalender: Command = {
  name: 'kalender',
  aliases: ['kalenderku'],
  run: async (call) => {
    const { context, work, language, services, argument } = call;
    const { personId } = context.actor;
    if (personId === undefined) return refuse(call, 'unknownPerson');
    if (argument !== '' && !NEW.test(argument)) return refuse(call, 'calendarArgument');
    const owner = { forumId: context.forum.id, personId };
    const isNew = argument !== '';
    const known = isNew ? undefined : await findToken(work.db, owner);
    const token = known ?? (await makeToken(call, owner));
    const shared = await calendarOf(work.db, owner.forumId);
    const { origin, isPublic } = services.web();
    const answer = calendarAddresses(
      {
        own: feedAddress({ origin, token }),
        shared: feedAddress({ origin, token: shared.token }),
        ...{ forum: context.forum.name, isNew, isPublic },
      },
      language,
    );
    const elsewhere = {
      key: 'meetings:calendar.elsewhere',
      command: 'kalender',
      payload: 'kalender',
    } as const;
    return answerPrivately(call, { answer, elsewhere });
  },
};

async function makeToken(call: RunCall, owner: CalendarOwner): Promise<string> {
  const { work, context } = call;
  const token = newCalendarToken(work.randomness);
  await saveToken(work.db, { ...owner, token, now: work.now });
  const act = { action: 'kalender', subject: `#${owner.personId}` };
  await recordAudit(work.db, { context, at: work.now, ...act });
  return token;
}
