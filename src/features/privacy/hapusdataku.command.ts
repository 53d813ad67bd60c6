import { message } from '../../i18n/message.ts';
import type { Command, PressCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import type { PersonalData } from '../../personal-data/types.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { forgetSubject, subjectOf } from './service.ts';

/** Erases what identifies the one who asks, after a press of their own. */
export const hapusdataku = (kept: readonly PersonalData[]): Command => ({
  name: 'hapusdataku',
  aliases: ['lupakan'],
  run: async (call) => {
    const { context, incoming, language } = call;
    if (incoming.chat.kind !== 'private') return refuse(call, 'onlyInPrivate');
    const { t } = language;
    const summary = t('privacy:eraseAsk', { forum: context.forum.name });
    const { id } = incoming.sender;
    const buttons = [
      [
        { text: t('privacy:erase'), action: encodeAction('hapusdataku', 'ya', id), style: 'danger' as const },
        { text: t('privacy:cancel'), action: encodeAction('hapusdataku', 'tidak', id) },
      ],
    ];
    return replyHere(call, message({ summary, buttons }));
  },
  press: (call) => erase(call, kept),
});

async function erase(call: PressCall, kept: readonly PersonalData[]): Promise<readonly Reaction[]> {
  const { work, context, incoming, language, parameters } = call;
  const [answer, owner] = parameters;
  if (owner !== incoming.sender.id) return refuse(call, 'notYourButton');
  if (answer !== 'ya') {
    return [{ kind: 'replace', message: message({ summary: language.t('privacy:cancelled') }) }];
  }
  const forgotten = await forgetSubject(work, { kept, asked: subjectOf(call) });
  if (!forgotten.ok) return refuse(call, forgotten.reason);
  if (context.actor.personId !== undefined) {
    await recordAudit(work.db, { context, at: work.now, action: 'hapusdataku', subject: '' });
  }
  const summary = language.t('privacy:erased', { forum: context.forum.name });
  return [{ kind: 'replace', message: message({ summary }) }];
}
