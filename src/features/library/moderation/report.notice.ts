import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { entryBlocks, shownEntry } from '../entry.words.ts';
import { findEntry } from '../store.ts';
import type { LibraryEntry } from '../types.ts';
import { listStaleReports, noteReportShown } from './marks.store.ts';
import { findReport, type Report } from './report.store.ts';

const NAME = 'libraryReport';
const facts = z.object({ reportId: z.number() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly entry: LibraryEntry;
  readonly report: Report;
}

/** Somebody finds an entry wrong: to curators and secretariat, who pass it on, withdraw the entry, or see no mistake. */
export const libraryReport: NoticeKind<Facts, Details> = {
  name: NAME,
  facts,
  title: () => 'delivery:kinds.libraryReport',
  mayRead: mayCurate,
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, facts: { reportId } }) => {
    const report = await findReport(db, { forumId, id: reportId });
    if (report === undefined || report.isHandled) return 'gone';
    const entry = await findEntry(db, { forumId, id: report.entryId });
    return entry?.status === 'published' ? { entry, report } : 'gone';
  },
  edited: {
    marks: {
      list: async (db) =>
        (await listStaleReports(db)).map((one) => ({ ...one, keys: [`${NAME}:${one.id}`] })),
      clear: noteReportShown,
    },
    details: async (db, { forumId, facts: { reportId } }) => {
      const report = await findReport(db, { forumId, id: reportId });
      const entry = report && (await findEntry(db, { forumId, id: report.entryId }));
      return entry === undefined || report?.isHandled !== true ? 'gone' : { entry, report };
    },
  },
  words,
};

function words({ details, forum }: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { entry, report } = details;
  if (report.isHandled) return message({ summary: t('sharing:report.before', { number: entry.number }) });
  const summary = t('sharing:report.title', { number: entry.number });
  const by = report.institution ?? t('sharing:secretariat', { forum: forum.name });
  const said =
    report.text === ''
      ? t('sharing:report.without', { by })
      : t('sharing:report.said', { by, text: report.text });
  return message({
    summary,
    blocks: [
      { kind: 'title', text: summary },
      paragraph(said),
      { kind: 'divider' },
      ...entryBlocks(shownEntry(entry, forum), language),
    ],
    buttons: [
      [{ text: t('sharing:report.passOn'), action: encodeAction('bagikan', 'teruskan', report.id) }],
      [
        { text: t('sharing:report.handled'), action: encodeAction('bagikan', 'beres', report.id) },
        {
          text: t('sharing:button.withdraw'),
          action: encodeAction('bagikan', 'tarik', entry.id),
          style: 'danger',
        },
      ],
    ],
  });
}
