import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import type { Forum } from '../../model/forum.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Block, OutgoingFile, OutgoingMessage } from '../../platform/message.ts';

/** The coming meetings, one line each, and the calendar file. */
export function schedule(
  {
    forum,
    meetings,
    drafts,
    files,
  }: {
    readonly forum: Forum;
    readonly meetings: readonly Meeting[];
    /** Those that are not announced yet, for who may see them. */
    readonly drafts: readonly Meeting[];
    readonly files: readonly OutgoingFile[];
  },
  { t, locale }: Language,
): OutgoingMessage {
  if (meetings.length === 0 && drafts.length === 0) return message({ summary: t('meetings:schedule.none') });
  const itemOf = (meeting: Meeting): string => {
    const when = formatDateTime(meeting.startsAt, { zone: meeting.timeZone, locale });
    const line = t('meetings:schedule.item', { number: meeting.number, when, place: meeting.place });
    return meeting.host === undefined
      ? line
      : `${line} ${t('meetings:schedule.host', { host: meeting.host.shortName })}`;
  };
  const title = t('meetings:schedule.title', { forum: forum.name });
  const announced =
    meetings.length === 0 ? [paragraph(t('meetings:schedule.none'))] : [list(meetings.map(itemOf))];
  const waiting =
    drafts.length === 0 ? [] : [paragraph({ bold: t('meetings:schedule.drafts') }), list(drafts.map(itemOf))];
  const file: readonly Block[] =
    files.length === 0 ? [] : [{ kind: 'note', line: [t('meetings:schedule.file')] }];
  return message({
    summary: title,
    blocks: [{ kind: 'title', text: title }, ...announced, ...waiting, ...file],
    files,
  });
}
