import { z } from 'zod';
import { message } from '../../../i18n/message.ts';
import { mayUse } from '../../../inbound/rights.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { salutation } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { entryBlocks, openButton, shownEntry } from '../entry.words.ts';
import { findEntry } from '../store.ts';
import type { LibraryEntry } from '../types.ts';

const facts = z.object({ entryId: z.number() });

type Facts = z.infer<typeof facts>;

/** A policy that a curator sends alone and at once: to the bound chats, and to who follows its topics. */
export const libraryUrgent: NoticeKind<Facts, { readonly entry: LibraryEntry }> = {
  name: 'libraryUrgent',
  facts,
  title: () => 'delivery:kinds.libraryUrgent',
  mayRead: (roles) => mayUse('pustaka', roles),
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { entryId } }) => {
    const entry = await findEntry(db, { forumId, id: entryId });
    return entry?.status === 'published' ? { entry } : 'gone';
  },
  words: (content, language) => {
    const { details, forum } = content;
    const { number, title } = details.entry;
    return message({
      summary: language.t('news:urgent.summary', { title }),
      blocks: [
        { kind: 'title', text: language.t('news:urgent.title', { forum: forum.name }) },
        ...salutation(content, language),
        ...entryBlocks(shownEntry(details.entry, forum), language),
      ],
      buttons: [[openButton(number, language)]],
    });
  },
};
