import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatDateTime, formatTime } from '../../language/dates/format.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { Forum } from '../../model/forum.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../platform/message.ts';
import type { PlannedReminder, RecentReminder, ReminderAudience, ReminderPreview } from './types.ts';

/** What a preview is made of. */
export interface PreviewFacts {
  readonly meeting: Meeting;
  readonly audience: ReminderAudience;
  readonly preview: ReminderPreview;
  readonly proposalId: number;
  /** What somebody ordered a short while ago. */
  readonly recent: RecentReminder | undefined;
  readonly forum: Pick<Forum, 'timeZone'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Who would be reminded, how many, and by which way; with the buttons that send or drop it. */
export function reminderPreview(facts: PreviewFacts, language: Language): OutgoingMessage {
  const { meeting, preview, proposalId, recent } = facts;
  const { t, locale } = language;
  const date = formatDate(meeting.startsAt, { zone: meeting.timeZone, locale });
  const title = t('reminders:previewTitle', { number: meeting.number, date });
  const whom = whomLine(facts, language);
  return message({
    summary: `${title} ${whom}`,
    blocks: [
      { kind: 'title', text: t('reminders:previewHeading') },
      paragraph(title),
      paragraph({ bold: whom }),
      ...ways(preview, language),
      ...quietLine(facts, language),
      ...(recent === undefined
        ? []
        : [paragraph(recentLine({ ...recent, zone: facts.forum.timeZone }, language))]),
    ],
    buttons: [
      [
        {
          text: t('reminders:send'),
          action: encodeAction('ingatkan', 'kirim', proposalId, ...seenOf(recent)),
          style: 'primary',
        },
        ...sendLater(facts, language),
        { text: t('reminders:drop'), action: encodeAction('ingatkan', 'batal', proposalId) },
      ],
    ],
  });
}

/** Whom it addresses: those who have not answered, are still to confirm, and have answered for another time only, each counted apart. */
function whomLine({ audience, preview: { institutions } }: PreviewFacts, { t, locale }: Language): string {
  const total = institutions.length;
  if (audience !== 'unanswered') return t(`reminders:audience.${audience}`, { total });
  const tentative = institutions.filter(({ isTentative }) => isTentative).length;
  const anew = institutions.filter(({ isToConfirmAnew }) => isToConfirmAnew).length;
  const counts = { unanswered: total - tentative - anew, tentative, anew };
  const parts = (['unanswered', 'tentative', 'anew'] as const)
    .filter((part) => counts[part] > 0)
    .map((part) => t(`reminders:audience.${part}`, { total: counts[part] }));
  return t('reminders:audience.these', { these: new Intl.ListFormat(locale).format(parts) });
}

/** What whoever was slower is told, and what their buttons go on with. */
export interface RemindedFacts {
  readonly proposalId: number;
  readonly what: 'kirim' | 'nanti';
  readonly recent: RecentReminder;
  readonly zone: ZoneId;
}

/** Says that others were faster, and asks once more. */
export function remindedJustNow(
  { proposalId, what, recent, zone }: RemindedFacts,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const summary = recentLine({ ...recent, zone }, language);
  const action = encodeAction('ingatkan', what, proposalId, ...seenOf(recent));
  return message({
    summary,
    blocks: [paragraph(summary), paragraph(t('reminders:notSentYet'))],
    buttons: [
      [
        { text: t('reminders:sendAnyway'), action },
        { text: t('reminders:drop'), action: encodeAction('ingatkan', 'batal', proposalId) },
      ],
    ],
  });
}

function recentLine(
  { by, audience, at, zone }: RecentReminder & { readonly zone: ZoneId },
  { t, locale }: Language,
): string {
  const words = { whom: t(`reminders:whom.${audience}`), at: formatDateTime(at, { zone, locale }) };
  return by === undefined ? t('reminders:recentByAdmin', words) : t('reminders:recent', { ...words, by });
}

function seenOf(recent: RecentReminder | undefined): readonly number[] {
  return recent === undefined ? [] : [recent.noticeId];
}

/** What was ordered, and when whoever has quiet hours now gets it, in the forum's zone. */
export function reminderOrdered(
  { planned, waits }: PlannedReminder,
  { zone, t, locale }: Language & { readonly zone: ZoneId },
): OutgoingMessage {
  if (planned === 0) return message({ summary: t('refusals:nothingToRemind') });
  if (waits === undefined) return message({ summary: t('reminders:sending', { messages: planned }) });
  const when = formatDateTime(waits.until, { zone, locale });
  return message({
    summary: waits.isForAll
      ? t('reminders:sendingLater', { messages: planned, when })
      : t('reminders:sendingPartly', { messages: planned, waiting: waits.waiting, when }),
  });
}

/** That it is quiet for some; and until when, where they can have it later. */
function quietLine({ preview: { quiet }, forum }: PreviewFacts, { t, locale }: Language): readonly Block[] {
  if (quiet === undefined) return [];
  const { recipients, waiting, until } = quiet;
  if (waiting === 0) return [paragraph(t('reminders:quiet', { count: recipients }))];
  const when = formatDateTime(until, { zone: forum.timeZone, locale });
  return [paragraph(t('reminders:quietUntil', { count: recipients, when }))];
}

/** The button that lets those in quiet hours have it after them; it names the time, which within a day needs no date. */
function sendLater(
  { preview: { quiet }, proposalId, recent, forum, now }: PreviewFacts,
  { t, locale }: Language,
): readonly Button[] {
  if (quiet === undefined || quiet.waiting === 0) return [];
  const { until } = quiet;
  const text =
    until - now < DAY_MS
      ? t('reminders:sendAt', { time: formatTime(until, { zone: forum.timeZone, locale }) })
      : t('reminders:sendAfterQuiet');
  return [{ text, action: encodeAction('ingatkan', 'nanti', proposalId, ...seenOf(recent)) }];
}

/** Every institution once, in the order of protocol, beside the way on which it is reached. */
function ways(
  { institutions, personsBy, groups, unreachable }: ReminderPreview,
  { t }: Language,
): readonly Block[] {
  const lines: string[] = [];
  const written = institutions.filter(({ way }) => way === 'private').map(({ shortName }) => shortName);
  if (written.length > 0) lines.push(t('reminders:privately', { names: written.join(', ') }));
  if (personsBy.telegram > 0) lines.push(t('reminders:byTelegram', { persons: personsBy.telegram }));
  if (personsBy.slack > 0) lines.push(t('reminders:bySlack', { persons: personsBy.slack }));
  for (const { title, institutions: called } of groups)
    lines.push(t('reminders:byGroup', { group: title, names: called.join(', ') }));
  if (unreachable.length > 0) lines.push(t('reminders:unreachable', { names: unreachable.join(', ') }));
  return [{ kind: 'list', ordered: false, items: lines.map((line) => [line]) }];
}
