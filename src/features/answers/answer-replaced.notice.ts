import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { viewOf } from '../../notices/parts.ts';
import { atOnce } from '../../notices/quiet.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { answerButtons } from '../meetings/announcing/announcement.words.ts';
import { ANSWERS } from './types.ts';

const facts = z.object({
  institution: z.string(),
  before: z.enum(ANSWERS),
  after: z.enum(ANSWERS),
});

type Facts = z.infer<typeof facts>;

/** Somebody's answer was replaced by one that was recorded on behalf of their institution: to them. */
export const answerReplaced: NoticeKind<Facts> = {
  name: 'answerReplaced',
  facts,
  title: () => 'delivery:kinds.answerReplaced',
  quietUntil: atOnce,
  words,
};

function words(content: NoticeContent<Facts>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { meeting } = viewOf(content);
  const { institution, before, after } = content.facts;
  const summary = t('notices:answerReplaced.summary', {
    institution,
    number: meeting.number,
    date: formatDate(meeting.startsAt, { zone: meeting.timeZone, locale }),
    before: t(`answers:answer.${before}`),
    after: t(`answers:answer.${after}`),
  });
  return message({
    summary,
    blocks: [paragraph(summary), paragraph(t('notices:answerReplaced.ask'))],
    buttons: answerButtons(meeting.id, language),
  });
}
