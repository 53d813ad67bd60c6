import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Command } from '../../../inbound/command.ts';
import { refuse, replyHere, replyPrivately } from '../../../inbound/replies.ts';
import { unansweredList } from '../words.ts';
import { closeQuestions, listUnanswered } from './unanswered.store.ts';

const MOST_QUESTIONS = 20;

/** Lists the questions nobody could answer; `tutup 12` closes one. */
export const takterjawab: Command = {
  name: 'takterjawab',
  aliases: [],
  run: async (call) => {
    const { work, context, language } = call;
    const forumId = context.forum.id;
    const [, number] = /^tutup\s+(\d{1,10})$/i.exec(call.argument) ?? [];
    if (number !== undefined) {
      const ids = [readRowId(number) ?? 0];
      const [open] = await listUnanswered(work.db, { forumId, limit: 1, ids });
      if (open === undefined) return refuse(call, { reason: 'noSuchQuestion', id: number });
      await closeQuestions(work.db, { forumId, ids, now: work.now });
      return replyHere(call, message({ summary: language.t('faq:closed', { question: open.question }) }));
    }
    const questions = await listUnanswered(work.db, { forumId, limit: MOST_QUESTIONS });
    return replyPrivately(
      unansweredList(questions, language),
      message({ summary: language.t('faq:unansweredPrivate') }),
    );
  },
};
