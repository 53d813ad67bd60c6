import { message } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { recordAudit } from '../audit/service.ts';
import { cleanCategory } from './category.ts';
import { readFaqLines } from './lines.ts';
import { writeFaq } from './store.ts';

/** Changes lines of an entry, or adds another wording of its question. */
export const faqubah: Command = {
  name: 'faqubah',
  aliases: [],
  run: async (call) => {
    const { work, context, language, services } = call;
    const { lines, before } = readFaqLines(call.argument);
    const named = before.split(/\s+/)[0] ?? '';
    if (named === '' || Object.keys(lines).length === 0)
      return replyHere(call, message({ summary: language.t('faq:changeHowTo') }));
    const forumId = context.forum.id;
    const entry = await services.faq.find(work.db, { forumId, code: named });
    if (entry === undefined) return refuse(call, { reason: 'noSuchFaq', code: named.toUpperCase() });
    const { code } = entry;
    const { wording, ...changed } = lines;
    const wordings = wording ? [...new Set([...entry.wordings, wording.slice(0, 300)])] : entry.wordings;
    const after = {
      ...entry,
      ...changed,
      category: cleanCategory(changed.category ?? entry.category),
      wordings,
    };
    if (after.question.length > 300 || after.answer.length > 3_000) return refuse(call, 'faqTooLong');
    if (after.question === '' || after.answer === '')
      return replyHere(call, message({ summary: language.t('faq:changeHowTo') }));
    await writeFaq(work.db, { forumId, entries: [after], now: work.now });
    await recordAudit(work.db, { context, at: work.now, action: 'faqubah', subject: code });
    return replyHere(
      call,
      message({ summary: language.t(wording ? 'faq:wordingAdded' : 'faq:changed', { code }) }),
    );
  },
};
