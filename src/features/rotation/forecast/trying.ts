import { loadCalendar } from '../../../calendar/holidays.ts';
import type { Call } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import { formatCalendarDate } from '../../../language/dates/format.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { dateConcerns } from '../../meetings/calendar/rules.ts';
import { isAvailable } from '../queue/order.rules.ts';
import { movedBy } from './forecast.rules.ts';
import { type Forecast, readForecast } from './forecast.service.ts';
import { dayTried, forecastChanged } from './forecast.words.ts';
import { replyPlan } from './plan-reply.ts';
import { problemOfDay } from './planning.service.ts';

/** Shows what another host of a meeting would move; nothing is saved. */
export async function tryHost(
  call: Call,
  {
    number,
    institution,
  }: { readonly number: number; readonly institution: { readonly id: number; readonly shortName: string } },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const { id: institutionId, shortName: name } = institution;
  const read = await readForecast(work, { forumId });
  const problem = problemOfHost(read, { institutionId, number });
  if (problem !== undefined) return refuse(call, { reason: problem, name, number });
  const promised = { institutionId, number };
  const { meetings } = await readForecast(work, { forumId, promised });
  return show(
    call,
    forecastChanged({ meetings: movedBy(read.meetings, meetings), promised, name }, language),
  );
}

/** Shows what another day of a meeting would move, and what speaks against it; nothing is saved. */
export async function tryDay(
  call: Call,
  { number, day }: { readonly number: number; readonly day: string | undefined },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const read = await readForecast(work, { forumId });
  const problem = problemOfDay(read, { forumId, number, day, now: work.now });
  if (problem !== undefined) {
    const other = problem.reason === 'planDayOrder' ? problem.other : undefined;
    const shown = other?.date ?? day;
    const date = shown === undefined ? '' : formatCalendarDate(shown, language.locale);
    return refuse(call, { reason: problem.reason, number, other: other?.number ?? 0, date });
  }
  const { meetings } = await readForecast(work, { forumId, planned: { number, day } });
  const calendar = await loadCalendar(work.db, forumId);
  const concerns = day === undefined ? [] : dateConcerns(day, calendar);
  const moved = movedBy(read.meetings, meetings);
  return show(call, dayTried({ meetings: moved, number, day, concerns }, language));
}

/** A press shows it in the place of what was pressed. */
function show(call: Call, shown: OutgoingMessage): readonly Reaction[] {
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: shown }] : replyPlan(call, shown);
}

/** Why an institution cannot be promised that meeting; undefined where it can. */
function problemOfHost(
  { meetings, rotation }: Forecast,
  { institutionId, number }: { readonly institutionId: number; readonly number: number },
): 'planNumber' | 'pinTaken' | 'notInQueue' | 'hostAbsent' | undefined {
  const { candidates } = rotation.order;
  const date = meetings.find((one) => one.number === number)?.date;
  const isOpen = rotation.slots.some((slot) => slot.number === number);
  if (!isOpen || !meetings.some((one) => one.number === number)) return 'planNumber';
  const place = candidates.find((one) => one.institutionId === institutionId);
  if (place === undefined) return 'notInQueue';
  if (!isAvailable({ ...place, passedFor: undefined }, { number, date })) return 'hostAbsent';
  const isTaken = candidates.some((one) => one.pinnedTo === number && one.institutionId !== institutionId);
  return isTaken ? 'pinTaken' : undefined;
}
