import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { loadUndelivered } from './delivery-report.store.ts';
import type { Undelivered } from './types.ts';
import { nextSteps, unreachedList } from './unreached.words.ts';

const facts = z.object({ personIds: z.array(z.number()).readonly() });

interface Details {
  readonly people: readonly Undelivered[];
}

/** People who cannot be reached, why, and what helps: to the secretariat. */
export const unreachable: NoticeKind<z.infer<typeof facts>, Details> = {
  name: 'unreachable',
  facts,
  title: () => 'delivery:kinds.unreachable',
  mayRead: (roles) => mayUse('undang', roles),
  quietUntil: asLongAsQuiet,
  details: async (db, about) => ({ people: await loadUndelivered(db, { ...about, ...about.facts }) }),
  words,
};

function words(content: NoticeContent<unknown, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { people } = content.details;
  const title = t('notices:unreachable.title');
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('notices:unreachable.body')),
      unreachedList(people, language),
      ...nextSteps(people, language),
    ],
  });
}
