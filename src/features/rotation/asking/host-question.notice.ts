import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { calledList, salutation, startHint } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../../platform/message.ts';
import { namesOfInstitutions } from '../store.ts';
import { turnWords } from '../turn.words.ts';
import { findAsk, type HostAsk } from './asks.store.ts';

const facts = z.object({
  /** 0 in rows of versions that asked about a turn. */
  askId: z.number().default(0),
  /** 0 in old rows that name none. */
  institutionId: z.number().default(0),
  isReminder: z.boolean().default(false),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly institution: string;
  readonly ask: HostAsk;
}

/** Asks an institution whether it is willing to be host of a meeting, and reminds of that while nothing is decided. */
export const hostQuestion: NoticeKind<Facts, Details> = {
  name: 'hostQuestion',
  facts,
  title: () => 'delivery:kinds.hostQuestion',
  audience: ({ institutionId }) => (institutionId === 0 ? 'all' : { institutionId }),
  isCalledInGroup: true,
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { askId } }) => {
    const ask = await findAsk(db, { forumId, id: askId });
    if (ask?.state !== 'open') return 'gone';
    const names = await namesOfInstitutions(db, { forumId, ids: [ask.institutionId] });
    const institution = names.get(ask.institutionId);
    return institution === undefined ? 'gone' : { institution, ask };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { forum, facts: told, details } = content;
  const { ask, institution } = details;
  const zone = forum.timeZone;
  const turn = turnWords({ ...ask, forum: forum.name, zone }, language);
  const names = { institution, turn, date: formatDate(ask.askedAt, { zone, locale }) };
  const key = told.isReminder ? 'reminder' : 'body';
  const hint = startHint(content, language);
  const called = content.reader.kind === 'group' ? [calledList(content.institutions, language)] : [];
  return message({
    summary: t(
      told.isReminder ? 'notices:hostQuestion.reminderSummary' : 'notices:hostQuestion.summary',
      names,
    ),
    blocks: [
      { kind: 'title', text: t('notices:hostQuestion.title') },
      ...salutation(content, language),
      paragraph(t(`notices:hostQuestion.${key}`, names)),
      ...called,
      ...hint.blocks,
    ],
    buttons: [...questionButtons(ask, language), ...hint.buttons],
  });
}

/** The answers to a question. */
export function questionButtons(
  { id }: Pick<HostAsk, 'id'>,
  { t }: Language,
): readonly (readonly Button[])[] {
  return [
    [
      {
        text: t('notices:buttons.willing'),
        action: encodeAction('tuanrumah', 'ya', id),
        style: 'primary',
      },
      { text: t('notices:buttons.unwilling'), action: encodeAction('tuanrumah', 'tidak', id) },
    ],
    [
      { text: t('notices:buttons.exchange'), action: encodeAction('tuanrumah', 'tukar', id) },
      { text: t('notices:buttons.askInside'), action: encodeAction('tuanrumah', 'dulu', id) },
    ],
  ];
}
