import { message } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import type { FaqEntry } from '../../model/faq.ts';
import { cleanCategory } from './category.ts';
import { changeEntry } from './changes/change.service.ts';
import { changeReceipt } from './changes/change.words.ts';
import { LONGEST } from './limits.rules.ts';
import { type FaqLine, readFaqLines } from './lines.ts';

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
    const known = await services.faq.find(work.db, { forumId: context.forum.id, code: named });
    if (known === undefined) return refuse(call, { reason: 'noSuchFaq', code: named.toUpperCase() });
    const { code } = known;
    const after = withLines(known, lines);
    if (after.question.length > LONGEST.question || after.answer.length > LONGEST.answer)
      return refuse(call, 'faqTooLong');
    if (after.question === '' || after.answer === '')
      return replyHere(call, message({ summary: language.t('faq:changeHowTo') }));
    const edit = (entry: FaqEntry): FaqEntry => withLines(entry, lines);
    const changed = await changeEntry(call, { code, action: 'faqubah', edit });
    if (changed === undefined) return refuse(call, { reason: 'noSuchFaq', code });
    const says = lines.wording ? 'faq:wordingAdded' : 'faq:changed';
    return replyHere(call, changeReceipt({ says, code, ...changed }, language));
  },
};

function withLines(entry: FaqEntry, lines: Readonly<Partial<Record<FaqLine, string>>>): FaqEntry {
  const { wording, ...changed } = lines;
  const wordings = wording
    ? [...new Set([...entry.wordings, wording.slice(0, LONGEST.question)])]
    : entry.wordings;
  return { ...entry, ...changed, category: cleanCategory(changed.category ?? entry.category), wordings };
}
