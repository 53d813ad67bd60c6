import { findInstitution } from '../../inbound/args/institution.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyToAll } from '../../inbound/replies.ts';
import { recordAudit } from '../audit/service.ts';
import { handedOver } from './handover.notice.ts';
import { handOver } from './service.ts';

/** Hands the gunungan to the next host, and tells every bound chat. */
export const serahterima: Command = {
  name: 'serahterima',
  aliases: [],
  run: async (call) => {
    const { context, work, language } = call;
    if (call.argument === '')
      return refuse(call, {
        reason: 'missingInstitution',
        example: language.t('commands:example.serahterima'),
      });
    const found = await findInstitution(call, call.argument);
    if (!found.ok) return found.reactions;
    const { forum, chat } = context;
    const { id: institutionId, shortName: to, code } = found.value;
    const saidIn = chat.isBound ? chat.rowId : undefined;
    const handover = await handOver(work, { forumId: forum.id, institutionId, saidIn });
    if (!handover.ok) return refuse(call, { reason: handover.reason, name: to });
    await recordAudit(work.db, { context, at: work.now, action: 'serahterima', subject: code });
    const { from, meeting } = handover.value;
    return replyToAll(handedOver({ forum: forum.name, from: from?.shortName, to, meeting }, language));
  },
};
