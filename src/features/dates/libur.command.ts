import { prefixOf } from '../../i18n/chat-language.ts';
import type { Call, Command, PressCall, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { formatCalendarDate, isoDate } from '../../language/dates/format.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { isKnownYear, MOST_NAME, readTypedDay, typeOfName } from './holidays.rules.ts';
import { type CalendarWork, correctDay, holidaysOfYear, restoreDay } from './holidays.service.ts';
import { holidaysShown } from './holidays.words.ts';

const CHANGE = /^(tambah|hapus|pulih)(?:kan)?\b\s*(.*)$/is;
const YEAR = /^\d{4}$/;

/** The forum's calendar of holidays by year, and its corrections. */
export const libur: Command = {
  name: 'libur',
  aliases: ['harilibur'],
  run: async (call) => {
    const { argument, work, context } = call;
    const [, what, words = ''] = CHANGE.exec(argument) ?? [];
    if (what !== undefined) return change(call, { what: what.toLowerCase(), words });
    const year = argument === '' ? isoDate(work.now, context.forum.timeZone).slice(0, 4) : argument;
    if (!YEAR.test(year) || !isKnownYear(year))
      return refuse(call, { reason: 'wrongYear', ...prefixed(call) });
    return replyHere(call, await yearShown(call, { year: Number(year) }));
  },
  press,
};

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const [what, value = ''] = call.parameters;
  if (what === 'tahun' && YEAR.test(value) && isKnownYear(value))
    return [{ kind: 'replace', message: await yearShown(call, { year: Number(value) }) }];
  const day = what === 'pulih' ? readTypedDay(value) : undefined;
  if (day === undefined || !(await restoreDay(workOf(call), day.date))) return refuse(call, 'proposalGone');
  await note(call, { what: 'libur pulih', subject: day.date });
  return [{ kind: 'replace', message: await changed(call, { key: 'restored', date: day.date }) }];
}

async function change(
  call: RunCall,
  { what, words }: { readonly what: string; readonly words: string },
): Promise<readonly Reaction[]> {
  const day = readTypedDay(words);
  if (day === undefined || !isKnownYear(day.date))
    return refuse(call, { reason: 'unclearHoliday', ...prefixed(call) });
  const { date, rest: name } = day;
  if (what === 'pulih') {
    if (!(await restoreDay(workOf(call), date)))
      return refuse(call, { reason: 'notCorrected', ...shown(call, date) });
    await note(call, { what: 'libur pulih', subject: date });
    return replyHere(call, await changed(call, { key: 'restored', date }));
  }
  if (what === 'hapus') {
    const { holidays } = await holidaysOfYear(workOf(call), Number(date.slice(0, 4)));
    if (!holidays.some((one) => one.date === date))
      return refuse(call, { reason: 'noHoliday', ...shown(call, date) });
    await correctDay(workOf(call), { date, holiday: undefined });
    await note(call, { what: 'libur hapus', subject: date });
    return replyHere(call, await changed(call, { key: 'removed', date }));
  }
  if (name === '' || name.length > MOST_NAME)
    return refuse(call, { reason: 'unclearHoliday', ...prefixed(call) });
  const holiday = { date, type: typeOfName(name), name: name.replace(/\s+/g, ' '), isEstimate: false };
  await correctDay(workOf(call), { date, holiday });
  await note(call, { what: 'libur tambah', subject: `${date} ${holiday.name}` });
  return replyHere(call, await changed(call, { key: 'added', date, name: holiday.name }));
}

function workOf({ work, context }: Call): CalendarWork {
  return { db: work.db, now: work.now, forumId: context.forum.id };
}

function note(
  { work, context }: Call,
  { what, subject }: { readonly what: string; readonly subject: string },
): Promise<void> {
  return recordAudit(work.db, { context, at: work.now, action: what, subject });
}

function prefixed({ incoming }: Call): { readonly prefix: string } {
  return { prefix: prefixOf(incoming.platform) };
}

function shown({ language }: Call, date: string): { readonly date: string } {
  return { date: formatCalendarDate(date, language.locale) };
}

async function changed(
  call: Call,
  {
    key,
    date,
    name = '',
  }: { readonly key: 'added' | 'removed' | 'restored'; readonly date: string; readonly name?: string },
): Promise<OutgoingMessage> {
  const done = call.language.t(`dates:holidays.${key}`, { ...shown(call, date), name });
  return yearShown(call, { year: Number(date.slice(0, 4)), done });
}

async function yearShown(
  call: Call,
  { year, done }: { readonly year: number; readonly done?: string },
): Promise<OutgoingMessage> {
  const of = await holidaysOfYear(workOf(call), year);
  const { name: forum } = call.context.forum;
  const said = done === undefined ? {} : { done };
  return holidaysShown({ year, forum, ...of, ...said, ...prefixed(call) }, call.language);
}
