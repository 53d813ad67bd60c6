import type { Language } from '../../../i18n/index.ts';
import { message } from '../../../i18n/message.ts';
import type { Forum } from '../../../model/forum.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../../platform/message.ts';
import { type EntryRights, entryBlocks, entryButtons, shownEntry } from '../entry.words.ts';
import type { LibraryEntry } from '../types.ts';

const NO_RIGHTS: EntryRights = { mayChange: false, mayCurate: false };

/** An entry as its reader sees it. */
export interface WholeEntry extends EntryRights {
  readonly entry: LibraryEntry;
  readonly forum: Pick<Forum, 'name' | 'timeZone'>;
  /** Whether nobody else reads it. */
  readonly isPrivate: boolean;
}

/** An entry in full, with buttons for its file and its address. */
export function wholeEntry(
  { entry, forum, isPrivate, ...rights }: WholeEntry,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { number, title, status, reason } = entry;
  const heading = `${number}. ${title}`;
  const shown = shownEntry({ ...entry, title: heading }, forum);
  const standing: readonly Block[] =
    status === 'published'
      ? []
      : [
          {
            kind: 'note',
            line: [
              reason === undefined
                ? t(`finding:status.${status}`)
                : t('finding:statusReason', { status: t(`finding:status.${status}`), reason }),
            ],
          },
        ];
  return message({
    summary: heading,
    blocks: [...standing, ...entryBlocks(shown, language)],
    // What its issuer and the curators do is nothing for a group.
    buttons: [
      ...taking(entry, language),
      ...entryButtons({ entry, ...(isPrivate ? rights : NO_RIGHTS) }, language),
    ],
  });
}

function taking({ number, file, link }: LibraryEntry, { t }: Language): readonly (readonly Button[])[] {
  const row: readonly Button[] = [
    ...(file === undefined
      ? []
      : [{ text: t('finding:button.download'), action: encodeAction('pustaka', 'unduh', number) }]),
    ...(link === undefined ? [] : [{ text: t('finding:button.link'), url: link }]),
  ];
  return row.length === 0 ? [] : [row];
}
