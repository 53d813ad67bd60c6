import { Temporal } from 'temporal-polyfill';
import { message } from '../../i18n/message.ts';
import { findInstitution } from '../../inbound/args/institution.ts';
import type { Call } from '../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../inbound/dialogues.store.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { formatDate } from '../../language/dates/format.ts';
import { parseWhen } from '../../language/dates/parse-when.ts';
import type { WhenValue } from '../../language/dates/when.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { ZoneId } from '../../lib/zone.ts';
import { startOfDay } from '../../notices/moments.ts';
import { toldNote } from '../../notices/told-later.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { findMeeting } from '../meetings/service.ts';
import { isHostOf } from '../meetings/which-meeting.service.ts';
import { whyNoMoment } from '../meetings/words.ts';
import type { ActionChange } from './action-steps.store.ts';
import { alterAction, finishAction, noteProgress } from './actions.service.ts';
import { findAction } from './store.ts';
import type { ActionItem } from './types.ts';
import { actionLine, progressNoted } from './words.ts';

const LONGEST_NOTE = 500;
export const LONGEST_DESCRIPTION = 300;

/** An item by the number that begins the words, with the words behind it; or what is said instead. */
export type FoundAction =
  | { readonly ok: true; readonly item: ActionItem; readonly rest: string }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/** Finds it. */
