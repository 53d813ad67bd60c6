import type { Language } from '../../../i18n/index.ts';
import { markedName } from '../../../i18n/marked-name.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { KnownApplicant, NoticeContent } from '../../../notices/content.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

/** Asks the secretariat to decide about somebody who wants to act for an institution. */
export function joinRequest(content: NoticeContent<'joinRequest'>, language: Language): OutgoingMessage {
  const { t } = language;
  const { requestId, displayName, externalId, institution, capacity, holders, known } = content.details;
  const { remark, handle = '' } = content.facts;
  const platform = t(`joining:platform.${content.details.platform}`);
  const account = [...(handle === '' ? [] : [`@${handle}`]), externalId].join(', ');
  const line = t(`notices:joinRequest.${capacity}`, {
    ...{ name: markedName(displayName, language), platform, institution },
  });
  return message({
    summary: line,
    blocks: [
      { kind: 'title', text: t('notices:joinRequest.title') },
      paragraph(line),
      paragraph(t('notices:joinRequest.account', { platform, account })),
      ...(known === undefined ? [] : [paragraph(knownLine(known, language))]),
      ...(holders.length === 0
        ? []
        : [
            paragraph(
              t('notices:joinRequest.holders', {
                names: holders.map((name) => markedName(name, language)).join(', '),
              }),
            ),
          ]),
      ...(remark === '' ? [] : [paragraph(t('notices:joinRequest.remark', { remark }))]),
      paragraph(t('notices:joinRequest.ask')),
    ],
    buttons: [
      [
        {
          text: t('notices:buttons.approve'),
          action: encodeAction('anggota', 'setujui', requestId),
          style: 'primary',
        },
        {
          text: t('notices:buttons.refuse'),
          action: encodeAction('anggota', 'tolak', requestId),
          style: 'danger',
        },
        { text: t('notices:buttons.ask'), action: encodeAction('anggota', 'tanya', requestId) },
      ],
      [{ text: t('notices:buttons.block'), action: encodeAction('anggota', 'blokir', requestId) }],
    ],
  });
}

/** Whose the account is already, so that nobody is approved for somebody else's by mistake. */
function knownLine({ name, seats, roles }: KnownApplicant, language: Language): string {
  const { t } = language;
  const is = [
    ...seats.map(({ capacity, institution }) =>
      t('members:seat', { capacity: t(`members:capacity.${capacity}`), institution }),
    ),
    ...roles.map((role) => t(`members:role.${role}`)),
  ];
  return t('notices:joinRequest.known', { name: markedName(name, language), is: is.join(', ') });
}
