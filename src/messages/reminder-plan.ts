import { clockOf, daysOf, isInDays } from '../domain/reminders/settings/rules.ts';
import { type ForumReminders, PLANNED_KINDS, type PlannedKind } from '../domain/reminders/settings/types.ts';
import type { KindPlan } from '../domain/reminders/types.ts';
import type { Language } from '../i18n/index.ts';
import { encodeAction } from '../platform/action.ts';
import type { Form, FormField, OutgoingMessage } from '../platform/message.ts';
import { message } from './build.ts';

/** What the plan is shown from. */
export interface PlanFacts {
  readonly forumName: string;
  readonly reminders: ForumReminders;
  /** Whether the platform has forms; else the message says what to type. */
  readonly hasForms: boolean;
}

/** A forum's reminder plan with buttons that change it. */
export function reminderPlan(
  { forumName, reminders, hasForms }: PlanFacts,
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
      {
        kind: 'fields',
        rows: [
          announcementRow,
          ...rows,
          { label: t('settings:plan.quiet'), value: [quietLine(reminders, language)] },
        ],
      },
      ...(hasForms ? [] : [{ kind: 'note' as const, line: [t('settings:plan.howTo')] }]),
    ],
    buttons: [
      ...switches,
      ...(hasForms ? [[{ text: t('settings:plan.change'), action: encodeAction('pengingat', 'ubah') }]] : []),
    ],
  });
}

function kindLine(kind: PlannedKind, plan: KindPlan, { t }: Language): string {
  if (!plan.enabled) return t('settings:plan.off');
  return t(`settings:plan.${kind}`, { days: daysOf(plan).join(', '), clock: clockOf(plan) });
}

function quietLine({ quiet }: ForumReminders, { t }: Language): string {
  const dotted = (time: string): string => time.replace(':', '.');
  const hours =
    quiet.from === quiet.until
      ? t('settings:plan.quietNone')
      : t('settings:plan.quietHours', { from: dotted(quiet.from), until: dotted(quiet.until) });
  return quiet.sundays ? t('settings:plan.quietSunday', { hours }) : hours;
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
  if (name === 'quiet') return `${quiet.from}-${quiet.until}`.replaceAll(':', '.');
  return isInDays(name) ? daysOf(kinds[name]).join(', ') : clockOf(kinds[name]);
}
