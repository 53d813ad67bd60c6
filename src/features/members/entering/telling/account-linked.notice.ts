import { z } from 'zod';
import type { Language } from '../../../../i18n/index.ts';
import { message, paragraph } from '../../../../i18n/message.ts';
import type { NoticeContent } from '../../../../notices/content.ts';
import type { NoticeKind } from '../../../../notices/kind.ts';
import { atOnce } from '../../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../../platform/message.ts';
import { loadName } from './store.ts';

const facts = z.object({
  personId: z.number(),
  platform: z.enum(['telegram', 'slack']),
  shownName: z.string(),
  isReplaced: z.boolean(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly name: string;
}

/** Another account came to a person: to their other accounts, and to those on its platform that it replaced. */
export const accountLinked: NoticeKind<Facts, Details> = {
  name: 'accountLinked',
  facts,
  title: () => 'delivery:kinds.accountLinked',
  quietUntil: atOnce,
  details: async (db, { forumId, facts: { personId } }) => {
    const name = await loadName(db, { forumId, id: personId });
    return name === undefined ? 'gone' : { name };
  },
  words,
};

function words({ facts, details, forum }: NoticeContent<Facts, Details>, { t }: Language): OutgoingMessage {
  const { shownName, isReplaced } = facts;
  const platform = t(`joining:platform.${facts.platform}`);
  const account = shownName === '' ? platform : `${platform} (${shownName})`;
  const words = { account, name: details.name, forum: forum.name };
  const summary = t(`notices:accountLinked.${isReplaced ? 'replaced' : 'added'}`, words);
  return message({ summary, blocks: [paragraph(summary), paragraph(t('notices:accountLinked.ask'))] });
}
