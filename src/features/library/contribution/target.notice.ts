import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { salutation } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { loadPlan } from '../plan.store.ts';
import { totalOf } from './contribution.rules.ts';
import { countContributions } from './contribution.store.ts';

const facts = z.object({
  institutionId: z.number(),
  /** The half-year: from, to before, epoch milliseconds. */
  from: z.number(),
  to: z.number(),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly institution: string;
  readonly shared: number;
  readonly target: number;
}

/** Tells the aides of an institution, and nobody else, that it is behind the forum's target for the half-year. */
export const libraryTarget: NoticeKind<Facts, Details> = {
  name: 'libraryTarget',
  facts,
  title: () => 'delivery:kinds.libraryTarget',
  audience: ({ institutionId }) => ({ institutionId }),
  quietUntil: asLongAsQuiet,
  gathers: 'letter',
  details: async (db, { forumId, facts: { institutionId, ...span } }) => {
    const { target } = await loadPlan(db, forumId);
    const all = await countContributions(db, { forumId, span });
    const own = all.find((one) => one.institutionId === institutionId);
    if (own === undefined || totalOf(own.counts) >= target) return 'gone';
    return { institution: own.name, shared: totalOf(own.counts), target };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { details, forum, facts: half } = content;
  const until = formatDate(half.to - DAY_MS, { zone: forum.timeZone, locale });
  const summary = t('contribution:reminder.title', { forum: forum.name });
  return message({
    summary,
    blocks: [
      { kind: 'title', text: summary },
      ...salutation(content, language),
      paragraph(t('contribution:reminder.body', { ...details, until })),
      paragraph(t('contribution:reminder.next')),
    ],
  });
}
