import { message } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { removeEntry } from './changes/change.service.ts';
import { changeReceipt } from './changes/change.words.ts';

/** Takes an entry out of the FAQ. */
export const faqhapus: Command = {
  name: 'faqhapus',
  aliases: [],
  run: async (call) => {
    const { work, context, language, services } = call;
    const named = call.argument.trim();
    if (named === '') return replyHere(call, message({ summary: language.t('faq:removeHowTo') }));
    const known = await services.faq.find(work.db, { forumId: context.forum.id, code: named });
    const code = known?.code ?? named.toUpperCase();
    const removed = await removeEntry(call, { code, action: 'faqhapus' });
    if (removed === undefined) return refuse(call, { reason: 'noSuchFaq', code });
    return replyHere(call, changeReceipt({ says: 'faq:removed', code, ...removed }, language));
  },
};
