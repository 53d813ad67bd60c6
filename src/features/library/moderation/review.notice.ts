import { z } from 'zod';
import type { Db } from '../../../db/db.ts';
import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { findFile } from '../../files/service.ts';
import { entryBlocks, moderationButtons, type ShownEntry, shownEntry } from '../entry.words.ts';
import { isOfficialLink } from '../rules.ts';
import { type Same, samenessOf } from '../sameness.rules.ts';
import { findSame } from '../sameness.store.ts';
import { findEntry } from '../store.ts';
import { topicsAs } from '../topics.store.ts';
import type { LibraryEntry } from '../types.ts';
import { listStaleReviews, noteReviewsShown } from './marks.store.ts';

const NAME = 'libraryReview';
const facts = z.object({ entryId: z.number(), round: z.number() });

type Facts = z.infer<typeof facts>;

/** What a curator decides about. */
export interface Review {
  readonly entry: LibraryEntry;
  /** Names of the topics of the words that wait. */
  readonly topics: readonly string[];
  readonly file: LibraryEntry['file'];
  readonly same: readonly Same[];
  /** Whether it was decided or changed meanwhile: nothing is left to press. */
  readonly isOver?: true;
}

/** Something waits: to curators and secretariat, with buttons. */
export const libraryReview: NoticeKind<Facts, Review> = {
  name: NAME,
  facts,
  title: () => 'delivery:kinds.libraryReview',
  mayRead: mayCurate,
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { entryId, round } }) => {
    const entry = await findEntry(db, { forumId, id: entryId });
    if (entry?.round !== round || entry.waitingSince === undefined) return 'gone';
    return loadReview(db, entry);
  },
  // Of what one curator decided the others' buttons are taken off.
  edited: {
    marks: {
      list: async (db) =>
        (await listStaleReviews(db)).map((one) => ({ ...one, keys: [`${NAME}:${one.id}:%`] })),
      clear: noteReviewsShown,
    },
    details: async (db, { forumId, facts: { entryId, round } }) => {
      const entry = await findEntry(db, { forumId, id: entryId });
      const isOpen = entry?.round === round && entry.waitingSince !== undefined;
      return entry === undefined || isOpen
        ? 'gone'
        : { entry, topics: [], file: undefined, same: [], isOver: true };
    },
  },
  words: ({ details, forum }: NoticeContent<Facts, Review>, language) =>
    details.isOver === true ? reviewOver(details, language) : reviewShown(details, { forum, language }),
};

/** How it stands with what a curator need not decide any more. */
export function reviewOver({ entry }: Pick<Review, 'entry'>, { t }: Language): OutgoingMessage {
  const { number, title, status, waitingSince } = entry;
  const key = waitingSince === undefined ? 'sharing:decided.before' : 'sharing:decided.newer';
  return message({ summary: t(key, { number, title, status: t(`sharing:status.${status}`) }) });
}

/** Loads what a curator decides about: the entry, or the change that waits beside it. */
export async function loadReview(db: Db, entry: LibraryEntry): Promise<Review> {
  const { forumId, id, revision } = entry;
  const said = revision ?? entry;
  const topicIds = revision?.topicIds ?? entry.topics.map((topic) => topic.id);
  return {
    entry,
    topics: await topicsAs(db, { forumId, ids: topicIds }),
    file:
      revision === undefined
        ? entry.file
        : revision.fileId === undefined
          ? undefined
          : await findFile(db, { forumId, id: revision.fileId }),
    same: await findSame(db, { forumId, keys: samenessOf(said), exceptId: id }),
  };
}

/** What waits, with what a curator should look at and the buttons. */
export function reviewShown(
  { entry, topics, file, same }: Review,
  {
    forum,
    language,
  }: { readonly forum: { readonly name: string; readonly timeZone: string }; readonly language: Language },
): OutgoingMessage {
  const { t } = language;
  const { number, revision, issuer } = entry;
  const words = revision ?? entry;
  const shown: ShownEntry = { ...shownEntry(entry, forum), words, topics, file };
  const title = t(revision === undefined ? 'sharing:review.title' : 'sharing:review.titleUpdate', { number });
  const notes = [
    ...(words.link === undefined || isOfficialLink(words.link) ? [] : [t('sharing:review.outside')]),
    ...(issuer?.hasLeft === true ? [t('sharing:review.left', { name: issuer.shortName })] : []),
    ...same.map((one) =>
      t('sharing:review.same', {
        ...{ number: one.number, title: one.title, by: t(`sharing:preview.sameBy.${one.by}`) },
      }),
    ),
  ];
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...entryBlocks(shown, language),
      ...(notes.length === 0 ? [] : [paragraph({ bold: t('sharing:review.notes') }), list(notes)]),
      paragraph(t('sharing:review.ask')),
    ],
    buttons: moderationButtons(entry, language),
  });
}
