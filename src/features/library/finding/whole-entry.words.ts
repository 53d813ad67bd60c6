import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { Forum } from '../../../model/forum.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../../platform/message.ts';
import type { LibraryEntry } from '../types.ts';
import { aboutEntry } from './shelf.words.ts';

/** An entry as its reader sees it. */
export interface WholeEntry {
  readonly entry: LibraryEntry;
  readonly forum: Pick<Forum, 'name' | 'timeZone'>;
  /** Whether nobody else reads it. */
  readonly isPrivate: boolean;
}

/** An entry in full, with buttons for its file and its address. */
export function wholeEntry({ entry, forum }: WholeEntry, language: Language): OutgoingMessage {
  const { t } = language;
  const { number, title, status, reason } = entry;
  const heading = `${number}. ${title}`;
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
    blocks: [
      paragraph({ bold: heading }),
      ...standing,
      paragraph(aboutEntry(entry, { forum, language })),
      paragraph(entry.summary),
    ],
    buttons: taking(entry, language),
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
