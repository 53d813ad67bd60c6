import type { Meeting } from '../domain/meetings/types.ts';
import type { ReminderAudience } from '../domain/notices/types.ts';
import type { ReminderPreview } from '../domain/reminders/manual/types.ts';
import type { Language } from '../i18n/index.ts';
import { formatDate } from '../language/dates/format.ts';
import { encodeAction } from '../platform/action.ts';
import type { Block, OutgoingMessage } from '../platform/message.ts';
import { message, paragraph } from './build.ts';

/** What a preview is made of. */
export interface PreviewFacts {
  readonly meeting: Meeting;
  readonly audience: ReminderAudience;
  readonly preview: ReminderPreview;
  readonly proposalId: number;
}

/** Who would be reminded, how many, and by which way; with the buttons that send or drop it. */
export function reminderPreview(
  { meeting, audience, preview, proposalId }: PreviewFacts,
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const date = formatDate(meeting.startsAt, { zone: meeting.timeZone, locale });
  const title = t('reminders:previewTitle', { number: meeting.number, date });
  const total = preview.institutions.length;
  const whom = t(`reminders:audience.${audience}`, { total });
  return message({
    summary: `${title} ${whom}`,
    blocks: [
      { kind: 'title', text: t('reminders:previewHeading') },
      paragraph(title),
      paragraph({ bold: whom }),
      paragraph(preview.institutions.map(({ shortName }) => shortName).join(', ')),
      ...ways(preview, language),
    ],
    buttons: [
      [
        {
          text: t('reminders:send'),
          action: encodeAction('ingatkan', 'kirim', proposalId),
          style: 'primary',
        },
        { text: t('reminders:drop'), action: encodeAction('ingatkan', 'batal', proposalId) },
      ],
    ],
  });
}

/** What a group sees instead of the preview. */
export function previewElsewhere(startUrl: string | undefined, { t }: Language): OutgoingMessage {
  const summary = t('reminders:previewPrivate');
  return message({
    summary,
    buttons: startUrl === undefined ? [] : [[{ text: t('reminders:startChat'), url: startUrl }]],
  });
}

function ways({ personsBy, groups, unreachable }: ReminderPreview, { t }: Language): readonly Block[] {
  const lines: string[] = [];
  if (personsBy.telegram > 0) lines.push(t('reminders:byTelegram', { persons: personsBy.telegram }));
  if (personsBy.slack > 0) lines.push(t('reminders:bySlack', { persons: personsBy.slack }));
  for (const { title, institutions } of groups)
    lines.push(t('reminders:byGroup', { group: title, names: institutions.join(', ') }));
  if (unreachable.length > 0) lines.push(t('reminders:unreachable', { names: unreachable.join(', ') }));
  return [{ kind: 'list', ordered: false, items: lines.map((line) => [line]) }];
}
