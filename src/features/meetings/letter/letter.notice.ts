import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { meetingWords } from '../../../notices/parts.ts';
import { urgentFrom } from '../../../notices/quiet.ts';
import type { OutgoingFile, OutgoingMessage } from '../../../platform/message.ts';
import { loadFile } from '../../files/service.ts';
import { findLetter } from './store.ts';

const facts = z.object({ fileId: z.number(), isReplaced: z.boolean() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly letter: OutgoingFile;
}

/** The letter of a meeting whose invitation is out already: to the chats that have it. Of several only the last is sent. */
export const letterNotice: NoticeKind<Facts, Details> = {
  name: 'letter',
  facts,
  title: () => 'delivery:kinds.letter',
  quietUntil: (_facts, startsAt) => urgentFrom(startsAt),
  details: async (db, { forumId, meetingId, facts: { fileId } }) => {
    if (meetingId === null || (await findLetter(db, { forumId, meetingId }))?.id !== fileId) return 'gone';
    const letter = await loadFile(db, { forumId, id: fileId });
    return letter === undefined ? 'gone' : { letter };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const named = meetingWords(content, language);
  const title = t('files:letter.noticeTitle', { ...named });
  const body = t(content.facts.isReplaced ? 'files:letter.noticeReplaced' : 'files:letter.notice', {
    ...named,
  });
  return message({
    summary: title,
    blocks: [{ kind: 'title', text: title }, paragraph(body)],
    files: [content.details.letter],
  });
}
