import { z } from 'zod';
import type { Db } from '../../../db/db.ts';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { meetingWords } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { OutgoingFile, OutgoingMessage } from '../../../platform/message.ts';
import { loadFile } from '../../files/service.ts';
import type { Minutes } from '../types.ts';
import { findMinutesById } from './store.ts';
import { draftButtons } from './words.ts';

/** Which minutes, and which draft of them. */
export const minutesFacts = z.object({ minutesId: z.number(), revision: z.number() });

export type MinutesFacts = z.infer<typeof minutesFacts>;

/** Minutes with their document. */
export interface MinutesDetails {
  readonly minutes: Minutes;
  readonly document: OutgoingFile;
}

/** A draft of minutes, in the bound chats, with buttons to agree or to correct it. */
export const minutesDraft: NoticeKind<MinutesFacts, MinutesDetails> = {
  name: 'minutesDraft',
  facts: minutesFacts,
  title: () => 'delivery:kinds.minutesDraft',
  quietUntil: asLongAsQuiet,
  outlives: () => ['start'],
  details: (db, about) => loadMinutes(db, { ...about, state: 'draft' }),
  words,
};

/** The minutes in a state with their document; `gone` where they are in another one, or it is no more that draft. */
export async function loadMinutes(
  db: Db,
  {
    forumId,
    facts: { minutesId, revision },
    state,
  }: { readonly forumId: number; readonly facts: MinutesFacts; readonly state: Minutes['state'] },
): Promise<MinutesDetails | 'gone'> {
  const minutes = await findMinutesById(db, { forumId, id: minutesId });
  if (minutes?.revision !== revision || minutes.state !== state) return 'gone';
  const document = await loadFile(db, { forumId, id: minutes.fileId });
  return document === undefined ? 'gone' : { minutes, document };
}

function words(content: NoticeContent<MinutesFacts, MinutesDetails>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { minutes, document } = content.details;
  const named = { ...meetingWords(content, language) };
  const title = t('files:minutes.draftTitle', named);
  const when = formatDateTime(minutes.replyBy, { zone: content.forum.timeZone, locale });
  const isRevised = minutes.revision > 1;
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t(isRevised ? 'files:minutes.draftRevised' : 'files:minutes.draftBody', named)),
      paragraph({ bold: t('files:minutes.draftUntil', { when }) }),
    ],
    buttons: draftButtons(minutes, language),
    files: [document],
  });
}