export async function findNumbered(call: Call, words: string): Promise<FoundAction> {
  const [, digits = '', rest = ''] =
    /^(?:no\.?|nomor|#)?\s*(\d{1,6})(?=\s|[;:,]|$)[\s;:,]*(.*)$/is.exec(words) ?? [];
  if (words.trim() === '') return { ok: false, reactions: refuse(call, 'noActionNumber') };
  const number = Number(digits);
  const forumId = call.context.forum.id;
  const item = digits === '' ? undefined : await findAction(call.work.db, { forumId, number });
  return item === undefined
    ? { ok: false, reactions: refuse(call, { reason: 'noSuchAction', words: words.slice(0, 40) }) }
    : { ok: true, item, rest: rest.trim() };
}

/** Who may edit an item: leaders, and the host of its meeting. */
async function mayEdit(call: Call, item: ActionItem): Promise<boolean> {
  if (mayChange('tindaklanjut', call.context.actor.roles)) return true;
  const meeting = await findMeeting(call.work.db, { forumId: item.forumId, id: item.meetingId });
  return meeting !== undefined && isHostOf(call, meeting);
}

/** Who may say how far an item is: they, and whoever acts for the institution responsible. */
async function mayReport(call: Call, item: ActionItem): Promise<boolean> {
  const isOwn = call.context.actor.seats.some(({ institutionId }) => institutionId === item.institutionId);
  return isOwn || mayEdit(call, item);
}

/** `selesai 3 catatan`, or the button. */
export async function finish(call: Call, words: string): Promise<readonly Reaction[]> {
  const found = await findNumbered(call, words);
  if (!found.ok) return found.reactions;
  const { item, rest: note } = found;
  const { number } = item;
  if (!(await mayReport(call, item))) return refuse(call, 'noRight');
  if (note.length > LONGEST_NOTE) return refuse(call, 'noteTooLong');
  const act = { item, byPersonId: call.context.actor.personId, note };
  if (!(await finishAction(call.work, act))) return refuse(call, { reason: 'actionDoneAlready', number });
  await audit(call, { action: 'tindaklanjut selesai', number });
  return replyHere(call, message({ summary: call.language.t('actions:closed', { number }) }));
}

/** `proses 3 catatan`, or the button, after which the note may follow. */
export async function progress(call: Call, words: string): Promise<readonly Reaction[]> {
  const found = await findNumbered(call, words);
  if (!found.ok) return found.reactions;
  const { item, rest: note } = found;
  const { number } = item;
  if (!(await mayReport(call, item))) return refuse(call, 'noRight');
  if (item.state === 'done') return refuse(call, { reason: 'actionDoneAlready', number });
  if (note.length > LONGEST_NOTE) return refuse(call, 'noteTooLong');
  await noteProgress(call.work, { item, byPersonId: call.context.actor.personId, note });
  await audit(call, { action: 'tindaklanjut proses', number });
  await endDialogue(call.work.db, dialogueKey(call));
  const offersNote = note === '' && call.incoming.chat.kind === 'private';
  return replyHere(call, progressNoted({ number, offersNote, hasNote: note !== '' }, call.language));
}

/** The button under it: the next message in private is the note. */
export async function askNote(call: Call, words: string): Promise<readonly Reaction[]> {
  const found = await findNumbered(call, words);
  if (!found.ok) return found.reactions;
  const { number } = found.item;
  if (!(await mayReport(call, found.item))) return refuse(call, 'noRight');
  await saveDialogue(call.work.db, {
    key: dialogueKey(call),
    forumId: call.context.forum.id,
    dialogue: { command: 'tindaklanjut', step: 'catatan', facts: { number: String(number) } },
    expiresAt: call.work.now + HOUR_MS,
  });
  return replyHere(call, message({ summary: call.language.t('actions:progressAsk', { number }) }));
}

/** `ubah 3 uraian`, `ubah 3 tenggat 5 Maret 2027`, `ubah 3 uraian; 5 Maret 2027`. */
export async function edit(call: Call, words: string): Promise<readonly Reaction[]> {
  const found = await findEditable(call, words);
  if (!found.ok) return found.reactions;
  const { item, rest } = found;
  const { number } = item;
  const { t, locale } = call.language;
  const zone = call.context.forum.timeZone;
  if (rest === '') return refuse(call, { reason: 'actionChangeEmpty', number });
  const [, deadline] = /^tenggat\b[\s:]*(.*)$/is.exec(rest) ?? [];
  const [, description, phrase] = /^(.*?)(?:;\s*([^;]*))?$/s.exec(rest) ?? [];
  const written = deadline ?? phrase;
  const when = written === undefined ? undefined : parseWhen(written, { now: call.work.now, zone });
  if (when?.outcome === 'ask')
    return refuse(call, { reason: 'actionWhen', why: whyNoMoment(when, call.language) });
  const said = deadline === undefined ? (description ?? '').trim() : '';
  if (said.length > LONGEST_DESCRIPTION)
    return refuse(call, { reason: 'actionTooLong', longest: LONGEST_DESCRIPTION });
  const change: ActionChange = {
    ...(said === '' ? {} : { description: said }),
    ...(when === undefined ? {} : { dueAt: dayOf(when.value, zone) }),
  };
  const was = t('actions:was', {
    description: item.description,
    when: formatDate(item.dueAt, { zone, locale }),
  });
  return alter(call, { item, kind: 'changed', change, note: was });
}

/** `alih 3 BPS`. */
export async function reassign(call: Call, words: string): Promise<readonly Reaction[]> {
  const found = await findEditable(call, words);
  if (!found.ok) return found.reactions;
  const { item, rest } = found;
  if (rest === '')
    return refuse(call, {
      reason: 'missingInstitution',
      example: call.language.t('actions:reassignExample'),
    });
  if (item.state === 'done') return refuse(call, { reason: 'actionDoneAlready', number: item.number });
  const responsible = await findInstitution(call, rest.replace(/^(?:ke|kepada)\s+/i, ''));
  if (!responsible.ok) return responsible.reactions;
  const { id: institutionId, shortName } = responsible.value;
  if (institutionId === item.institutionId)
    return refuse(call, { reason: 'actionSameInstitution', number: item.number, name: shortName });
  return alter(call, { item, kind: 'reassigned', change: { institutionId }, note: item.institution });
}

/** `buka 3`: a done item is open again. */
export async function reopen(call: Call, words: string): Promise<readonly Reaction[]> {
  const found = await findEditable(call, words);
  if (!found.ok) return found.reactions;
  const { item, rest: note } = found;
  if (item.state === 'open') return refuse(call, { reason: 'actionOpenAlready', number: item.number });
  if (note.length > LONGEST_NOTE) return refuse(call, 'noteTooLong');
  return alter(call, { item, kind: 'reopened', change: { state: 'open' }, note });
}

async function findEditable(call: Call, words: string): Promise<FoundAction> {
  const found = await findNumbered(call, words);
  return found.ok && !(await mayEdit(call, found.item))
    ? { ok: false, reactions: refuse(call, 'noRight') }
    : found;
}

const AUDITED = {
  changed: 'tindaklanjut ubah',
  reassigned: 'tindaklanjut alih',
  reopened: 'tindaklanjut buka',
} as const;

async function alter(
  call: Call,
  change: Omit<Parameters<typeof alterAction>[1], 'byPersonId'>,
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { number, forumId } = change.item;
  const { personId: byPersonId } = context.actor;
  const altered = await alterAction(work, { ...change, byPersonId });
  if (altered === undefined) return refuse(call, { reason: 'actionChangedMeanwhile', number });
  await audit(call, { action: AUDITED[change.kind], number });
  const item = (await findAction(work.db, { forumId, number })) ?? change.item;
  const line = actionLine({ item, zone: context.forum.timeZone }, language);
  const said = language.t(`actions:${change.kind}`, { line });
  const { heard } = altered;
  const told = heard === undefined ? '' : await toldNote(call, { name: item.institution, heard });
  return replyHere(call, message({ summary: `${said} ${told}`.trim() }));
}

/** The midnight with which the last day of a value begins, epoch milliseconds. */
export function dayOf(value: WhenValue, zone: ZoneId): number {
  const last = value.kind === 'range' ? value.end : value;
  return last.kind === 'instant'
    ? startOfDay(last.epochMs, zone)
    : Temporal.PlainDate.from(last.date).toZonedDateTime(zone).epochMilliseconds;
}

/** Keeps in the trail what was done to an item. */
export async function audit(
  { work, context }: Call,
  { action, number }: { readonly action: string; readonly number: number },
): Promise<void> {
  await recordAudit(work.db, { context, at: work.now, action, subject: `${number}` });
}
