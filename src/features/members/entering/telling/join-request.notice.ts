import { z } from 'zod';
import type { Language } from '../../../../i18n/index.ts';
import { markedName } from '../../../../i18n/marked-name.ts';
import { message, paragraph } from '../../../../i18n/message.ts';
import { mayUse } from '../../../../inbound/rights.ts';
import type { NoticeContent } from '../../../../notices/content.ts';
import type { NoticeKind } from '../../../../notices/kind.ts';
import { atOnce } from '../../../../notices/quiet.ts';
import { encodeAction } from '../../../../platform/action.ts';
import type { OutgoingMessage } from '../../../../platform/message.ts';
import type { JoinRequestDetails, KnownApplicant } from '../types.ts';
import { loadJoinRequest } from './store.ts';

const facts = z.object({
  requestId: z.number(),
  /** What they answered when asked back. */
  remark: z.string(),
  /** Short name of their account. */
  handle: z.string().optional(),
});

type Facts = z.infer<typeof facts>;

/** Somebody asks to act for an institution: to the secretariat, with buttons. */
export const joinRequest: NoticeKind<Facts, JoinRequestDetails> = {
  name: 'joinRequest',
  facts,
  title: () => 'delivery:kinds.joinRequest',
  mayRead: (roles) => mayUse('undang', roles),
  quietUntil: atOnce,
  details: async (db, { forumId, facts: { requestId }, now }) =>
    (await loadJoinRequest(db, { forumId, id: requestId, now })) ?? 'gone',
  words,
};

function words(content: NoticeContent<Facts, JoinRequestDetails>, language: Language): OutgoingMessage {
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
