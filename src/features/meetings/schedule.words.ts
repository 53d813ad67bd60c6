import type { Language } from '../../i18n/index.ts';
import { list, message } from '../../i18n/message.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import type { Forum } from '../../model/forum.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { OutgoingFile, OutgoingMessage } from '../../platform/message.ts';

/** The coming meetings, one line each, and the calendar file. */
export function schedule(
  {
    forum,
    meetings,
    files,
  }: {
    readonly forum: Forum;
    readonly meetings: readonly Meeting[];
    readonly files: readonly OutgoingFile[];
  },
  { t, locale }: Language,
): OutgoingMessage {
  if (meetings.length === 0) return message({ summary: t('meetings:schedule.none') });
  const title = t('meetings:schedule.title', { forum: forum.name });
  const items = meetings.map((meeting) => {
    const when = formatDateTime(meeting.startsAt, { zone: meeting.timeZone, locale });
    const line = t('meetings:schedule.item', { number: meeting.number, when, place: meeting.place });
    return meeting.host === undefined
      ? line
      : `${line} ${t('meetings:schedule.host', { host: meeting.host.shortName })}`;
  });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      list(items),
      { kind: 'note', line: [t('meetings:schedule.file')] },
    ],
    files,
  });
}
