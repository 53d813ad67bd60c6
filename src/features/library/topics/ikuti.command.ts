import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, Command } from '../../../inbound/command.ts';
import { answerPrivately, echo, refuse } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { listTopics } from '../topics.store.ts';
import type { LibraryTopic } from '../types.ts';
import { topicNamed, topicsOf } from './topics.rules.ts';
import { followList } from './topics.words.ts';
import { listFollowed, setFollowing } from './topics-list.store.ts';

const MOST_NEAR = 6;

/** Topics of the library that somebody hears of: shown, followed by a word or a press. */
export const ikuti: Command = {
  name: 'ikuti',
  aliases: [],
  run: async (call) => {
    const { work, context, argument } = call;
    const topics = await listTopics(work.db, context.forum.id);
    const words = argument.trim();
    if (words === '') return show(call, { topics, offset: 0 });
    const topic = topicNamed(words, topics);
    if (topic !== undefined) return set(call, { topics, topic, follows: true, offset: 0 });
    const near = topicsOf(words, { topics, most: MOST_NEAR });
    return near.length === 0
      ? refuse(call, { reason: 'noSuchTopic', name: echo(words) })
      : show(call, {
          topics: near,
          offset: 0,
          done: call.language.t('finding:follow.near', { words: echo(words) }),
        });
  },
  press: async (call) => {
    const { work, context } = call;
    const [what, written, at] = call.parameters;
    const topics = await listTopics(work.db, context.forum.id);
    if (what === 'daftar') return show(call, { topics, offset: readRowId(written) ?? 0 });
    const topic = topics.find(({ id }) => id === readRowId(written));
    if (topic === undefined) return refuse(call, 'topicGone');
    if (what !== 'ikuti' && what !== 'berhenti') return refuse(call, 'buttonGone');
    return set(call, { topics, topic, follows: what === 'ikuti', offset: readRowId(at) ?? 0 });
  },
};

async function set(
  call: Call,
  {
    topics,
    topic,
    follows,
    offset,
  }: {
    readonly topics: readonly LibraryTopic[];
    readonly topic: LibraryTopic;
    readonly follows: boolean;
    readonly offset: number;
  },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { personId } = context.actor;
  if (personId === undefined) return refuse(call, 'unknownPerson');
  await setFollowing(work.db, {
    ...{ forumId: context.forum.id, personId, topicId: topic.id, follows, now: work.now },
  });
  const done = language.t(follows ? 'finding:follow.follows' : 'finding:follow.stopped', {
    topic: topic.name,
  });
  return show(call, { topics, offset, done });
}

async function show(
  call: Call,
  shown: { readonly topics: readonly LibraryTopic[]; readonly offset: number; readonly done?: string },
): Promise<readonly Reaction[]> {
  const { work, context, language, incoming } = call;
  const { personId } = context.actor;
  if (personId === undefined) return refuse(call, 'unknownPerson');
  const followed = await listFollowed(work.db, { forumId: context.forum.id, personId });
  const answer = followList({ ...shown, followed }, language);
  // Whom somebody follows is theirs to know.
  return incoming.body.kind === 'press'
    ? [{ kind: 'replace', message: answer }]
    : answerPrivately(call, {
        answer,
        elsewhere: { key: 'finding:elsewhere', command: 'ikuti', payload: 'ikuti' },
      });
}
