import { prefixOf } from '../../../i18n/chat-language.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { dateWords } from '../../../language/dates/words.ts';
import { recordAudit } from '../../audit/service.ts';
import type { ForumSetting } from '../../forum/types.ts';
import { loadPlan, savePlan } from '../plan.store.ts';
import { readDigestSetting } from './digest.rules.ts';

/** `forum ringkasan Rabu 08.00`: shows or sets when the digest of the library comes, or turns it off. */
export const digestSetting: ForumSetting = {
  word: 'ringkasan',
  line: digestLine,
  run: async (call) => {
    const { work, context, language, incoming, argument } = call;
    const forumId = context.forum.id;
    if (argument === '') return replyHere(call, message({ summary: await digestLine(call) }));
    const { time } = await loadPlan(work.db, forumId);
    const read = readDigestSetting(argument, time);
    const example = `${prefixOf(incoming.platform)}forum ringkasan`;
    if (read === undefined) return refuse(call, { reason: 'wrongDigestTime', words: argument, example });
    const now = new Date(work.now);
    await savePlan(work.db, {
      ...{ forumId, digestOn: read.isOn, digestWeekday: read.weekday, digestClock: read.clock },
      ...{ digestChangedAt: now },
      // What came while it was off is no news any more.
      ...(read.isOn && !time.isOn ? { digestUntil: now } : {}),
    });
    const summary = await digestLine(call);
    await recordAudit(work.db, { context, at: work.now, action: 'forum ringkasan', subject: argument });
    const rest = language.t('news:digest.rest');
    return replyHere(call, message({ summary, blocks: [summary, rest].map((line) => paragraph(line)) }));
  },
};

async function digestLine({ work, context, language }: Call): Promise<string> {
  const { id, name: forum } = context.forum;
  const { time } = await loadPlan(work.db, id);
  const day = dateWords(language.locale).weekdays[time.weekday - 1] ?? '';
  const clock = time.clock.replace(':', '.');
  return language.t(time.isOn ? 'news:digest.on' : 'news:digest.off', { forum, day, clock });
}
