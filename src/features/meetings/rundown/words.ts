import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import { zoneLabelAt } from '../../../lib/zone.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import { writeRundown } from './lines.rules.ts';
import type { RundownLine, RundownOutcome } from './types.ts';

/** `09.00–09.30 Sambutan tuan rumah (Ir. Bagus Prasetyo)`. */
export function spokenLine({ from, until, title, speaker }: RundownLine): string {
  const time = until === undefined ? from : `${from}–${until}`;
  return `${time} ${title}${speaker === '' ? '' : ` (${speaker})`}`;
}

/** The rundown as the invitation has it; nothing while there is none. */
export function rundownBlocks(
  lines: readonly RundownLine[],
  {
    meeting,
    language,
  }: { readonly meeting: Pick<Meeting, 'startsAt' | 'timeZone'>; readonly language: Language },
): readonly Block[] {
  if (lines.length === 0) return [];
  const zone = zoneLabelAt(meeting.timeZone, meeting.startsAt);
  return [paragraph({ bold: language.t('meetings:rundown.heading', { zone }) }), list(lines.map(spokenLine))];
}

/** What is shown of a rundown, and what has become of a change. */
export interface RundownShown {
  readonly meeting: Meeting;
  readonly lines: readonly RundownLine[];
  /** What was done: only shown, or set, and what comes of that. */
  readonly outcome: 'shown' | RundownOutcome;
  readonly mayChange: boolean;
}

/** The rundown of a meeting; whoever may change it learns how. */
export function rundownShown(
  { meeting, lines, outcome, mayChange }: RundownShown,
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const { number, startsAt, timeZone: zone } = meeting;
  const title = t('meetings:rundown.title', { number, date: formatDate(startsAt, { zone, locale }) });
  const none = lines.length === 0 ? [paragraph(t('meetings:rundown.none'))] : [];
  const said = outcome === 'shown' ? none : [paragraph(t(`meetings:rundown.${outcome}`, { number }))];
  const example = lines.length === 0 ? t('meetings:rundown.example') : writeRundown(lines);
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...said,
      ...rundownBlocks(lines, { meeting, language }),
      ...(mayChange
        ? [
            paragraph(t('meetings:rundown.howTo', { number })),
            paragraph({ code: `${t('meetings:rundown.command', { number })}\n${example}` }),
            paragraph(t('meetings:rundown.shift')),
          ]
        : []),
    ],
  });
}
