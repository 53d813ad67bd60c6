import type { Language } from '../../../i18n/index.ts';
import { markedName } from '../../../i18n/marked-name.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { UNDO_DAYS } from '../entering/admission.store.ts';

/** Tells inviter and secretariat who came in by an invitation as whom, and what to do when it was somebody else. */
export function invitationUsed(
  content: NoticeContent<'invitationUsed'>,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { facts, details } = content;
  const { admissionId } = facts;
  const summary = whoCameIn(content, language);
  const name = markedName(details.name, language);
  const merged = details.mergedName;
  const account = accountOf(facts, language);
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...(account === '' ? [] : [paragraph(account)]),
      ...(merged === undefined
        ? []
        : [paragraph(t('notices:invitationUsed.merged', { name, merged: markedName(merged, language) }))]),
      paragraph(
        admissionId === undefined
          ? t('notices:invitationUsed.ask', { name: details.name })
          : t('notices:invitationUsed.undo', { days: UNDO_DAYS }),
      ),
    ],
    buttons:
      admissionId === undefined
        ? []
        : [
            [
              {
                text: t('notices:buttons.undo'),
                action: encodeAction('anggota', 'pisah', admissionId),
                style: 'danger',
              },
            ],
          ],
  });
}

function whoCameIn({ facts, details }: NoticeContent<'invitationUsed'>, language: Language): string {
  const { t } = language;
  const { institution, capacity, role, invitationId: id } = facts;
  const name = markedName(details.name, language);
  const words = { id, name, platform: t(`joining:platform.${facts.platform}`) };
  if (role !== '') return t('notices:invitationUsed.role', { ...words, role: t(`members:role.${role}`) });
  return institution === ''
    ? t('notices:invitationUsed.account', words)
    : t('notices:invitationUsed.seat', {
        ...words,
        institution,
        capacity: t(`joining:capacity.${capacity}`),
      });
}

/** The account as its platform shows it; empty when it was forgotten. */
function accountOf(facts: NoticeContent<'invitationUsed'>['facts'], language: Language): string {
  const { platform, externalId = '', shownName = '', handle = '' } = facts;
  if (externalId === '') return '';
  const parts = [markedName(shownName, language), ...(handle === '' ? [] : [`@${handle}`]), externalId];
  return language.t('notices:joinRequest.account', {
    platform: language.t(`joining:platform.${platform}`),
    account: parts.filter((part) => part !== '').join(', '),
  });
}
