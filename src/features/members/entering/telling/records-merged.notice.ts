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
import { UNDO_DAYS } from '../admission.types.ts';
import { loadNames } from './store.ts';

const facts = z.object({
  admissionId: z.number(),
  personId: z.number(),
  mergedId: z.number(),
  isOwn: z.boolean(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly name: string;
  readonly mergedName?: string;
}

/** Two records became one: to the secretariat, with a button that undoes it, and to the accounts of both. */
export const recordsMerged: NoticeKind<Facts, Details> = {
  name: 'recordsMerged',
  facts,
  title: () => 'delivery:kinds.recordsMerged',
  mayRead: (roles) => mayUse('undang', roles),
  quietUntil: atOnce,
  details: async (db, { forumId, facts: { personId, mergedId } }) =>
    (await loadNames(db, { forumId, id: personId, mergedId })) ?? 'gone',
  words,
};

function words(
  { facts, details, forum }: NoticeContent<Facts, Details>,
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
