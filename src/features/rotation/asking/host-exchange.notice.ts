import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { calledList, salutation, startHint } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { namesOfInstitutions } from '../store.ts';
import { turnWords } from '../turn.words.ts';
import { findAsk, findExchange, type HostAsk } from './asks.store.ts';

const facts = z.object({
  exchangeId: z.number(),
  /** Whom it is put to. */
  institutionId: z.number(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly own: string;
  readonly other: string;
  readonly ask: HostAsk;
}

/** Asks an institution whether it exchanges its turn with the one that was asked to be host. */
export const hostExchange: NoticeKind<Facts, Details> = {
  name: 'hostExchange',
  facts,
  title: () => 'delivery:kinds.hostExchange',
  audience: ({ institutionId }) => ({ institutionId }),
  isCalledInGroup: true,
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { exchangeId, institutionId } }) => {
    const exchange = await findExchange(db, { forumId, id: exchangeId });
    const ask = exchange && (await findAsk(db, { forumId, id: exchange.askId }));
    if (exchange?.state !== 'open' || ask?.state !== 'open') return 'gone';
    const names = await namesOfInstitutions(db, { forumId, ids: [institutionId, ask.institutionId] });
    const [own, other] = [names.get(institutionId), names.get(ask.institutionId)];
    return own === undefined || other === undefined ? 'gone' : { own, other, ask };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { forum, facts: told, details } = content;
  const turn = turnWords({ ...details.ask, forum: forum.name, zone: forum.timeZone }, language);
  const names = { own: details.own, other: details.other, turn };
  const hint = startHint(content, language);
  const called = content.reader.kind === 'group' ? [calledList(content.institutions, language)] : [];
  const { exchangeId } = told;
  return message({
    summary: t('notices:hostExchange.summary', names),
    blocks: [
      { kind: 'title', text: t('notices:hostExchange.title') },
      ...salutation(content, language),
      paragraph(t('notices:hostExchange.body', names)),
      ...called,
      ...hint.blocks,
    ],
    buttons: [
      [
        {
          text: t('notices:buttons.exchangeYes'),
          action: encodeAction('tuanrumah', 'setuju', exchangeId),
          style: 'primary',
        },
        { text: t('notices:buttons.exchangeNo'), action: encodeAction('tuanrumah', 'tolak', exchangeId) },
      ],
      ...hint.buttons,
    ],
  });
}
