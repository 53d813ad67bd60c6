import { loadHolidays } from '../../calendar/holidays.ts';
import type { Holiday } from '../../calendar/types.ts';
import { dayIn, yearStatus } from '../../calendar/working-days.ts';
import type { Call, Command, SubmitCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { type PlannedKind, plannedKinds, planOf } from '../../notices/settings/plan.ts';
import {
  type Hours,
  type HoursProblem,
  hoursProblem,
  isInDays,
  parseHours,
  readMoments,
} from '../../notices/settings/rules.ts';
import {
  loadForumReminders,
  type PlanChange,
  type QuietChange,
  saveKinds,
  saveQuiet,
} from '../../notices/settings/settings.store.ts';
import type { ForumReminders } from '../../notices/settings/types.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { type PlanFacts, QUIET_FIELD, reminderPlan, reminderPlanForm } from './plan.words.ts';

const ON = ['nyala', 'nyalakan', 'hidup', 'ya', 'on'];
/** Whether reminders rest on such a day, by what is said of it. */
const WEEKEND: Readonly<Record<string, boolean>> = {
  ...{ kirim: false, kerja: false, boleh: false, send: false, work: false },
  ...{ libur: true, tenang: true, rest: true },
};
const OFF = ['mati', 'matikan', 'tidak', 'off'];

/** Shows the forum's reminder plan and changes it, by words, buttons or a form. */
export const pengingat: Command = {
  name: 'pengingat',
  aliases: [],
  run: async (call) => {
    const [word = '', ...others] = call.argument.toLowerCase().split(/\s+/);
    if (word === '') return show(call);
    return change(call, { word, rest: others.join(' ') });
  },
  press: async (call) => {
    const [what = '', name = ''] = call.parameters;
    const reminders = await loadForumReminders(call.work.db, call.context.forum.id);
    if (what === 'ubah' && call.limits.hasForms) {
      const facts = { kinds: kindsOf(call), reminders };
      return [{ kind: 'form', form: reminderPlanForm(facts, call.language) }];
    }
    if (what === 'sabtu') {
      await changeQuiet(call, { saturdays: name !== 'kirim' });
      return show(call, reminders);
    }
    const kind = kindsOf(call).find((one) => one.name === name);
    if (what !== 'alih' || kind === undefined) return refuse(call, 'proposalGone');
    const plan = planOf(reminders.plan, kind);
    await save(call, [{ kind, plan: { ...plan, enabled: !plan.enabled } }]);
    return show(call, reminders);
  },
  submit,
};

function kindsOf({ services }: Call): readonly PlannedKind[] {
  return plannedKinds(services.notices);
}

/** The longest time before a meeting that a reminder may come. */
const AHEAD_MS = 180 * DAY_MS;

function calendarOf(years: readonly number[], holidays: readonly Holiday[]): PlanFacts['calendar'] {
  return [...new Set(years)].map((year) => ({ year, status: yearStatus(year, holidays) }));
}

/** Shows the plan; after a change also what is other than `before`. */
async function show(call: Call, before?: ForumReminders): Promise<readonly Reaction[]> {
  const { forum } = call.context;
  const { db, now } = call.work;
  const reminders = await loadForumReminders(db, forum.id);
  const years = [now, now + AHEAD_MS].map((at) => dayIn(at, forum.timeZone).year);
  const facts = {
    forumName: forum.name,
    calendar: calendarOf(years, await loadHolidays(db, forum.id)),
    kinds: kindsOf(call),
    reminders,
    before,
    hasForms: call.limits.hasForms,
  };
  const shown = reminderPlan(facts, call.language);
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: shown }] : replyHere(call, shown);
}

async function change(
  call: Call,
  { word, rest }: { readonly word: string; readonly rest: string },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const state = ON.includes(rest) ? true : OFF.includes(rest) ? false : undefined;
  const before = await loadForumReminders(work.db, forumId);
  if (word === 'minggu' || word === 'sabtu') {
    const isQuiet = WEEKEND[rest] ?? (word === 'minggu' ? state : undefined);
    if (isQuiet === undefined)
      return refuse(call, { reason: 'unknownOption', option: rest, options: 'kirim, libur' });
    await changeQuiet(call, word === 'minggu' ? { sundays: isQuiet } : { saturdays: isQuiet });
    return show(call, before);
  }
  if (word === 'tenang') {
    const hours = state === false ? NO_HOURS : readHours(rest);
    if (typeof hours === 'string') return refuse(call, hours);
    await changeQuiet(call, hours);
    return show(call, before);
  }
  return changeKind(call, { word, rest, state, before });
}

