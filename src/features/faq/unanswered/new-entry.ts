import { z } from 'zod';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, ContinueCall, SubmitCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { insertProposal } from '../../../inbound/proposals.store.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { hasWords, refuse, replyHere } from '../../../inbound/replies.ts';
import { questionIn } from '../../../language/questions.ts';
import { DAY_MS, HOUR_MS } from '../../../lib/clock.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { cleanCategory } from '../category.ts';
import { addEntry } from '../changes/change.service.ts';
import { LONGEST } from '../limits.rules.ts';
import { answerForm, askAnswer, askQuestion, entryPreview } from './new-entry.words.ts';
import { GONE, gone, keepGroup, listAgain, overview, takeGroup, withWordings } from './triage.ts';
import { listUnanswered } from './unanswered.store.ts';

/** Kind of the proposal that an entry is kept as while it is looked at. */
const ENTRY = 'faqEntry';

const entryFacts = z.object({
  question: z.string(),
  answer: z.string(),
  category: z.string(),
  /** The questions that it answers. */
  ids: z.array(z.number()),
});

type EntryFacts = z.infer<typeof entryFacts>;

/** Asks for the answer to a group of questions, by a form where there are forms. */
export async function askForAnswer(call: Call, id: number): Promise<readonly Reaction[]> {
  const members = await takeGroup(call, id);
  if (members === undefined) return gone(call);
  const { work, context, language, limits } = call;
  const groupId = await keepGroup(
    call,
    members.map((one) => one.id),
  );
  const question = questionIn(members[0].question).slice(0, LONGEST.question);
  if (limits.hasForms)
    return [
      {
        kind: 'form',
        form: answerForm({ of: 'grup', id: groupId, question, answer: '', category: '' }, language),
      },
    ];
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'takterjawab', step: 'jawaban', facts: { group: String(groupId), question } },
    expiresAt: work.now + HOUR_MS,
  });
  return replyHere(call, askAnswer(question, language));
}

/** Goes on with the answer, or with the question in other words. */
export async function continueEntry(call: ContinueCall): Promise<readonly Reaction[]> {
  const { argument, step, facts } = call;
  if (!hasWords(argument)) return refuse(call, 'missingAnswer');
  const isAnswer = step === 'jawaban';
  if (argument.length > (isAnswer ? LONGEST.answer : LONGEST.question)) return refuse(call, 'faqTooLong');
  await endDialogue(call.work.db, dialogueKey(call));
  if (!isAnswer) {
    const entry = await takeEntry(call, { id: readRowId(facts.entry) ?? 0 });
    return entry === undefined ? replyGone(call) : preview(call, { ...entry, question: argument });
  }
  const members = await takeGroup(call, readRowId(facts.group) ?? 0);
  if (members === undefined) return replyGone(call);
  const ids = members.map((one) => one.id);
  return preview(call, { question: facts.question ?? '', answer: argument, category: '', ids });
}

/** Goes on with the filled form, of a group or of an entry that was looked at. */
export async function submitEntry(call: SubmitCall): Promise<readonly Reaction[]> {
  const { values, language, parameters } = call;
  const answer = (values.answer ?? '').trim();
  const question = (values.question ?? '').trim();
  const errors = {
    ...(!hasWords(question) && { question: language.t('refusals:missingQuestion') }),
    ...(!hasWords(answer) && { answer: language.t('refusals:missingAnswer') }),
    ...(question.length > LONGEST.question && { question: language.t('refusals:faqTooLong') }),
    ...(answer.length > LONGEST.answer && { answer: language.t('refusals:faqTooLong') }),
  };
  if (Object.keys(errors).length > 0) return [{ kind: 'form-errors', errors }];
  const [of, written] = parameters;
  const id = readRowId(written) ?? 0;
  const ids =
    of === 'entri' ? (await takeEntry(call, { id }))?.ids : (await takeGroup(call, id))?.map((one) => one.id);
  if (ids === undefined) return replyGone(call);
  return preview(call, { question, answer, category: values.category ?? '', ids });
}

