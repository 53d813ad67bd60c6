import type { Db } from '../db/db.ts';
import { byUser } from '../personal-data/traces.ts';
import type { PersonalData, Subject } from '../personal-data/types.ts';

/** Private chats: where the bot may write to somebody. */
export const chatsPersonalData: PersonalData = {
  models: {
    Chat: {
      personal: ['externalId', 'title', 'userId', 'locale', 'reachableAt'],
      notPersonal: [
        ...['id', 'forumId', 'platform', 'threadId', 'kind', 'boundAt'],
        ...['unreachableAt', 'unreachableReason'],
      ],
    },
  },
  export: async (db, subject) => ({
    privateChats: await db.chat.findMany({ where: { kind: 'private', OR: byUser(subject).OR } }),
  }),
  erase: eraseChats,
};

/** A private chat tells the bot where it may write; another forum to which the account belongs keeps it. */
async function eraseChats(db: Db, subject: Subject): Promise<void> {
  const own = { ...byUser(subject), kind: 'private' as const };
  const [other] = subject.otherForumIds;
  if (other === undefined) await db.chat.deleteMany({ where: own });
  else await db.chat.updateMany({ where: own, data: { forumId: other } });
}
