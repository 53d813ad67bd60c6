import { message } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { recordAudit } from '../audit/service.ts';
import { removeFaq } from './store.ts';

/** Takes an entry out of the FAQ. */
export const faqhapus: Command = {
  name: 'faqhapus',
  aliases: [],
  run: async (call) => {
    const { work, context, language, services } = call;
    const named = call.argument.trim();
    if (named === '') return replyHere(call, message({ summary: language.t('faq:removeHowTo') }));
    const forumId = context.forum.id;
    const code = (await services.faq.find(work.db, { forumId, code: named }))?.code ?? named.toUpperCase();
    if (!(await removeFaq(work.db, { forumId, code, now: work.now })))
      return refuse(call, { reason: 'noSuchFaq', code });
    await recordAudit(work.db, { context, at: work.now, action: 'faqhapus', subject: code });
    return replyHere(call, message({ summary: language.t('faq:removed', { code }) }));
  },
};
