import type { Language } from '../../../i18n/index.ts';
import { markedName } from '../../../i18n/marked-name.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { UNDO_DAYS } from './admission.store.ts';

/** Tells the secretariat, or those whom it concerns, that two records became one. */
export function recordsMerged(
  { facts, details, forum }: NoticeContent<'recordsMerged'>,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { isOwn, admissionId } = facts;
  const name = markedName(details.name, language);
  const merged = markedName(details.mergedName ?? '–', language);
  const summary = t('notices:recordsMerged.body', { name, merged, forum: forum.name });
  if (isOwn)
    return message({ summary, blocks: [paragraph(summary), paragraph(t('notices:accountLinked.ask'))] });
  const undo = encodeAction('anggota', 'pisah', admissionId);
  return message({
    summary,
    blocks: [paragraph(summary), paragraph(t('notices:invitationUsed.undo', { days: UNDO_DAYS }))],
    buttons: [[{ text: t('notices:buttons.undo'), action: undo, style: 'danger' }]],
  });
}
