import { z } from 'zod';
import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { dialogueKey, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { insertProposal } from '../../../inbound/proposals.store.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { questionIn } from '../../../language/questions.ts';
import { normalise } from '../../../language/text/index.ts';
import { DAY_MS, HOUR_MS } from '../../../lib/clock.ts';
import type { FaqEntry } from '../../../model/faq.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { changeEntry, rememberChange } from '../changes/change.service.ts';
import { changeReceipt } from '../changes/change.words.ts';
import { LONGEST } from '../limits.rules.ts';
import { groupAlike } from './likeness.rules.ts';
import { type Done, groupCard, otherForm, unansweredList } from './triage.words.ts';
import { closeQuestions, countUnanswered, listUnanswered } from './unanswered.store.ts';
import type { UnansweredQuestion } from './unanswered.types.ts';

/** Questions that are put into groups, and groups that are shown at a time. */
const MOST_QUESTIONS = 200;
const MOST_GROUPS = 8;
/** Entries whose words tell what stands everywhere. */
const MOST_KNOWN = 100;
/** Entries that a group may belong to. */
const MOST_NEAREST = 3;
/** Kind of the proposal that the questions of a group are kept as. */
const GROUP = 'faqGroup';

/** For a press that came too late. */
export const GONE = { says: 'faq:unansweredGone', code: '' } as const satisfies Done;

const groupFacts = z.object({ ids: z.array(z.number()) });

/** The questions in groups, under what was done just now. */
export async function overview(call: Call, done?: Done): Promise<OutgoingMessage> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const groups = await groupsOf(call);
  const total = await countUnanswered(work.db, forumId);
  const asked = groups
    .map((members) => ({ members, times: members.reduce((sum, one) => sum + one.timesAsked, 0) }))
    .toSorted((left, right) => right.times - left.times);
  return unansweredList({ groups: asked.slice(0, MOST_GROUPS), total, done }, language);
}

/** The open questions, those together that seem to ask the same. */
async function groupsOf({
  work,
  context,
  services,
}: Call): Promise<readonly (readonly UnansweredQuestion[])[]> {
  const forumId = context.forum.id;
  const entries = await services.faq.list(work.db, forumId);
  const known = entries.slice(0, MOST_KNOWN).flatMap(({ question, answer }) => [question, answer]);
  return groupAlike(await listUnanswered(work.db, { forumId, limit: MOST_QUESTIONS }), known);
}

/**
 * A group with the entries that it may belong to; what is shown is what a press is about, whoever asks meanwhile.
 * @param isAlone takes the one question out of its group
 */
export async function showGroup(
  call: Call,
  { id, isAlone }: { readonly id: number; readonly isAlone: boolean },
): Promise<readonly Reaction[]> {
  const { work, context, language, services } = call;
  const forumId = context.forum.id;
  const group = (await groupsOf(call)).find((members) => members.some((one) => one.id === id));
  const members = isAlone ? group?.filter((one) => one.id === id) : group;
  const [first] = members ?? [];
  if (members === undefined || first === undefined) return gone(call);
  const found = await services.faq.ask(work.db, { forumId, text: questionIn(first.question) });
  const wrong = new Set(members.map(({ wrongCode }) => wrongCode));
  const nearest = [...found.entries, ...found.nearest].filter(({ code }) => !wrong.has(code));
  const groupId = await keepGroup(
    call,
    members.map((one) => one.id),
  );
  const facts = { groupId, members, nearest: nearest.slice(0, MOST_NEAREST) };
  return [{ kind: 'replace', message: groupCard(facts, language) }];
}

/** Asks which other entry a group belongs to, by its code or in words. */
export async function askOther(call: Call, id: number): Promise<readonly Reaction[]> {
  const members = await takeGroup(call, id);
  if (members === undefined) return gone(call);
  const { work, context, language, limits } = call;
  const groupId = await keepGroup(
    call,
    members.map((one) => one.id),
  );
  if (limits.hasForms) return [{ kind: 'form', form: otherForm(groupId, language) }];
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'takterjawab', step: 'cari', facts: { group: String(groupId) } },
    expiresAt: work.now + HOUR_MS,
  });
  return replyHere(call, message({ summary: language.t('faq:group.askOther') }));
}

