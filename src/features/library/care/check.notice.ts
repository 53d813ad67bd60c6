import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { mayUse } from '../../../inbound/rights.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { salutation } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { findEntry } from '../store.ts';
import type { LibraryEntry } from '../types.ts';

const facts = z.object({
  entryId: z.number(),
  /** Null: it is asked of who looks after the library. */
  institutionId: z.number().nullable(),
  /** When it was last known to hold, epoch milliseconds. */
  heldAt: z.number(),
  /** How often it was asked before without an answer. */
  asked: z.number().default(0),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly entry: LibraryEntry;
}

/**
 * Asks the issuer of an entry, a year after it was last looked at, whether it still holds; where the issuer is the secretariat or has
 * left, who looks after the library.
 */
export const libraryCheck: NoticeKind<Facts, Details> = {
  name: 'libraryCheck',
  facts,
  title: () => 'delivery:kinds.libraryCheck',
  audience: ({ institutionId }) => (institutionId === null ? 'named' : { institutionId }),
  mayRead: (roles) => mayUse('pustaka', roles),
  quietUntil: asLongAsQuiet,
  gathers: 'letter',
  details: async (db, { forumId, facts: { entryId, heldAt } }) => {
    const entry = await findEntry(db, { forumId, id: entryId });
    if (entry?.status !== 'published') return 'gone';
    const { publishedAt = 0, updatedAt = 0, confirmedAt = 0 } = entry;
    return Math.max(publishedAt, updatedAt, confirmedAt) > heldAt + 1 ? 'gone' : { entry };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { details, forum, facts: asked } = content;
  const { id, number, title, kind, issuer } = details.entry;
  const hasLeft = issuer?.hasLeft === true;
  const since = formatDate(asked.heldAt, { zone: forum.timeZone, locale });
  const said = { number, title, since };
  const summary = t('news:check.summary', said);
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('news:check.title') },
      ...salutation(content, language),
      paragraph(t(kind === 'policy' ? 'news:check.policy' : 'news:check.other', said)),
      ...(asked.asked === 0 ? [] : [paragraph(t('news:check.again'))]),
      ...(hasLeft ? [paragraph(t('sharing:review.left', { name: issuer.shortName }))] : []),
    ],
    buttons: [
      [
        { text: t('news:check.holds', { number }), action: encodeAction('pustaka', 'masih', id) },
        // Nobody is left who may change its words.
        ...(hasLeft
          ? []
          : [{ text: t('news:check.update', { number }), action: encodeAction('bagikan', 'perbarui', id) }]),
        { text: t('news:check.withdraw', { number }), action: encodeAction('bagikan', 'tarik', id) },
      ],
    ],
  });
}
