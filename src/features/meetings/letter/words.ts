import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { OutgoingFile, OutgoingMessage } from '../../../platform/message.ts';

/** What is said of a letter that was handed in; `LetterOutcome` fits. */
export interface LetterFacts {
  readonly meeting: Meeting;
  readonly isReplaced: boolean;
  readonly isSame: boolean;
  readonly isTold: boolean;
}

const named = ({ number, startsAt, timeZone: zone }: Meeting, { locale }: Language) => ({
  number,
  date: formatDate(startsAt, { zone, locale }),
});

/** Says to which meeting a letter belongs now, and what happens with it. */
export function letterKept(facts: LetterFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { meeting, isReplaced, isSame, isTold } = facts;
  const words = named(meeting, language);
  if (isSame) return message({ summary: t('files:letter.same', words) });
  const summary = t(isReplaced ? 'files:letter.replaced' : 'files:letter.kept', words);
  const isOver = meeting.state !== 'draft' && !isTold;
  const next = isTold ? 'files:letter.told' : isOver ? 'files:letter.stays' : 'files:letter.goesOut';
  return message({
    summary,
    blocks: [paragraph(summary), paragraph(t(next, words)), paragraph(t('files:letter.takeBack', words))],
  });
}

/** The letter itself; whoever gets that of a cancelled meeting learns so. */
export function letterShown(
  { meeting, letter }: { readonly meeting: Meeting; readonly letter: OutgoingFile },
  language: Language,
): OutgoingMessage {
  const key = meeting.state === 'cancelled' ? 'files:letter.shownCancelled' : 'files:letter.shown';
  return message({ summary: language.t(key, named(meeting, language)), files: [letter] });
}
