import { message } from '../../../i18n/message.ts';
import type { Command } from '../../../inbound/command.ts';
import { refuse, replyPrivately } from '../../../inbound/replies.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import { countUnanswered } from '../unanswered/unanswered.store.ts';
import { figuresOf } from './stat.rules.ts';
import { statistics } from './stat.words.ts';
import { dayOf, listTallies } from './tally.store.ts';

const USUAL_DAYS = 30;
const MOST_DAYS = 366;

/** Shows what is asked, what fails, and which entries nobody needed, over the last days. */
export const faqstat: Command = {
  name: 'faqstat',
  aliases: [],
  onlyReads: true,
  run: async (call) => {
    const { work, context, language, services } = call;
    const [written] = call.argument.split(/\s+/);
    const days = written ? Number(/^\d{1,3}$/.exec(written)?.[0] ?? 0) : USUAL_DAYS;
    if (days < 1 || days > MOST_DAYS) return refuse(call, 'wrongStatDays');
    const { id: forumId, timeZone } = context.forum;
    const sinceDay = dayOf(work.now - (days - 1) * DAY_MS, timeZone);
    const tallies = await listTallies(work.db, { forumId, sinceDay });
    const figures = figuresOf(await services.faq.list(work.db, forumId), tallies);
    const open = await countUnanswered(work.db, forumId);
    return replyPrivately(
      statistics({ figures, days, open }, language),
      message({ summary: language.t('faq:elsewhere') }),
    );
  },
};
