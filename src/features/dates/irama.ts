import { loadCalendar } from '../../calendar/holidays.ts';
import { SATURDAY, SUNDAY } from '../../calendar/working-days.ts';
import { prefixOf } from '../../i18n/chat-language.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Call } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { recordAudit } from '../audit/service.ts';
import { cadenceOf, setCadence } from '../forum/service.ts';
import type { ForumSetting } from '../forum/types.ts';
import { readCadence } from './cadence.rules.ts';
import { cadenceWords } from './words.ts';

/** `forum irama 2 bulan, Kamis ketiga`: shows or sets how often the forum meets, and on which day. */
export const cadenceSetting: ForumSetting = {
  word: 'irama',
  line: cadenceLine,
  run: async (call) => {
    const { work, context, language, incoming, argument } = call;
    const forumId = context.forum.id;
    if (argument === '') return replyHere(call, message({ summary: await cadenceLine(call) }));
    const cadence = readCadence(argument, await cadenceOf(work.db, forumId));
    const example = `${prefixOf(incoming.platform)}forum irama`;
    if (cadence === undefined) return refuse(call, { reason: 'wrongCadence', example });
    const { rest } = await loadCalendar(work.db, forumId);
    // A Sunday is never proposed; on Saturdays a forum may work.
    if (cadence.weekday === SUNDAY) return refuse(call, { reason: 'cadenceOnSunday', example });
    if (cadence.weekday === SATURDAY && rest.saturdays)
      return refuse(call, { reason: 'cadenceOnSaturday', example });
    await setCadence(work.db, { forumId, cadence });
    const subject = cadenceWords(cadence, language);
    await recordAudit(work.db, { context, at: work.now, action: 'forum irama', subject });
    const summary = language.t('dates:cadence.saved', { forum: context.forum.name, cadence: subject });
    const next = language.t('dates:cadence.next', { prefix: prefixOf(incoming.platform) });
    return replyHere(call, message({ summary, blocks: [paragraph(summary), paragraph(next)] }));
  },
};

async function cadenceLine({ work, context, language, incoming }: Call): Promise<string> {
  const { id, name: forum } = context.forum;
  const cadence = cadenceWords(await cadenceOf(work.db, id), language);
  return language.t('dates:cadence.shown', { forum, cadence, prefix: prefixOf(incoming.platform) });
}
