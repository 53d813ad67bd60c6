import { listLedger, listTrouble } from '../domain/notices/ledger/store.ts';
import { deliveryLedger } from '../messages/delivery-ledger.ts';
import { previewElsewhere } from '../messages/reminder-preview.ts';
import { findMeetingIn } from './args/meeting.ts';
import type { Command } from './command.ts';
import { replyPrivately } from './reply.ts';

const TROUBLE_SHOWN = 30;

/** Shows what was sent about a meeting, what waits and what did not arrive. */
export const pengiriman: Command = {
  name: 'pengiriman',
  aliases: [],
  run: async (call) => {
    const { work, context, language, incoming, services } = call;
    const found = await findMeetingIn(call, call.argument, ['announced']);
    if (!found.ok) return found.reactions;
    const key = { forumId: context.forum.id, meetingId: found.meeting.id };
    const shown = deliveryLedger(
      {
        forumName: context.forum.name,
        meeting: found.meeting,
        notices: await listLedger(work.db, key),
        trouble: await listTrouble(work.db, { ...key, limit: TROUBLE_SHOWN }),
      },
      language,
    );
    const url = services.platforms.get(incoming.platform)?.privateChatUrl('mulai');
    return replyPrivately(shown, previewElsewhere(url, language));
  },
};
