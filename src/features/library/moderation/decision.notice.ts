import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { mayUse } from '../../../inbound/rights.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { salutation } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { findEntry } from '../store.ts';
import type { LibraryEntry } from '../types.ts';

/** What became of an entry, as its issuer is told. */
const outcome = z.enum([
  'published',
  'updated',
  'needsChange',
  'updateNeedsChange',
  'declined',
  'updateDeclined',
  'withdrawn',
  'reported',
]);

export type Outcome = z.infer<typeof outcome>;

const facts = z.object({
  entryId: z.number(),
  outcome,
  /** What a curator said, or what was reported; empty: nothing. */
  reason: z.string(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly entry: LibraryEntry;
}

/** After these the issuer has something to do. */
const TO_MEND: ReadonlySet<Outcome> = new Set([
  ...(['needsChange', 'updateNeedsChange', 'reported'] as const),
  ...(['declined', 'updateDeclined'] as const),
]);

/** What the curators decided about an entry, or what was reported of it: to its issuer. */
export const libraryDecision: NoticeKind<Facts, Details> = {
  name: 'libraryDecision',
  facts,
  title: () => 'delivery:kinds.libraryDecision',
  mayRead: (roles) => mayUse('pustaka', roles),
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { entryId } }) => {
    const entry = await findEntry(db, { forumId, id: entryId });
    return entry === undefined ? 'gone' : { entry };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { outcome: became, reason } = content.facts;
  const { id, number, title } = content.details.entry;
  const summary = t(`sharing:decision.${became}`, { number, title });
  const mend = [
    { text: t('sharing:button.update'), action: encodeAction('bagikan', 'perbarui', id) },
    ...(became === 'declined'
      ? []
      : [{ text: t('sharing:button.withdraw'), action: encodeAction('bagikan', 'tarik', id) }]),
  ];
  return message({
    summary,
    blocks: [
      ...salutation(content, language),
      paragraph(summary),
      ...(reason === ''
        ? []
        : [paragraph(t(`sharing:decision.${became === 'reported' ? 'report' : 'reason'}`, { reason }))]),
      ...(TO_MEND.has(became) ? [paragraph(t('sharing:decision.mend'))] : []),
    ],
    buttons: TO_MEND.has(became) ? [mend] : [],
  });
}
