import type { Feature } from '../feature.ts';
import { remindFaqReviews } from './care/remind-reviews.job.ts';
import { faqReview } from './care/review.notice.ts';
import { faqurung } from './changes/faqurung.command.ts';
import { faqperiksa } from './examples/faqperiksa.command.ts';
import { faq as topics } from './faq.command.ts';
import { faqhapus } from './faqhapus.command.ts';
import { faqtambah } from './faqtambah.command.ts';
import { faqubah } from './faqubah.command.ts';
import { faqPersonalData } from './personal-data.store.ts';
import { tanya } from './tanya.command.ts';
import { takterjawab } from './unanswered/takterjawab.command.ts';
import { faqstat } from './usage/faqstat.command.ts';
import { faqkata } from './vocabulary/faqkata.command.ts';

/** Questions: what the FAQ and the stored data answer, who keeps it, and what nobody could answer yet. */
export const faq: Feature = {
  name: 'faq',
  commands: [
    tanya,
    topics,
    faqtambah,
    faqubah,
    faqhapus,
    takterjawab,
    faqperiksa,
    faqstat,
    faqkata,
    faqurung,
  ],
  notices: [faqReview],
  jobs: [remindFaqReviews],
  personalData: faqPersonalData,
};
