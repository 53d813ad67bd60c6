import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { salutation } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { namesOfInstitutions } from '../store.ts';
import { turnWords } from '../turn.words.ts';
import { findAsk, findExchange, type HostAsk } from './asks.store.ts';
import { questionButtons } from './host-question.notice.ts';

const facts = z.object({
  what: z.enum([
    ...(['withdrawn', 'released', 'agreedAgain'] as const),
    ...(['exchangeAgreed', 'exchangeDeclined', 'exchangeOff'] as const),
  ]),
  institutionId: z.number(),
  askId: z.number(),
  otherId: z.number().optional(),
  /** The wish that does not stand any more. */
  exchangeId: z.number().optional(),
});

export type ReplyFacts = z.infer<typeof facts>;

interface Details {
  readonly name: string;
  readonly other: string;
  readonly ask: HostAsk;
}

/** What the question has to be for this to be so. */
const STATES: Readonly<Partial<Record<ReplyFacts['what'], HostAsk['state']>>> = {
  ...{ withdrawn: 'withdrawn', released: 'withdrawn' },
  ...{ agreedAgain: 'agreed', exchangeDeclined: 'open' },
};

/**
 * To an institution that was asked to be host: its question is withdrawn, or what it agreed to, or how the other side answered its
 * wish to exchange; and to that other side, that nobody waits for its answer any more.
 */
export const hostReply: NoticeKind<ReplyFacts, Details> = {
  name: 'hostReply',
  facts,
  title: () => 'delivery:kinds.hostReply',
  audience: ({ institutionId }) => ({ institutionId }),
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { what, institutionId, otherId = 0, askId, exchangeId } }) => {
    const ask = await findAsk(db, { forumId, id: askId });
    // Undone meanwhile, or decided: what would be said is not so any more.
    const state = STATES[what];
    const wish = exchangeId === undefined ? undefined : await findExchange(db, { forumId, id: exchangeId });
    const isSo = (state === undefined || ask?.state === state) && wish?.state !== 'open';
    const names = await namesOfInstitutions(db, { forumId, ids: [institutionId, otherId] });
    const name = names.get(institutionId);
    return ask === undefined || !isSo || name === undefined
      ? 'gone'
      : { name, other: names.get(otherId) ?? '–', ask };
  },
  words,
};

function words(content: NoticeContent<ReplyFacts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { forum, facts: told, details } = content;
  const { name, other, ask } = details;
  const turn = turnWords({ ...ask, forum: forum.name, zone: forum.timeZone }, language);
  const summary = t(`notices:hostReply.${told.what}`, { name, other, turn });
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('notices:hostQuestion.title') },
      ...salutation(content, language),
      paragraph(summary),
    ],
    buttons: told.what === 'exchangeDeclined' ? questionButtons(ask, language) : [],
  });
}
