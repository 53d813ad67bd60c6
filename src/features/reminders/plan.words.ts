import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { isQuietAt } from '../../notices/quiet.ts';
import type { KindPlan } from '../../notices/schedule.ts';
import { clockOf, daysOf, isInDays } from '../../notices/settings/rules.ts';
import { type ForumReminders, PLANNED_KINDS, type PlannedKind } from '../../notices/settings/types.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, Form, FormField, OutgoingMessage } from '../../platform/message.ts';

/** What the plan is shown from. */
export interface PlanFacts {
  readonly forumName: string;
  readonly reminders: ForumReminders;
  /** What the plan was before it was changed just now; undefined when it is only shown. */
  readonly before?: ForumReminders | undefined;
  /** Whether the platform has forms; else the message says what to type. */
  readonly hasForms: boolean;
}

/** A forum's reminder plan with buttons that change it. */
export function reminderPlan(
  { forumName, reminders, before, hasForms }: PlanFacts,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const rows = PLANNED_KINDS.map((kind) => ({
    label: t(`settings:plan.kinds.${kind}`),
    value: [kindLine(kind, reminders.kinds[kind], language)],
  }));
  const announcementRow = {
    label: t('settings:plan.kinds.announcement'),
    value: [t('settings:plan.announcement')],
  };
  const switches = PLANNED_KINDS.map((kind) => {
    const key = reminders.kinds[kind].enabled ? 'settings:plan.turnOff' : 'settings:plan.turnOn';
    const text = t(key, { kind: t(`settings:plan.kinds.${kind}`) });
    return [{ text, action: encodeAction('pengingat', 'alih', kind) }];
  });
  const title = t('settings:plan.title', { forum: forumName });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...(before === undefined ? [] : changeBlocks(before, reminders, language)),
      {
        kind: 'fields',
        rows: [
          announcementRow,
          ...rows,
          { label: t('settings:plan.quiet'), value: [quietLine(reminders, language)] },
        ],
      },
      ...waitingBlocks(reminders, language),
      { kind: 'note', line: [howTo(reminders, hasForms, language)] },
    ],
    buttons: [
      ...switches,
      ...(hasForms ? [[{ text: t('settings:plan.change'), action: encodeAction('pengingat', 'ubah') }]] : []),
    ],
  });
}

/** What is other than before, each with what it was. */
function changeBlocks(before: ForumReminders, after: ForumReminders, language: Language): readonly Block[] {
  const { t } = language;
  const lines = [
    ...PLANNED_KINDS.map((kind) => ({
      label: t(`settings:plan.kinds.${kind}`),
      was: kindLine(kind, before.kinds[kind], language),
      is: kindLine(kind, after.kinds[kind], language),
    })),
    { label: t('settings:plan.quiet'), was: quietLine(before, language), is: quietLine(after, language) },
  ].filter(({ was, is }) => was !== is);
  if (lines.length === 0) return [paragraph(t('settings:plan.unchanged'))];
  return [
    paragraph(t('settings:plan.saved')),
    list(lines.map((line) => t('settings:plan.changedLine', line))),
  ];
}

/** Reminders at a time of day that lies in the quiet hours, which they wait for. */
function waitingBlocks({ kinds, quiet }: ForumReminders, { t }: Language): readonly Block[] {
  const waiting = (['eve', 'morning'] as const).filter(
    (kind) => kinds[kind].enabled && isQuietAt(clockOf(kinds[kind]).replace('.', ':'), quiet),
  );
  return waiting.map((kind) => {
    const words = { kind: t(`settings:plan.kinds.${kind}`), clock: clockOf(kinds[kind]) };
    return paragraph(t('settings:plan.inQuiet', { ...words, until: quiet.until.replace(':', '.') }));
  });
}

/** How to change the plan by words; where there is a form, only what the form does not ask for. */
function howTo({ quiet }: ForumReminders, hasForms: boolean, { t }: Language): string {
  const sunday = t(quiet.sundays ? 'settings:plan.howToSundayOff' : 'settings:plan.howToSundayOn');
  return hasForms ? sunday : `${t('settings:plan.howTo')} ${sunday}`;
}

function kindLine(kind: PlannedKind, plan: KindPlan, { t }: Language): string {
  if (!plan.enabled) return t('settings:plan.off');
  if (kind === 'actionReminder')
    return t('settings:plan.actionReminder', { days: dueWords(daysOf(plan), t) });
  return t(`settings:plan.${kind}`, { days: daysOf(plan).join(', '), clock: clockOf(plan) });
}

/** `3 hari sebelum tenggat dan pada hari tenggat`: day 0 is the day itself. */
function dueWords(days: readonly number[], t: Language['t']): string {
  const before = days.filter((day) => day > 0).join(', ');
  if (before === '') return t('settings:plan.onDueDay');
  return t(days.includes(0) ? 'settings:plan.beforeAndOnDueDay' : 'settings:plan.beforeDue', {
    days: before,
  });
}

function quietLine({ quiet }: ForumReminders, { t }: Language): string {
  const dotted = (time: string): string => time.replace(':', '.');
  const hours =
    quiet.from === quiet.until
      ? t('settings:plan.quietNone')
      : t('settings:plan.quietHours', { from: dotted(quiet.from), until: dotted(quiet.until) });
  if (!quiet.sundays) return hours;
  return quiet.from === quiet.until
    ? t('settings:plan.quietOnlySunday')
    : t('settings:plan.quietSunday', { hours });
}

/** Kinds that the form asks for, and `quiet`. */
export const FORM_FIELDS = [
  'answerReminder',
  'eve',
  'morning',
  'hostReminder',
  'minutesReminder',
  'actionReminder',
  'quiet',
] as const;

/** The form with which the moments of a plan are changed. */
export function reminderPlanForm(reminders: ForumReminders, { t }: Language): Form {
  return {
    action: encodeAction('pengingat', 'ubah'),
    title: t('settings:form.title'),
    submit: t('settings:form.submit'),
    close: t('settings:form.close'),
    fields: FORM_FIELDS.map(
      (name): FormField => ({
        kind: 'text',
        name,
        label: t(`settings:form.${name}`),
        multiline: false,
        maxLength: 60,
        optional: true,
        initial: initialOf(name, reminders),
      }),
    ),
  };
}

function initialOf(name: (typeof FORM_FIELDS)[number], { kinds, quiet }: ForumReminders): string {
  if (name === 'quiet' && quiet.from === quiet.until) return '';
  if (name === 'quiet') return `${quiet.from}-${quiet.until}`.replaceAll(':', '.');
  return isInDays(name) ? daysOf(kinds[name]).join(', ') : clockOf(kinds[name]);
}
