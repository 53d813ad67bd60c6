import type { Command, RunCall } from '../../inbound/command.ts';
import { replyPrivately, sayInPrivate } from '../../inbound/replies.ts';
import { listLedger, listTrouble } from '../../notices/ledger/ledger.store.ts';
import { type FoundMeeting, findOnlyMeeting } from '../meetings/which-meeting.service.ts';
import { deliveryLedger } from './ledger.words.ts';

const TROUBLE_SHOWN = 30;

/** Shows what was sent about a meeting, what waits and what did not arrive. */
export const pengiriman: Command = {
  name: 'pengiriman',
  aliases: [],
  onlyReads: true,
  run: async (call) => {
    const { work, context, language, incoming, services } = call;
    const found = await findLedgerMeeting(call);
    if (!found.ok) return found.reactions;
    const key = { forumId: context.forum.id, meetingId: found.meeting.id };
    const shown = deliveryLedger(
      {
        forum: context.forum,
        meeting: found.meeting,
        notices: await listLedger(work.db, key),
        kinds: services.notices,
        trouble: await listTrouble(work.db, { ...key, limit: TROUBLE_SHOWN, now: work.now }),
      },
      language,
    );
    const url = services.platforms.get(incoming.platform)?.privateChatUrl('mulai');
    return replyPrivately(shown, sayInPrivate(url, language));
  },
};

/** The meeting that is named; else the next one, an announced one before a cancelled one before a draft. */
async function findLedgerMeeting(call: RunCall): Promise<FoundMeeting> {
  const { argument } = call;
  if (argument !== '')
    return findOnlyMeeting(call, { words: argument, states: ['announced', 'cancelled', 'draft'] });
  const announced = await findOnlyMeeting(call, { words: '', states: ['announced'] });
  if (announced.ok) return announced;
  const cancelled = await findOnlyMeeting(call, { words: '', states: ['cancelled'] });
  return cancelled.ok ? cancelled : findOnlyMeeting(call, { words: '', states: ['draft'] });
}
