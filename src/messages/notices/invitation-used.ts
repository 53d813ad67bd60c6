import type { NoticeContent } from '../../domain/notices/content.ts';
import type { Language } from '../../i18n/index.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { message, paragraph } from '../build.ts';
import { markedName } from '../marked-name.ts';

/** Tells inviter and secretariat who came in by an invitation, and what to do when it was somebody else. */
export function invitationUsed(
  { facts, details }: NoticeContent<'invitationUsed'>,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { name } = details;
  const { institution, capacity, role, invitationId: id } = facts;
  const words = { id, name: markedName(name, language), platform: t(`joining:platform.${facts.platform}`) };
  const line =
    role !== ''
      ? t('notices:invitationUsed.role', { ...words, role: t(`members:role.${role}`) })
      : institution === ''
        ? t('notices:invitationUsed.account', words)
        : t('notices:invitationUsed.seat', {
            ...words,
            institution,
            capacity: t(`joining:capacity.${capacity}`),
          });
  return message({
    summary: line,
    blocks: [paragraph(line), paragraph(t('notices:invitationUsed.ask', { name }))],
  });
}
