import { z } from 'zod';
import type { Language } from '../../../../i18n/index.ts';
import { markedName } from '../../../../i18n/marked-name.ts';
import { message, paragraph } from '../../../../i18n/message.ts';
import { mayUse } from '../../../../inbound/rights.ts';
import { GRANTED_ROLES } from '../../../../model/actor.ts';
import type { NoticeContent } from '../../../../notices/content.ts';
import type { NoticeKind } from '../../../../notices/kind.ts';
import { atOnce } from '../../../../notices/quiet.ts';
import { encodeAction } from '../../../../platform/action.ts';
import type { OutgoingMessage } from '../../../../platform/message.ts';
import { UNDO_DAYS } from '../admission.types.ts';
import { loadNames } from './store.ts';

const facts = z.object({
  invitationId: z.number(),
  personId: z.number(),
  platform: z.enum(['telegram', 'slack']),
  /** Short name; empty where it gave no seat. */
  institution: z.string(),
  capacity: z.enum(['holder', 'aide']),
  /** Empty where it gave none. */
  role: z.enum([...GRANTED_ROLES, '']),
  /** The account as its platform shows it. */
  externalId: z.string().optional(),
  shownName: z.string().optional(),
  handle: z.string().optional(),
  /** Undoes it. */
  admissionId: z.number().optional(),
  /** The record that went into theirs. */
  mergedId: z.number().optional(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly name: string;
  readonly mergedName?: string;
}

/** Somebody came in by an invitation: to whoever made it and the secretariat, with what to do when it was somebody else. */
export const invitationUsed: NoticeKind<Facts, Details> = {
  name: 'invitationUsed',
  facts,
  title: () => 'delivery:kinds.invitationUsed',
  mayRead: (roles) => mayUse('undang', roles),
  quietUntil: atOnce,
  details: async (db, { forumId, facts: { personId, mergedId } }) =>
    (await loadNames(db, { forumId, id: personId, mergedId })) ?? 'gone',
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
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

function whoCameIn({ facts, details }: NoticeContent<Facts, Details>, language: Language): string {
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
function accountOf(facts: Facts, language: Language): string {
  const { platform, externalId = '', shownName = '', handle = '' } = facts;
  if (externalId === '') return '';
  const parts = [markedName(shownName, language), ...(handle === '' ? [] : [`@${handle}`]), externalId];
  return language.t('notices:joinRequest.account', {
    platform: language.t(`joining:platform.${platform}`),
    account: parts.filter((part) => part !== '').join(', '),
  });
}
