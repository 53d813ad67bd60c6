import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Command, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { cleanCategory } from './category.ts';
import { readFaqLines } from './lines.ts';
import { nextFaqCode, writeFaq } from './store.ts';
import { closeQuestion } from './unanswered.store.ts';

const LONGEST = { question: 300, answer: 3_000 } as const;

/** Adds a question with its answer, or answers one of those nobody could answer (`/faqtambah 12 jawaban`). */
export const faqtambah: Command = {
  name: 'faqtambah',
  aliases: [],
  run: async (call) => {
    const { lines } = readFaqLines(call.argument);
    const [, number, answer] = /^(\d{1,10})\s+([\s\S]+)$/.exec(call.argument) ?? [];
    if (number !== undefined && answer !== undefined)
      return answerKept(call, { id: readRowId(number) ?? 0, words: answer });
    if (!lines.question || !lines.answer)
      return replyHere(call, message({ summary: call.language.t('faq:addHowTo') }));
    return add(call, {
      question: lines.question,
      answer: lines.answer,
      category: lines.category ?? '',
    });
  },
};

async function answerKept(
  call: RunCall,
  { id, words }: { readonly id: number; readonly words: string },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const answer = readFaqLines(words).lines.answer ?? words;
  if (answer.length > LONGEST.answer) return refuse(call, 'faqTooLong');
  const question = await closeQuestion(work.db, { forumId: context.forum.id, id, now: work.now });
  if (question === undefined) return refuse(call, { reason: 'noSuchQuestion', id });
  return add(call, { question: question.slice(0, LONGEST.question), answer, category: '' });
}

async function add(
  call: RunCall,
  entry: { readonly question: string; readonly answer: string; readonly category: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  if (entry.question.length > LONGEST.question || entry.answer.length > LONGEST.answer)
    return refuse(call, 'faqTooLong');
  const category = cleanCategory(entry.category);
  const forumId = context.forum.id;
  const code = await nextFaqCode(work.db, forumId);
  const row = { ...entry, code, category, status: 'sekretariat', source: '-', wordings: [] };
  await writeFaq(work.db, { forumId, entries: [row], now: work.now });
  await recordAudit(work.db, { context, at: work.now, action: 'faqtambah', subject: code });
  return replyHere(call, message({ summary: language.t('faq:added', { code }) }));
}