/** Shows the group anew, with the entries that a code or words name. */
export async function showOther(
  call: Call,
  { id, words }: { readonly id: number; readonly words: string },
): Promise<readonly Reaction[]> {
  const members = await takeGroup(call, id);
  if (members === undefined) return replyHere(call, await overview(call, GONE));
  const { work, context, language, services } = call;
  const forumId = context.forum.id;
  const named = await services.faq.find(work.db, { forumId, code: words.trim() });
  const found = named ?? (await services.faq.ask(work.db, { forumId, text: words }));
  const nearest = 'code' in found ? [found] : [...found.entries, ...found.nearest];
  const groupId = await keepGroup(
    call,
    members.map((one) => one.id),
  );
  const facts = { groupId, members, nearest: nearest.slice(0, MOST_NEAREST) };
  return replyHere(call, groupCard(facts, language));
}

/** Keeps which questions are meant; gives the id that a button names. */
export function keepGroup({ work, context }: Call, ids: readonly number[]): Promise<number> {
  return insertProposal(work.db, {
    ...{ forumId: context.forum.id, kind: GROUP, facts: { ids: [...ids] } },
    ...{ createdById: context.actor.personId, now: work.now, expiresAt: work.now + DAY_MS },
  });
}

/** Takes a group, once, with those of its questions that are still open; undefined where none is. */
export async function takeGroup(
  call: Call,
  id: number,
): Promise<readonly [UnansweredQuestion, ...UnansweredQuestion[]] | undefined> {
  const taken = await takeProposed(call, { id, kind: GROUP, as: 'done' });
  const facts = groupFacts.safeParse(taken?.facts);
  if (!facts.success) return undefined;
  const { ids } = facts.data;
  const forumId = call.context.forum.id;
  const [first, ...others] = await listUnanswered(call.work.db, { forumId, limit: ids.length, ids });
  return first === undefined ? undefined : [first, ...others];
}

/** The questions of a group become wordings of an entry. */
export async function sameAs(
  call: Call,
  { id, code }: { readonly id: number; readonly code: string },
): Promise<readonly Reaction[]> {
  const members = await takeGroup(call, id);
  if (members === undefined) return gone(call);
  const changed = await changeEntry(call, {
    code,
    action: 'takterjawab',
    edit: (entry) => ({ ...entry, wordings: withWordings(entry, members) }),
    questionIds: members.map((one) => one.id),
  });
  if (changed === undefined) return refuse(call, { reason: 'noSuchFaq', code });
  return listAgain(call, { says: 'faq:wordingAdded', code, changeId: changed.changeId });
}

/** An entry's wordings with those of questions, each once however it is spelt. */
export function withWordings(
  { question, wordings }: Pick<FaqEntry, 'question' | 'wordings'>,
  members: readonly Pick<UnansweredQuestion, 'question'>[],
): readonly string[] {
  const known = new Set([question, ...wordings].map(normalise));
  const more: string[] = [];
  for (const asked of members) {
    const wording = questionIn(asked.question).slice(0, LONGEST.question).trim();
    if (wording === '' || known.has(normalise(wording))) continue;
    known.add(normalise(wording));
    more.push(wording);
  }
  return [...wordings, ...more];
}

/** Closes a group without an answer. */
export async function closeGroup(call: Call, id: number): Promise<readonly Reaction[]> {
  const members = await takeGroup(call, id);
  if (members === undefined) return gone(call);
  const changeId = await close(call, members);
  return listAgain(call, { says: 'faq:unansweredClosed', code: String(members.length), changeId });
}

/** Closes one question by its number; undefined where there is no such open one. */
export async function closeOne(call: Call, id: number): Promise<OutgoingMessage | undefined> {
  const { work, context, language } = call;
  const [open] = await listUnanswered(work.db, { forumId: context.forum.id, limit: 1, ids: [id] });
  if (open === undefined) return undefined;
  const changeId = await close(call, [open]);
  const { question } = open;
  const receipt = changeReceipt({ says: 'faq:unansweredClosed', code: '1', changeId }, language);
  const { summary } = message({ summary: language.t('faq:closed', { question }) });
  return message({ summary, buttons: receipt.buttons });
}

async function close(call: Call, members: readonly UnansweredQuestion[]): Promise<number> {
  const { work, context } = call;
  const questionIds = members.map((one) => one.id);
  await closeQuestions(work.db, { forumId: context.forum.id, ids: questionIds, now: work.now });
  const subject = questionIds
    .map((id) => `[${id}]`)
    .join(' ')
    .slice(0, 60);
  return rememberChange(call, { action: 'takterjawab tutup', subject, parts: [], questionIds });
}

/** Goes back to the list, with what was done. */
export async function listAgain(call: Call, done: Done): Promise<readonly Reaction[]> {
  return [{ kind: 'replace', message: await overview(call, done) }];
}

/** What a button was about was decided by somebody else meanwhile. */
export function gone(call: Call): Promise<readonly Reaction[]> {
  return listAgain(call, GONE);
}
