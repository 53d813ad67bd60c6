import type { NoticeContent, RecapLine } from '../../domain/notices/content.ts';
import type { Language } from '../../i18n/index.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import { message, paragraph } from '../build.ts';
import { meetingWords } from './parts.ts';

/** The order of a recap; `ragu` counts as not yet answered but is listed apart. */
const SECTIONS = [
  { answer: 'hadir', title: 'notices:recap.hadir' },
  { answer: 'diwakili', title: 'notices:recap.diwakili' },
  { answer: 'tidak_hadir', title: 'notices:recap.tidakHadir' },
  { answer: 'ragu', title: 'notices:recap.ragu' },
  { answer: undefined, title: 'notices:recap.belum' },
] as const;

/** The counts of the answers and the institutions behind them. */
export function recap(content: NoticeContent<'recap'>, language: Language): OutgoingMessage {
  const { t } = language;
  const { lines } = content.details;
  const title = t('notices:recap.title', { meeting: meetingWords(content, language).meeting });
  const count = (answer: RecapLine['answer']): number =>
    lines.filter((line) => line.answer === answer).length;
  const counts = t('notices:recap.counts', {
    hadir: count('hadir'),
    diwakili: count('diwakili'),
    tidakHadir: count('tidak_hadir'),
    belum: count(undefined) + count('ragu'),
  });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph({ bold: counts }),
      ...SECTIONS.flatMap(({ answer, title: heading }) =>
        section(
          t(heading, { count: count(answer) }),
          lines.filter((line) => line.answer === answer),
        ),
      ),
    ],
  });
}

function section(heading: string, lines: readonly RecapLine[]): readonly Block[] {
  if (lines.length === 0) return [];
  const names = lines.map(({ shortName, note }) => (note === '' ? shortName : `${shortName} (${note})`));
  return [paragraph({ bold: heading }), paragraph(names.join(', '))];
}
