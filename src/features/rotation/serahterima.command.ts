import { message, paragraph } from '../../i18n/message.ts';
import { findInstitution } from '../../inbound/args/institution.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyToAll } from '../../inbound/replies.ts';
import { formatDate } from '../../language/dates/format.ts';
import { recordAudit } from '../audit/service.ts';
import { handOver } from './service.ts';

/** Hands the gunungan to the next host. */
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
    const name = found.value.shortName;
    const handover = await handOver(work, { forumId: context.forum.id, institutionId: found.value.id });
    if (!handover.ok) return refuse(call, { reason: handover.reason, name });
    await recordAudit(work.db, { context, at: work.now, action: 'serahterima', subject: found.value.code });
    const { from, meeting } = handover.value;
    const summary =
      from === undefined
        ? language.t('rotation:handedOver', { name })
        : language.t('rotation:handedOverFrom', { from: from.shortName, name });
    const date =
      meeting === undefined
        ? ''
        : formatDate(meeting.startsAt, { zone: meeting.timeZone, locale: language.locale });
    const next =
      meeting === undefined
        ? []
        : [paragraph(language.t('rotation:handedOverMeeting', { name, number: meeting.number, date }))];
    return replyToAll(message({ summary, blocks: [paragraph({ bold: summary }), ...next] }));
  },
};
