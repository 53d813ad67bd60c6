import type { Language } from '../../../i18n/index.ts';
import { markedName } from '../../../i18n/marked-name.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

/** Tells inviter and secretariat that an invitation came into the hands of somebody who is somebody else here. */
export function invitationRefused(
  { facts, details }: NoticeContent<'invitationRefused'>,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { invitationId: id, platform, personId: takenId, ownerId } = facts;
  const words = { id, name: markedName(details.name, language), platform: t(`joining:platform.${platform}`) };
  const summary = t('notices:invitationRefused.body', words);
  return message({
    summary,
    blocks: [
      paragraph(summary),
      paragraph(t('notices:invitationRefused.ask')),
      ...(ownerId === undefined
        ? []
        : [paragraph(t('notices:invitationRefused.same', { ownerId, takenId }))]),
    ],
    buttons: [
      [{ text: t('joining:invitation.revokeOf', { id }), action: encodeAction('undang', 'batal', id) }],
    ],
  });
}
