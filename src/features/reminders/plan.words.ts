import type { yearStatus } from '../../calendar/working-days.ts';
import type { Key, Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { isQuietAt } from '../../notices/quiet.ts';
import type { ForumPlan } from '../../notices/schedule.ts';
import { type PlannedKind, planOf } from '../../notices/settings/plan.ts';
import { clockOf, daysOf, isInDays } from '../../notices/settings/rules.ts';
import type { ForumReminders } from '../../notices/settings/types.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, Button, Form, FormField, OutgoingMessage } from '../../platform/message.ts';

/** What the plan is shown from. */
export interface PlanFacts {
  readonly forumName: string;
  /** The kinds whose moments a forum chooses. */
  readonly kinds: readonly PlannedKind[];
  readonly reminders: ForumReminders;
  /** How far the holidays of the years to come are known. */
  readonly calendar: readonly { readonly year: number; readonly status: ReturnType<typeof yearStatus> }[];
  /** What the plan was before it was changed just now; undefined when it is only shown. */
  readonly before?: ForumReminders | undefined;
  /** Whether the platform has forms; else the message says what to type. */
  readonly hasForms: boolean;
}

/** A forum's reminder plan with buttons that change it. */
export function reminderPlan(facts: PlanFacts, language: Language): OutgoingMessage {
  const { forumName, kinds, reminders, before, hasForms } = facts;
  const { t } = language;
  const rows = kinds.map((kind) => ({
    label: t(kind.schedule.setting.labelKey),
    value: [kindLine(kind, { plan: reminders.plan, t })],
  }));
  const announcementRow = {
    label: t('settings:plan.kinds.announcement'),
    value: [t('settings:plan.announcement')],
  };
  const switches = kinds.map((kind) => {
    const key = planOf(reminders.plan, kind).enabled ? 'settings:plan.turnOff' : 'settings:plan.turnOn';
    const text = t(key, { kind: t(kind.schedule.setting.labelKey) });
    return [{ text, action: encodeAction('pengingat', 'alih', kind.name) }];
  });
  const title = t('settings:plan.title', { forum: forumName });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...(before === undefined ? [] : changeBlocks({ ...facts, before }, language)),
      {
        kind: 'fields',
        rows: [
          announcementRow,
          ...rows,
          { label: t('settings:plan.quiet'), value: [quietLine(reminders, language)] },
          { label: t('settings:plan.days'), value: [daysLine(reminders, language)] },
        ],
      },
      ...waitingBlocks(facts, language),
      ...calendarBlocks(facts, language),
      { kind: 'note', line: [howTo(reminders, { hasForms, ...language })] },
    ],
    buttons: [
      ...switches,
      [saturdayButton(reminders, language)],
      ...(hasForms ? [[{ text: t('settings:plan.change'), action: encodeAction('pengingat', 'ubah') }]] : []),
    ],
  });
}

/** What is other than before, each with what it was. */
function changeBlocks(
  { kinds, before, reminders: after }: PlanFacts & { readonly before: ForumReminders },
  language: Language,
): readonly Block[] {
  const { t } = language;
  const lines = [
    ...kinds.map((kind) => ({
      label: t(kind.schedule.setting.labelKey),
      was: kindLine(kind, { plan: before.plan, t }),
      is: kindLine(kind, { plan: after.plan, t }),
    })),
    { label: t('settings:plan.quiet'), was: quietLine(before, language), is: quietLine(after, language) },
    { label: t('settings:plan.days'), was: daysLine(before, language), is: daysLine(after, language) },
  ].filter(({ was, is }) => was !== is);
  if (lines.length === 0) return [paragraph(t('settings:plan.unchanged'))];
  return [
    paragraph(t('settings:plan.saved')),
    list(lines.map((line) => t('settings:plan.changedLine', line))),
  ];
}

