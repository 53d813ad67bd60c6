import type { Db } from '../../../db/db.ts';
import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../../notices/kind.ts';
import { salutation } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { issuerName } from '../entry.words.ts';
import { listWaiting } from '../store.ts';
import type { LibraryEntry } from '../types.ts';

/** So many are named; the others follow when these are decided. */
const MOST_NAMED = 8;

interface Details {
  readonly entries: readonly LibraryEntry[];
  readonly hasMore: boolean;
}

/** What has waited for the curators for some working days, in one message to each of them. */
export const libraryWaiting: NoticeKind<NoFacts, Details> = {
  name: 'libraryWaiting',
  facts: noFacts,
  title: () => 'delivery:kinds.libraryWaiting',
  mayRead: mayCurate,
  quietUntil: asLongAsQuiet,
  details: loadWaiting,
  words,
};

async function loadWaiting(db: Db, { forumId }: { readonly forumId: number }): Promise<Details | 'gone'> {
  const waiting = await listWaiting(db, { forumId, limit: MOST_NAMED + 1 });
  if (waiting.length === 0) return 'gone';
  return { entries: waiting.slice(0, MOST_NAMED), hasMore: waiting.length > MOST_NAMED };
}

function words(content: NoticeContent<NoFacts, Details>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { details, forum } = content;
  const summary = t('news:waiting.title', { forum: forum.name });
  const style = { zone: forum.timeZone, locale };
  const items = details.entries.map(({ number, title, issuer, waitingSince = content.now }) =>
    t('news:waiting.line', {
      ...{ number, title, institution: issuerName(issuer, language) },
      since: formatDate(waitingSince, style),
    }),
  );
  return message({
    summary,
    blocks: [
      { kind: 'title', text: summary },
      ...salutation(content, language),
      paragraph(t('news:waiting.body')),
      list([...items, ...(details.hasMore ? [t('news:waiting.more')] : [])]),
    ],
    buttons: details.entries.map(({ number }) => [
      { text: t('news:waiting.look', { number }), action: encodeAction('pustaka', 'buka', number) },
    ]),
  });
}
