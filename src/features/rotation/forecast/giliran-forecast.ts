import { message } from '../../../i18n/message.ts';
import { findInstitution } from '../../../inbound/args/institution.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall, RunCall } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { rowsPng } from '../history/timeline.ts';
import { pinInQueue } from '../queue/queue.service.ts';
import { askWhat, askWhich } from './choosing.ts';
import { readForecast } from './forecast.service.ts';
import { forecastRows, forecastShown } from './forecast.words.ts';
import { replyPlan } from './plan-reply.ts';
import { planDay } from './planning.service.ts';
import { readChange } from './reading-change.ts';
import { tryDay, tryHost } from './trying.ts';

/**
 * `giliran rencana` shows the next meetings; `giliran rencana 45 LAN` or `giliran rencana 45 13 Mei 2027` what another host or day
 * of one of them would move, before it is saved.
 */
export async function forecast(call: RunCall): Promise<readonly Reaction[]> {
  const words = call.argument.trim();
  const { forum } = call.context;
  if (words === '') {
    const { meetings } = await readForecast(call.work, { forumId: forum.id });
    return replyPlan(call, forecastShown({ meetings }, call.language));
  }
  const change = readChange(words, { now: call.work.now, zone: forum.timeZone });
  switch (change.what) {
    case 'nothing':
      return refuse(call, 'planWords');
    case 'past':
      return refuse(call, 'planDayPast');
    case 'day':
      return tryDay(call, change);
    default: {
      const { number, isDayLike } = change;
      const found = await findInstitution(call, change.words);
      if (found.ok) return tryHost(call, { number, institution: found.value });
      return isDayLike
        ? refuse(call, { reason: 'planDayUnclear', words: change.words, number })
        : found.reactions;
    }
  }
}

/** The buttons: choose and try another day or host, save what was shown, draw the plan. */
export async function pressForecast(call: PressCall): Promise<readonly Reaction[]> {
  const [what, first, second, third] = call.parameters;
  switch (what) {
    case 'rencanagambar':
      return draw(call);
    case 'rencanaubah':
      return askWhich(call, first);
    case 'rencanapilih':
      return askWhat(call, { kind: first, number: readRowId(second) ?? 0 });
    case 'rencanacoba':
      return attempt(call, { kind: first, number: readRowId(second) ?? 0, value: third ?? '' });
    case 'rencanahari':
      return saveDay(call, { number: readRowId(first) ?? 0, value: second ?? '' });
    default:
      return saveHost(call, { number: readRowId(first) ?? 0, institutionId: readRowId(second) ?? 0 });
  }
}

async function attempt(
  call: PressCall,
  {
    kind,
    number,
    value,
  }: { readonly kind: string | undefined; readonly number: number; readonly value: string },
): Promise<readonly Reaction[]> {
  if (kind === 'hari') {
    const day = readDayOf(value);
    return day === false ? refuse(call, 'buttonGone') : tryDay(call, { number, day });
  }
  const { rotation } = await readForecast(call.work, { forumId: call.context.forum.id });
  const place = rotation.order.candidates.find(({ institutionId }) => institutionId === readRowId(value));
  if (place === undefined) return refuse(call, 'buttonGone');
  return tryHost(call, { number, institution: { id: place.institutionId, shortName: place.shortName } });
}

/** The day of a button: an ISO date, or `irama` for the one that the cadence gives; false for anything else. */
function readDayOf(value: string): string | undefined | false {
  if (value === 'irama') return undefined;
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : false;
}

async function saveDay(
  call: PressCall,
  { number, value }: { readonly number: number; readonly value: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const day = readDayOf(value);
  if (day === false) return refuse(call, 'buttonGone');
  const planned = await planDay(work, { forumId, number, day, by: { personId: context.actor.personId } });
  if (!planned.ok) return refuse(call, { reason: planned.reason, number });
  const subject = String(number);
  await recordAudit(work.db, { context, at: work.now, action: 'giliran rencana', subject });
  const { meetings } = planned.value;
  const done = language.t(day === undefined ? 'rotation:plan.dayFreed' : 'rotation:plan.dayKept', { number });
  return [{ kind: 'replace', message: forecastShown({ meetings, done }, language) }];
}

async function saveHost(
  call: PressCall,
  promised: { readonly number: number; readonly institutionId: number },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const { number, institutionId } = promised;
  const { rotation } = await readForecast(work, { forumId });
  const place = rotation.order.candidates.find((one) => one.institutionId === institutionId);
  if (place === undefined || number === 0) return refuse(call, 'buttonGone');
  const { code, shortName: name } = place;
  const by = { personId: context.actor.personId };
  const pinned = await pinInQueue(work, { forumId, by, ...promised });
  if (!pinned.ok) return refuse(call, { reason: pinned.reason, name, number });
  await recordAudit(work.db, { context, at: work.now, action: 'giliran kunci', subject: code });
  const { meetings } = await readForecast(work, { forumId });
  const done = language.t('rotation:pinned', { name, number });
  return [{ kind: 'replace', message: forecastShown({ meetings, done }, language) }];
}

async function draw(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { meetings } = await readForecast(work, { forumId: context.forum.id });
  const title = language.t('rotation:plan.title');
  const subtitle = language.t('rotation:plan.subtitle', {
    forum: context.forum.name,
    count: meetings.length,
  });
  const content = await rowsPng({ title, subtitle, rows: forecastRows(meetings, language) });
  const file = { name: 'rencana-tuan-rumah.png', mimeType: 'image/png', content };
  return replyPlan(call, message({ summary: title, files: [file] }));
}
