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
import { issuerName, openButton } from '../entry.words.ts';
import { findEntry } from '../store.ts';
import type { LibraryEntry } from '../types.ts';
import { findRequest } from './requests.store.ts';
import type { LibraryRequest } from './requests.types.ts';

const facts = z.object({ requestId: z.number(), entryId: z.number() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly request: LibraryRequest;
  readonly entry: LibraryEntry;
}

/** Something was published that may be what somebody looks for: to who asked. */
export const requestFits: NoticeKind<Facts, Details> = {
  name: 'libraryRequestFits',
  facts,
  title: () => 'delivery:kinds.libraryRequestFits',
  mayRead: (roles) => mayUse('pustaka', roles),
  quietUntil: asLongAsQuiet,
  gathers: 'letter',
  details: async (db, { forumId, facts: { requestId, entryId } }) => {
    const request = await findRequest(db, { forumId, id: requestId });
    const entry = await findEntry(db, { forumId, id: entryId });
    const isOpen = request?.status === 'open' && entry?.status === 'published';
    return isOpen ? { request, entry } : 'gone';
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { request, entry } = content.details;
  const { number, title, issuer } = entry;
  const institution = issuerName(issuer, language);
  const summary = t('requests:fits.summary', { number: request.number });
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('requests:fits.title') },
      ...salutation(content, language),
      paragraph(t('requests:fits.body', { request: request.number, wording: request.wording })),
      paragraph({ bold: t('requests:fits.entry', { number, title, institution }) }),
      paragraph(t('requests:fits.ask')),
    ],
    buttons: [
      [openButton(number, language)],
      [
        {
          text: t('requests:fits.yes', { number: request.number }),
          action: encodeAction('mintabahan', 'penuhi', request.id, entry.id),
        },
        {
          text: t('requests:fits.no', { number: request.number }),
          action: encodeAction('mintabahan', 'belum', request.id),
        },
      ],
    ],
  });
}