async function changeKind(
  call: Call,
  typed: {
    readonly word: string;
    readonly rest: string;
    /** Whether it is switched on or off; undefined: its moments are named. */
    readonly state: boolean | undefined;
    readonly before: ForumReminders;
  },
): Promise<readonly Reaction[]> {
  const { word, rest, state, before } = typed;
  const kinds = kindsOf(call);
  const kind = kinds.find(({ schedule }) => schedule.setting.word === word);
  if (kind === undefined) {
    const words = kinds.map(({ schedule }) => schedule.setting.word);
    return refuse(call, {
      reason: 'unknownOption',
      option: word,
      options: [...words, 'tenang', 'sabtu', 'minggu'].join(', '),
    });
  }
  const { shape } = kind.schedule.setting;
  if (shape === 'none' && state === undefined)
    return refuse(call, { reason: 'unknownOption', option: rest, options: 'nyala, mati' });
  const own = planOf(before.plan, kind);
  const offsetsMinutes = state === undefined ? readMoments(shape, rest) : own.offsetsMinutes;
  if (offsetsMinutes === undefined) return refuse(call, isInDays(shape) ? 'wrongDays' : 'wrongClock');
  await save(call, [{ kind, plan: { enabled: state ?? true, offsetsMinutes } }]);
  return show(call, before);
}

/** What switches quiet hours off. */
const NO_HOURS: Hours = { from: '00:00', until: '00:00' };

/** Quiet hours as typed, or why they are none. */
function readHours(text: string): Hours | HoursProblem | 'wrongHours' {
  const hours = parseHours(text);
  return hours === undefined ? 'wrongHours' : (hoursProblem(hours, 'forum') ?? hours);
}

async function submit(call: SubmitCall): Promise<readonly Reaction[]> {
  const { work, context, language, values } = call;
  const before = await loadForumReminders(work.db, context.forum.id);
  const errors: Record<string, string> = {};
  const changes: PlanChange[] = [];
  for (const kind of kindsOf(call)) {
    const text = (values[kind.name] ?? '').trim();
    if (text === '') continue;
    const { shape } = kind.schedule.setting;
    const offsetsMinutes = readMoments(shape, text);
    const wrong = isInDays(shape) ? 'settings:form.wrongDays' : 'settings:form.wrongClock';
    if (offsetsMinutes === undefined) errors[kind.name] = language.t(wrong);
    else changes.push({ kind, plan: { ...planOf(before.plan, kind), offsetsMinutes } });
  }
  const quiet = (values[QUIET_FIELD] ?? '').trim();
  const hours = quiet === '' ? undefined : readHours(quiet);
  if (typeof hours === 'string') {
    errors[QUIET_FIELD] = language.t(
      hours === 'wrongHours' ? 'settings:form.wrongHours' : `refusals:${hours}`,
    );
  }
  if (Object.keys(errors).length > 0) return [{ kind: 'form-errors', errors }];
  await save(call, changes);
  if (typeof hours === 'object') await changeQuiet(call, hours);
  return show(call, before);
}

async function save(call: Call, changes: readonly PlanChange[]): Promise<void> {
  const { work, context } = call;
  await saveKinds(work.db, { forumId: context.forum.id, changes, now: work.now });
  const subject = changes.map(({ kind }) => kind.name).join(' ');
  await recordAudit(work.db, { context, at: work.now, action: 'pengingat', subject });
}

async function changeQuiet(call: Call, quiet: QuietChange): Promise<void> {
  const { work, context } = call;
  await saveQuiet(work.db, { forumId: context.forum.id, quiet });
  await recordAudit(work.db, { context, at: work.now, action: 'pengingat', subject: 'quiet' });
}
