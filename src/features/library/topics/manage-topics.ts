import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, ContinueCall, PressCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { echo, refuse, replyHere } from '../../../inbound/replies.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { lockLibrary } from '../store.ts';
import { listTopics } from '../topics.store.ts';
import type { LibraryTopic } from '../types.ts';
import {
  type CheckedTopic,
  checkTopic,
  readTopic,
  TOPIC_LIMITS,
  type TypedTopic,
  topicKey,
  topicNamed,
} from './topics.rules.ts';
import { topicForm, topicList, topicRemoved, topicSaved, topicShown } from './topics.words.ts';
import { addTopic, changeTopic, countByTopic, removeTopic, rereadTopic } from './topics-list.store.ts';

/** `/pustaka topik …`: everybody sees the list; curators add, change, rename and remove. */
export async function manageTopics(call: Call, words: string): Promise<readonly Reaction[]> {
  const [, verb = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(words.trim()) ?? [];
  const isKnown = verb === '' || ['tambah', 'ubah', 'hapus'].includes(verb.toLowerCase());
  if (verb === '' || !isKnown) return replyHere(call, await list(call, 0));
  if (!mayCurate(call.context.actor.roles)) return refuse(call, 'noRight');
  if (verb.toLowerCase() === 'tambah') return rest === '' ? ask(call) : add(call, rest);
  if (rest === '') return replyHere(call, await list(call, 0));
  const [, named = '', renamed] = /^([^:=]*)(?:=([\s\S]*))?/.exec(rest) ?? [];
  const topic = topicNamed(named, await listTopics(call.work.db, call.context.forum.id));
  if (topic === undefined) return refuse(call, { reason: 'noSuchTopic', name: echo(named) });
  if (verb.toLowerCase() === 'hapus') return remove(call, topic);
  if (renamed !== undefined) return change(call, { topic, to: readTopic(renamed) });
  return rest.includes(':')
    ? change(call, { topic, to: readTopic(rest) })
    : replyHere(call, topicShown(topic, call.language));
}

/** The buttons of the list. */
export async function pressTopics(
  call: PressCall,
  [what, written = '']: readonly string[],
): Promise<readonly Reaction[]> {
  const { work, context, language, limits } = call;
  if (what === 'daftar')
    return [{ kind: 'replace', message: await list(call, Number(readRowId(written) ?? 0)) }];
  if (!mayCurate(context.actor.roles)) return refuse(call, 'noRight');
  if (what === 'tambah')
    return limits.hasForms ? [{ kind: 'form', form: topicForm(undefined, language) }] : ask(call);
  const topics = await listTopics(work.db, context.forum.id);
  const topic = topics.find(({ id }) => id === readRowId(written));
  if (topic === undefined) return refuse(call, 'topicGone');
  if (what === 'hapus') return remove(call, topic);
  if (what === 'ubah' && limits.hasForms) return [{ kind: 'form', form: topicForm(topic, language) }];
  return what === 'ubah' || what === 'lihat' ? askChange(call, topic) : refuse(call, 'buttonGone');
}

/** What was asked for: a new topic, or the words of one; typed or in a form. */
export async function topicsStep(call: ContinueCall): Promise<readonly Reaction[]> {
  const { work, context, facts, argument } = call;
  if (!mayCurate(context.actor.roles)) return refuse(call, 'noRight');
  const isForm = facts.name !== undefined;
  const text = isForm ? `${facts.name?.replaceAll(':', ' ')}: ${facts.words ?? ''}` : argument;
  const topics = await listTopics(work.db, context.forum.id);
  const topic = topics.find(({ id }) => id === readRowId(facts.topicId));
  const done =
    topic === undefined
      ? await add(call, text)
      : await change(call, {
          topic,
          to: isForm || text.includes(':') ? readTopic(text) : readTopic(`${topic.name}: ${text}`),
        });
  // What was not understood may be said once more.
  const isRefused = done.some((reaction) => reaction.kind === 'reply' && reaction.isRefusal === true);
  if (!isForm && !isRefused) await endDialogue(work.db, dialogueKey(call));
  return done;
}

async function list(call: Call, offset: number): Promise<ReturnType<typeof topicList>> {
  const { work, context, language } = call;
  const topics = await listTopics(work.db, context.forum.id);
  const counts = await countByTopic(work.db, context.forum.id);
  return topicList({ topics, counts, offset, mayChange: mayCurate(context.actor.roles) }, language);
}

async function ask(call: Call): Promise<readonly Reaction[]> {
  const { language, incoming } = call;
  // In a group nobody hears the words that would follow.
  if (incoming.chat.kind !== 'private')
    return replyHere(call, message({ summary: language.t('finding:topics.howTo') }));
  await expect(call, {});
  return replyHere(call, message({ summary: language.t('finding:topics.ask') }));
}

async function askChange(call: PressCall, topic: LibraryTopic): Promise<readonly Reaction[]> {
  if (call.incoming.chat.kind === 'private') await expect(call, { topicId: String(topic.id) });
  return replyHere(call, topicShown(topic, call.language));
}

function expect(call: Call, facts: Readonly<Record<string, string>>): Promise<void> {
  return saveDialogue(call.work.db, {
    key: dialogueKey(call),
    forumId: call.context.forum.id,
    dialogue: { command: 'pustaka', step: 'topik', facts },
    expiresAt: call.work.now + HOUR_MS,
  });
}

async function add(call: Call, text: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const checked = readTopic(text);
  if (!checked.ok) return refuse(call, checked.refusal);
  await lockLibrary(work.db, forumId);
  const kept = await listTopics(work.db, forumId);
  const same = topicNamed(checked.topic.name, kept);
  if (same !== undefined)
    return checked.topic.words === undefined
      ? refuse(call, { reason: 'topicThere', name: same.name })
      : change(call, { topic: same, to: withWordsOf(same, checked.topic) });
  if (kept.length >= TOPIC_LIMITS.topics)
    return refuse(call, { reason: 'topicsFull', most: TOPIC_LIMITS.topics });
  const topic = await addTopic(work.db, { ...checked.topic, forumId, now: work.now });
  await audit(call, { action: 'pustaka topik tambah', subject: topic.name });
  return replyHere(call, topicSaved({ topic, isNew: true }, language));
}

/** A topic that is added once more: what it was recognised by stays, and its new words come to it. */
function withWordsOf({ words: kept }: LibraryTopic, { name, words = [] }: TypedTopic): CheckedTopic {
  const known = new Set(words.map(topicKey));
  return checkTopic({ name, words: [...kept.filter((word) => !known.has(topicKey(word))), ...words] });
}

async function change(
  call: Call,
  { topic, to }: { readonly topic: LibraryTopic; readonly to: CheckedTopic },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  if (!to.ok) return refuse(call, to.refusal);
  const { name, words = topic.words } = to.topic;
  await lockLibrary(work.db, forumId);
  const other = topicNamed(name, await listTopics(work.db, forumId));
  if (other !== undefined && other.id !== topic.id)
    return refuse(call, { reason: 'topicThere', name: other.name });
  const changed = { id: topic.id, name, words };
  if (!(await changeTopic(work.db, { ...changed, forumId }))) return refuse(call, 'topicGone');
  if (topicKey(name) !== topicKey(topic.name)) await rereadTopic(work.db, { forumId, topicId: topic.id });
  await audit(call, { action: 'pustaka topik ubah', subject: name });
  return replyHere(call, topicSaved({ topic: changed, isNew: false }, language));
}

async function remove(call: Call, topic: LibraryTopic): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const isRemoved = await removeTopic(work.db, { forumId: context.forum.id, id: topic.id, now: work.now });
  if (!isRemoved) return refuse(call, 'topicGone');
  await audit(call, { action: 'pustaka topik hapus', subject: topic.name });
  return replyHere(call, topicRemoved(topic, language));
}

function audit(
  { work, context }: Call,
  fact: { readonly action: string; readonly subject: string },
): Promise<void> {
  return recordAudit(work.db, { context, at: work.now, ...fact });
}
