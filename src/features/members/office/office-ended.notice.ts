import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

/** Tells somebody that they do not act for an institution any more, now or from a day on. */
export function officeEnded(
  { facts, forum, now }: NoticeContent<'officeEnded'>,
  { t, locale }: Language,
): OutgoingMessage {
  const { institution, from, roles } = facts;
  const date = formatDate(from, { zone: forum.timeZone, locale });
  const summary = t(`notices:officeEnded.${from <= now ? 'now' : 'later'}`, {
    ...{ institution, date, forum: forum.name },
  });
  const names = roles.map((role) => t(`members:role.${role}`)).join(', ');
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...(names === '' ? [] : [paragraph(t('notices:officeEnded.roles', { roles: names }))]),
      paragraph(t('notices:officeEnded.ask')),
    ],
  });
}