/** Reminders at a time of day that lies in the quiet hours, which they wait for. */
function waitingBlocks({ kinds, reminders }: PlanFacts, { t }: Language): readonly Block[] {
  const { plan, quiet } = reminders;
  return kinds.flatMap((kind) => {
    const { shape, labelKey } = kind.schedule.setting;
    const own = planOf(plan, kind);
    const clock = clockOf(own);
    const isAtClock = shape === 'evening' || shape === 'clock';
    if (!isAtClock || !own.enabled || !isQuietAt(clock.replace('.', ':'), quiet)) return [];
    const until = quiet.until.replace(':', '.');
    return [paragraph(t('settings:plan.inQuiet', { kind: t(labelKey), clock, until }))];
  });
}

/** How to change the plan by words; where there is a form, only what the form does not ask for. */
function howTo(
  { quiet }: ForumReminders,
  { hasForms, t }: Language & { readonly hasForms: boolean },
): string {
  const sunday = t(quiet.rest.sundays ? 'settings:plan.howToSundayOff' : 'settings:plan.howToSundayOn');
  return hasForms ? sunday : `${t('settings:plan.howTo')} ${sunday}`;
}

function kindLine(
  kind: PlannedKind,
  { plan, t }: { readonly plan: ForumPlan; readonly t: Language['t'] },
): string {
  const own = planOf(plan, kind);
  const { shape, lineKey } = kind.schedule.setting;
  if (!own.enabled) return t('settings:plan.off');
  const days = shape === 'due' ? dueWords(daysOf(own), t) : daysOf(own).join(', ');
  return t(lineKey, { days, clock: clockOf(own) });
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
  return quiet.from === quiet.until
    ? t('settings:plan.quietNone')
    : t('settings:plan.quietHours', { from: dotted(quiet.from), until: dotted(quiet.until) });
}

/** The days on which reminders come. */
function daysLine({ quiet: { rest } }: ForumReminders, { t }: Language): string {
  const weekend = rest.saturdays
    ? rest.sundays
      ? 'weekdays'
      : 'withSunday'
    : rest.sundays
      ? 'withSaturday'
      : 'allDays';
  return t('settings:plan.workingDays', { days: t(`settings:plan.${weekend}`) });
}

/** Whether reminders come on Saturdays, to be changed. */
function saturdayButton({ quiet: { rest } }: ForumReminders, { t }: Language): Button {
  return {
    text: t(rest.saturdays ? 'settings:plan.saturdayOn' : 'settings:plan.saturdayOff'),
    action: encodeAction('pengingat', 'sabtu', rest.saturdays ? 'kirim' : 'libur'),
  };
}

/** Where reminders go from a day without work, and for which years that rests on a guess. */
function calendarBlocks({ calendar }: PlanFacts, { t }: Language): readonly Block[] {
  const guesses = calendar.flatMap(({ year, status }) =>
    status === 'decreed' ? [] : t(`settings:plan.${status}Year`, { year }),
  );
  return [paragraph([t('settings:plan.onRest'), ...guesses].join(' '))];
}

/** Name of the field for the quiet hours; the others have the names of their kinds. */
export const QUIET_FIELD = 'quiet';

/** The form with which the moments of a plan are changed. */
export function reminderPlanForm(
  { kinds, reminders }: Pick<PlanFacts, 'kinds' | 'reminders'>,
  { t }: Language,
): Form {
  const field = (
    name: string,
    { labelKey, initial }: { readonly labelKey: Key; readonly initial: string },
  ): FormField => ({
    ...{ kind: 'text', name, label: t(labelKey), initial },
    ...{ multiline: false, maxLength: 60, optional: true },
  });
  const { from, until } = reminders.quiet;
  const hours = from === until ? '' : `${from}-${until}`.replaceAll(':', '.');
  return {
    action: encodeAction('pengingat', 'ubah'),
    title: t('settings:form.title'),
    submit: t('settings:form.submit'),
    close: t('settings:form.close'),
    fields: [
      ...kinds.flatMap((kind) => {
        const { fieldKey, shape } = kind.schedule.setting;
        const plan = planOf(reminders.plan, kind);
        const initial = isInDays(shape) ? daysOf(plan).join(', ') : clockOf(plan);
        return fieldKey === undefined ? [] : [field(kind.name, { labelKey: fieldKey, initial })];
      }),
      field(QUIET_FIELD, { labelKey: 'settings:form.quiet', initial: hours }),
    ],
  };
}
