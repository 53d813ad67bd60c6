import type { Work } from '../../../model/work.ts';
import { listLeaders } from '../../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { peopleOf } from '../store.ts';
import type { HostAsk } from './asks.store.ts';
import { hostNews, type NewsFacts } from './host-news.notice.ts';
import { hostQuestion } from './host-question.notice.ts';
import { hostReply, type ReplyFacts } from './host-reply.notice.ts';

/** Priority of what one institution waits for. */
const PRIORITY = 10;

/** Sends a question, or reminds of it, to the people of the institution; false when that key was sent before. */
export async function sendQuestion(
  work: Work,
  question: {
    readonly ask: HostAsk;
    readonly people: readonly number[];
    readonly key: string;
    readonly isReminder: boolean;
  },
): Promise<boolean> {
  const { ask, people, key, isReminder } = question;
  return planNotice(work, {
    ...{
      forumId: ask.forumId,
      kind: hostQuestion,
      key,
      meetingId: null,
      dueAt: work.now,
      priority: PRIORITY,
    },
    facts: { askId: ask.id, institutionId: ask.institutionId, isReminder },
    targets: people.map(toPerson),
  });
}

/** Tells the leaders what became of a question, once. */
export function tellOfAsk(
  work: Work,
  {
    ask,
    what,
    otherId,
  }: { readonly ask: HostAsk; readonly what: NewsFacts['what']; readonly otherId?: number },
): Promise<boolean> {
  const { forumId, id: askId, institutionId } = ask;
  const facts = { what, askId, institutionId, ...(otherId === undefined ? {} : { otherId }) };
  return tellLeaders(work, { forumId, key: `host-news:${what}:${askId}:${work.now}`, facts });
}

/** Tells the leaders something about the rotation; false when that key was told before. */
export async function tellLeaders(
  work: Work,
  { forumId, key, facts }: { readonly forumId: number; readonly key: string; readonly facts: NewsFacts },
): Promise<boolean> {
  const targets = (await listLeaders(work.db, forumId)).map(toPerson);
  const about = { forumId, kind: hostNews, key, meetingId: null, dueAt: work.now, priority: PRIORITY };
  return planNotice(work, { ...about, facts, targets });
}

/** Tells an institution's people what became of their question or wish, once a key. */
export async function tellInstitution(
  work: Work,
  { forumId, key, facts }: { readonly forumId: number; readonly key: string; readonly facts: ReplyFacts },
): Promise<void> {
  const { institutionId } = facts;
  const people = await peopleOf(work.db, { forumId, institutionId, now: work.now });
  const about = { forumId, kind: hostReply, key, meetingId: null, dueAt: work.now, priority: PRIORITY };
  await planNotice(work, { ...about, facts, targets: people.map(toPerson) });
}

function toPerson(personId: number): NoticeTarget {
  return { kind: 'person', personId };
}
