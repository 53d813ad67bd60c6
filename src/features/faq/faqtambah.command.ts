import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Command, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { MOST_FILE_BYTES } from '../files/rules.ts';
import { type Care, readCare } from './care/care.ts';
import { cleanCategory } from './category.ts';
import { addEntry } from './changes/change.service.ts';
import { changeReceipt } from './changes/change.words.ts';
import { keepForAnswer } from './files.service.ts';
import { LONGEST } from './limits.rules.ts';
import { readFaqLines } from './lines.ts';
import { listUnanswered } from './unanswered/unanswered.store.ts';

/** Adds a question with its answer, or answers one of those nobody could answer (`/faqtambah 12 jawaban`). */
export const faqtambah: Command = {
  name: 'faqtambah',
  aliases: [],
  handed: { maxBytes: MOST_FILE_BYTES, isWelcome: ({ context }) => mayUse('faqtambah', context.actor.roles) },
  run: async (call) => {
    const { lines } = readFaqLines(call.argument);
    const [, number, answer] = /^(\d{1,10})\s+([\s\S]+)$/.exec(call.argument) ?? [];
    if (number !== undefined && answer !== undefined)
      return answerKept(call, { id: readRowId(number) ?? 0, words: answer });
    const { question, answer: said, category = '' } = lines;
    if (!question || !said) return replyHere(call, message({ summary: call.language.t('faq:addHowTo') }));
    const read = await readCare(call, lines);
    if (!read.ok) return read.reactions;
    return add(call, { question, answer: said, category, care: read.care, questionIds: [] });
  },
};

async function answerKept(
  call: RunCall,
  { id, words }: { readonly id: number; readonly words: string },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const answer = readFaqLines(words).lines.answer ?? words;
  if (answer.length > LONGEST.answer) return refuse(call, 'faqTooLong');
  const [kept] = await listUnanswered(work.db, { forumId: context.forum.id, limit: 1, ids: [id] });
  if (kept === undefined) return refuse(call, { reason: 'noSuchQuestion', id });
  const question = kept.question.slice(0, LONGEST.question);
  return add(call, { question, answer, category: '', care: {}, questionIds: [id] });
}

async function add(
  call: RunCall,
  {
    questionIds,
    care,
    ...entry
  }: {
    readonly question: string;
    readonly answer: string;
    readonly category: string;
    readonly care: Care;
    readonly questionIds: readonly number[];
  },
): Promise<readonly Reaction[]> {
  if (entry.question.length > LONGEST.question || entry.answer.length > LONGEST.answer)
    return refuse(call, 'faqTooLong');
  const file = call.file && (await keepForAnswer(call, { file: call.file }));
  if (file?.ok === false) return refuse(call, file.refusal);
  const files = file === undefined ? {} : { fileIds: [file.id] };
  const row = { ...entry, ...care, ...files, category: cleanCategory(entry.category), wordings: [] };
  const added = await addEntry(call, { entry: row, action: 'faqtambah', questionIds });
  const { code } = added.entry;
  return replyHere(call, changeReceipt({ says: 'faq:added', code, ...added }, call.language));
}
