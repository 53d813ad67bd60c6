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
import { loadName } from './store.ts';

const facts = z.object({
  invitationId: z.number(),
  /** Who that somebody is here. */
  personId: z.number(),
  platform: z.enum(['telegram', 'slack']),
  /** The record that it is for, where it names one. */
  ownerId: z.number().optional(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly name: string;
}

/** Somebody who is somebody else here opened an invitation, and nothing came of it: to whoever made it and the secretariat. */
export const invitationRefused: NoticeKind<Facts, Details> = {
  name: 'invitationRefused',
  facts,
  title: () => 'delivery:kinds.invitationRefused',
  mayRead: (roles) => mayUse('undang', roles),
  quietUntil: atOnce,
  details: async (db, { forumId, facts: { personId } }) => {
    const name = await loadName(db, { forumId, id: personId });
    return name === undefined ? 'gone' : { name };
  },
  words,
};

function words({ facts, details }: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
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
