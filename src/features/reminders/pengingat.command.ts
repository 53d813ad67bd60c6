import type { Call, Command, SubmitCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import type { QuietHours } from '../../notices/quiet.ts';
import type { KindPlan } from '../../notices/schedule.ts';
import {
  type Hours,
  type HoursProblem,
  hoursProblem,
  isInDays,
  parseHours,
  readMoments,
} from '../../notices/settings/rules.ts';
import { loadForumReminders, saveKinds, saveQuiet } from '../../notices/settings/settings.store.ts';
import { type ForumReminders, PLANNED_KINDS, type PlannedKind } from '../../notices/settings/types.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { FORM_FIELDS, reminderPlan, reminderPlanForm } from './plan.words.ts';

/** Words by which a kind is called. */
const WORDS: Readonly<Record<string, PlannedKind>> = {
  konfirmasi: 'answerReminder',
  menjelang: 'eve',
  pagi: 'morning',
  tuanrumah: 'hostReminder',
  rekap: 'recap',
  notula: 'minutesReminder',
  tindaklanjut: 'actionReminder',
};
const ON = ['nyala', 'nyalakan', 'hidup', 'ya', 'on'];
const OFF = ['mati', 'matikan', 'tidak', 'off'];

/** Shows the forum's reminder plan and changes it, by words, buttons or a form. */
export const pengingat: Command = {
  name: 'pengingat',
  aliases: [],
  run: async (call) => {
    const [word = '', ...others] = call.argument.toLowerCase().split(/\s+/);
    if (word === '') return show(call);
    return change(call, word, others.join(' '));
  },
  press: async (call) => {
    const [what = '', name = ''] = call.parameters;
    const reminders = await loadForumReminders(call.work.db, call.context.forum.id);
    if (what === 'ubah' && call.limits.hasForms) {
      return [{ kind: 'form', form: reminderPlanForm(reminders, call.language) }];
    }
    const kind = PLANNED_KINDS.find((one) => one === name);
    if (what !== 'alih' || kind === undefined) return refuse(call, 'proposalGone');
    const plan = reminders.kinds[kind];
    await save(call, { [kind]: { ...plan, enabled: !plan.enabled } });
    return show(call, reminders);
  },
  submit,
};

/** Shows the plan; after a change also what is other than `before`. */
async function show(call: Call, before?: ForumReminders): Promise<readonly Reaction[]> {
  const { forum } = call.context;
  const reminders = await loadForumReminders(call.work.db, forum.id);
  const facts = { forumName: forum.name, reminders, before, hasForms: call.limits.hasForms };
  const shown = reminderPlan(facts, call.language);
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: shown }] : replyHere(call, shown);
}

async function change(call: Call, word: string, rest: string): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const state = ON.includes(rest) ? true : OFF.includes(rest) ? false : undefined;
  const before = await loadForumReminders(work.db, forumId);
  if (word === 'minggu') {
    if (state === undefined) return refuse(call, 'unknownOption', { option: rest, options: 'ya, tidak' });
    await changeQuiet(call, { sundays: state });
    return show(call, before);
  }
  if (word === 'tenang') {
    const hours = state === false ? NO_HOURS : readHours(rest);
    if (typeof hours === 'string') return refuse(call, hours);
    await changeQuiet(call, hours);
    return show(call, before);
  }
  const kind = WORDS[word];
  if (kind === undefined) {
    const options = [...Object.keys(WORDS), 'tenang', 'minggu'].join(', ');
    return refuse(call, 'unknownOption', { option: word, options });
  }
  if (kind === 'recap' && state === undefined)
    return refuse(call, 'unknownOption', { option: rest, options: 'nyala, mati' });
  const offsetsMinutes = state === undefined ? readMoments(kind, rest) : before.kinds[kind].offsetsMinutes;
  if (offsetsMinutes === undefined) return refuse(call, isInDays(kind) ? 'wrongDays' : 'wrongClock');
  await save(call, { [kind]: { enabled: state ?? true, offsetsMinutes } });
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
  const changed: Partial<Record<PlannedKind, KindPlan>> = {};
  for (const name of FORM_FIELDS) {
    const text = (values[name] ?? '').trim();
    if (name === 'quiet' || text === '') continue;
    const offsetsMinutes = readMoments(name, text);
    if (offsetsMinutes !== undefined) changed[name] = { ...before.kinds[name], offsetsMinutes };
    else errors[name] = language.t(isInDays(name) ? 'settings:form.wrongDays' : 'settings:form.wrongClock');
  }
  const quiet = (values.quiet ?? '').trim();
  const hours = quiet === '' ? undefined : readHours(quiet);
  if (typeof hours === 'string') {
    errors.quiet = language.t(hours === 'wrongHours' ? 'settings:form.wrongHours' : `refusals:${hours}`);
  }
  if (Object.keys(errors).length > 0) return [{ kind: 'form-errors', errors }];
  await save(call, changed);
  if (typeof hours === 'object') await changeQuiet(call, hours);
  return show(call, before);
}

async function save(call: Call, kinds: Partial<Readonly<Record<PlannedKind, KindPlan>>>): Promise<void> {
  const { work, context } = call;
  await saveKinds(work.db, { forumId: context.forum.id, kinds, now: work.now });
  const subject = Object.keys(kinds).join(' ');
  await recordAudit(work.db, { context, at: work.now, action: 'pengingat', subject });
}

async function changeQuiet(call: Call, quiet: Partial<QuietHours>): Promise<void> {
  const { work, context } = call;
  await saveQuiet(work.db, context.forum.id, quiet);
  await recordAudit(work.db, { context, at: work.now, action: 'pengingat', subject: 'quiet' });
}
