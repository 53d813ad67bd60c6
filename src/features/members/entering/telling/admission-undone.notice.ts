import { z } from 'zod';
import type { Language } from '../../../../i18n/index.ts';
import { message } from '../../../../i18n/message.ts';
import type { NoticeContent } from '../../../../notices/content.ts';
import type { NoticeKind } from '../../../../notices/kind.ts';
import { atOnce } from '../../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../../platform/message.ts';
import { loadName } from './store.ts';

const facts = z.object({ personId: z.number() });

interface Details {
  readonly name: string;
}

/** An admission was undone: to the accounts that it concerned. */
export const admissionUndone: NoticeKind<z.infer<typeof facts>, Details> = {
  name: 'admissionUndone',
  facts,
  title: () => 'delivery:kinds.admissionUndone',
  quietUntil: atOnce,
  details: async (db, { forumId, facts: { personId } }) => {
    const name = await loadName(db, { forumId, id: personId });
    return name === undefined ? 'gone' : { name };
  },
  words,
};

function words({ details, forum }: NoticeContent<unknown, Details>, { t }: Language): OutgoingMessage {
  return message({ summary: t('notices:admissionUndone', { name: details.name, forum: forum.name }) });
}