/** Shows the entry as it would be, with what can still be changed of it. */
async function preview(call: Call, facts: EntryFacts): Promise<readonly Reaction[]> {
  return replyHere(call, (await keepEntry(call, facts)).shown);
}

async function keepEntry(
  call: Call,
  facts: EntryFacts,
): Promise<{ readonly entryId: number; readonly shown: OutgoingMessage }> {
  const { work, context, language, services, incoming } = call;
  const forumId = context.forum.id;
  const category = cleanCategory(facts.category);
  const entryId = await insertProposal(work.db, {
    ...{ forumId, kind: ENTRY, facts: { ...facts, category } },
    ...{ createdById: context.actor.personId, now: work.now, expiresAt: work.now + DAY_MS },
  });
  const all = await services.faq.list(work.db, forumId);
  const topics = [...new Map(all.map((entry) => [entry.category, entry.code]))].filter(
    ([name]) => name !== category,
  );
  const { platform } = incoming;
  return { entryId, shown: entryPreview({ ...facts, category, entryId, topics, platform }, language) };
}

async function takeEntry(
  call: Call,
  { id, as = 'dropped' }: { readonly id: number; readonly as?: 'done' | 'dropped' },
): Promise<EntryFacts | undefined> {
  const taken = await takeProposed(call, { id, kind: ENTRY, as });
  const facts = entryFacts.safeParse(taken?.facts);
  return facts.success ? facts.data : undefined;
}

/** Keeps the entry that was looked at; its questions are answered from now on. */
export async function saveEntry(call: Call, id: number): Promise<readonly Reaction[]> {
  const facts = await takeEntry(call, { id, as: 'done' });
  if (facts === undefined) return gone(call);
  const { question, answer, category, ids } = facts;
  const forumId = call.context.forum.id;
  const members = await listUnanswered(call.work.db, { forumId, limit: ids.length, ids });
  const wordings = withWordings({ question, wordings: [] }, members);
  const added = await addEntry(call, {
    entry: { question, answer, category, wordings },
    action: 'faqtambah',
    questionIds: members.map((one) => one.id),
  });
  return listAgain(call, { says: 'faq:added', code: added.entry.code, changeId: added.changeId });
}

/** Asks for the question in other words; a form asks for everything once more. */
export async function rewriteQuestion(call: Call, id: number): Promise<readonly Reaction[]> {
  const facts = await takeEntry(call, { id });
  if (facts === undefined) return gone(call);
  const { work, context, language, limits } = call;
  const { entryId, shown } = await keepEntry(call, facts);
  if (limits.hasForms)
    return [
      { kind: 'replace', message: shown },
      { kind: 'form', form: answerForm({ of: 'entri', id: entryId, ...facts }, language) },
    ];
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'takterjawab', step: 'pertanyaan', facts: { entry: String(entryId) } },
    expiresAt: work.now + HOUR_MS,
  });
  return [{ kind: 'replace', message: shown }, ...replyHere(call, askQuestion(facts.question, language))];
}

/** Puts the entry under the topic of another one. */
export async function chooseTopic(
  call: Call,
  { id, code }: { readonly id: number; readonly code: string },
): Promise<readonly Reaction[]> {
  const { services, work, context } = call;
  const other = await services.faq.find(work.db, { forumId: context.forum.id, code });
  const facts = await takeEntry(call, { id });
  if (facts === undefined) return gone(call);
  const category = other?.category ?? facts.category;
  return [{ kind: 'replace', message: (await keepEntry(call, { ...facts, category })).shown }];
}

/** Lets go of the entry; its questions stay open. */
export async function dropEntry(call: Call, id: number): Promise<readonly Reaction[]> {
  await takeEntry(call, { id });
  return [{ kind: 'replace', message: await overview(call) }];
}

async function replyGone(call: Call): Promise<readonly Reaction[]> {
  return replyHere(call, await overview(call, GONE));
}
