import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { salutation } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../../platform/message.ts';
import { namesOfInstitutions } from '../store.ts';
import { turnWords } from '../turn.words.ts';
import { findAsk, findOpenAsk, type HostAsk } from './asks.store.ts';

const facts = z.object({
  what: z.enum([
    ...([
      'agreed',
      'declined',
      'exchangeAsked',
      'exchanged',
      'nobodyLeft',
      'undecided',
      'unregistered',
    ] as const),
    'volunteered',
  ]),
  institutionId: z.number(),
  /** The question that it is about. */
  askId: z.number().optional(),
  /** The other side of an exchange. */
  otherId: z.number().optional(),
});

export type NewsFacts = z.infer<typeof facts>;

interface Details {
  readonly name: string;
  readonly other: string;
  readonly ask: HostAsk | undefined;
  /** Whom the question has been put to since. */
  readonly nextAsked: string | undefined;
}

/** To chair and secretariat: what became of a question about the next host, and where they have to decide. */
export const hostNews: NoticeKind<NewsFacts, Details> = {
  name: 'hostNews',
  facts,
  title: () => 'delivery:kinds.hostNews',
  mayRead: (roles) => roles.has('chair') || roles.has('secretariat') || roles.has('admin'),
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { what, institutionId, otherId, askId } }) => {
    const ask = askId === undefined ? undefined : await findAsk(db, { forumId, id: askId });
    if (what === 'undecided' && ask?.state !== 'open') return 'gone';
    const open = what === 'declined' ? await findOpenAsk(db, forumId) : undefined;
    const ids = [institutionId, ...[otherId, open?.institutionId].flatMap((id) => id ?? [])];
    const names = await namesOfInstitutions(db, { forumId, ids });
    return {
      name: names.get(institutionId) ?? '–',
      other: names.get(otherId ?? 0) ?? '–',
      ask,
      nextAsked: names.get(open?.institutionId ?? 0),
    };
  },
  words,
};

function words(content: NoticeContent<NewsFacts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { forum, facts: told, details } = content;
  const { name, other, ask, nextAsked } = details;
  const turn =
    ask === undefined ? forum.name : turnWords({ ...ask, forum: forum.name, zone: forum.timeZone }, language);
  const summary = t(`notices:hostNews.${told.what}`, { name, other, turn });
  const reason = ask?.state === 'declined' && ask.reason !== '' ? ask.reason : undefined;
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('notices:hostNews.title') },
      ...salutation(content, language),
      paragraph(summary),
      ...(reason === undefined ? [] : [paragraph(t('notices:hostNews.reason', { reason }))]),
      ...(nextAsked === undefined ? [] : [paragraph(t('notices:hostNews.nextAsked', { name: nextAsked }))]),
    ],
    buttons: buttonsOf(told, language),
  });
}

function buttonsOf({ what, askId = 0 }: NewsFacts, { t }: Language): readonly (readonly Button[])[] {
  if (what === 'undecided')
    return [
      [
        {
          text: t('notices:buttons.askNext'),
          action: encodeAction('giliran', 'lanjut', askId),
          style: 'primary',
        },
      ],
      [{ text: t('notices:buttons.waitLonger'), action: encodeAction('giliran', 'tunggu', askId) }],
    ];
  return what === 'nobodyLeft'
    ? [[{ text: t('notices:buttons.askAgain'), action: encodeAction('giliran', 'ulang', askId) }]]
    : [];
}
