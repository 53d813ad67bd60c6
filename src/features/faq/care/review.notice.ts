import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { mayUse } from '../../../inbound/rights.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { FaqEntry } from '../../../model/faq.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { findFaq } from '../store.ts';
import { startOf } from './care.rules.ts';

const facts = z.object({ code: z.string(), reviewBy: z.string() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly entry: FaqEntry;
}

/** An answer is to be looked at soon: to whoever looks after it, once for the day that was set. */
export const faqReview: NoticeKind<Facts, Details> = {
  name: 'faqReview',
  facts,
  title: () => 'delivery:kinds.faqReview',
  mayRead: (roles) => mayUse('faqubah', roles),
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { code, reviewBy } }) => {
    const [entry] = await findFaq(db, { forumId, codes: [code] });
    return entry?.reviewBy === reviewBy ? { entry } : 'gone';
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, { t, locale }: Language): OutgoingMessage {
  const { facts: due, details, forum } = content;
  const { code, question, answer } = details.entry;
  const date = formatDate(startOf(due.reviewBy, forum.timeZone), { zone: forum.timeZone, locale });
  const summary = t('faq:review.ask', { code, date });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      paragraph({ bold: question }),
      paragraph(answer),
      paragraph(t('faq:review.next')),
    ],
    buttons: [
      [
        { text: t('faq:review.right'), action: encodeAction('faqubah', 'masih', code, due.reviewBy) },
        { text: t('faq:review.change'), action: encodeAction('faqubah', 'lihat', code) },
      ],
    ],
  });
}
