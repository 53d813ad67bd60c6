import { z } from 'zod';
import { message, paragraph } from '../../../i18n/message.ts';
import { mayUse } from '../../../inbound/rights.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { salutation } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { findRequest } from './requests.store.ts';
import type { LibraryRequest } from './requests.types.ts';

const facts = z.object({ requestId: z.number() });

type Facts = z.infer<typeof facts>;

/** A curator took a request off the list: to who asked. */
export const requestRemoved: NoticeKind<Facts, { readonly request: LibraryRequest }> = {
  name: 'libraryRequestRemoved',
  facts,
  title: () => 'delivery:kinds.libraryRequestRemoved',
  mayRead: (roles) => mayUse('pustaka', roles),
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { requestId } }) => {
    const request = await findRequest(db, { forumId, id: requestId });
    return request === undefined ? 'gone' : { request };
  },
  words: (content, language) => {
    const { number, wording } = content.details.request;
    const summary = language.t('requests:removed', { number, wording });
    return message({ summary, blocks: [...salutation(content, language), paragraph(summary)] });
  },
};
