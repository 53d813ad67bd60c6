import { message, paragraph } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import type { PersonalData } from '../../personal-data/types.ts';
import { recordAudit } from '../audit/service.ts';
import { exportSubject, subjectOf } from './service.ts';

/** Gives everything stored about the one who asks, as a file, in private only. */
export const dataku = (kept: readonly PersonalData[]): Command => ({
  name: 'dataku',
  aliases: ['datasaya'],
  run: async (call) => {
    const { work, context, language, incoming } = call;
    if (incoming.chat.kind !== 'private') return refuse(call, 'onlyInPrivate');
    const { t } = language;
    const content = Buffer.from(await exportSubject(work, { kept, asked: subjectOf(call) }), 'utf8');
    // A stranger's request would leave a trace of somebody who has none.
    if (context.actor.personId !== undefined) {
      await recordAudit(work.db, { context, at: work.now, action: 'dataku', subject: '' });
    }
    const summary = t('privacy:data', { forum: context.forum.name });
    const files = [{ name: t('privacy:file'), mimeType: 'application/json', content }];
    return replyHere(
      call,
      message({ summary, blocks: [paragraph(summary), paragraph(t('privacy:dataNext'))], files }),
    );
  },
});
