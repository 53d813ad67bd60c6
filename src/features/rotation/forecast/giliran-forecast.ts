import { message } from '../../../i18n/message.ts';
import { findInstitution } from '../../../inbound/args/institution.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall, RunCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { rowsPng } from '../history/timeline.ts';
import { pinInQueue } from '../queue/queue.service.ts';
import { movedBy } from './forecast.rules.ts';
import { type Forecast, readForecast } from './forecast.service.ts';
import { forecastChanged, forecastRows, forecastShown } from './forecast.words.ts';

/** `giliran rencana` shows the next meetings; `giliran rencana 45 LAN` what another host of one of them would move, before it is saved. */
export async function forecast(call: RunCall): Promise<readonly Reaction[]> {
  const words = call.argument.trim();
  const read = await readForecast(call.work, { forumId: call.context.forum.id });
  if (words === '') return replyHere(call, forecastShown({ meetings: read.meetings }, call.language));
  const [, before, name = '', after] =
    /^(?:#|ke-?)?(\d{1,4})?\s*(.*?)\s*(?:#|ke-?)?(\d{1,4})?$/is.exec(words) ?? [];
  const number = Number(before ?? after ?? 0);
  const example = call.language.t('rotation:plan.example');
  if (number === 0 || name === '') return refuse(call, { reason: 'missingInstitution', example });
  const found = await findInstitution(call, name);
  if (!found.ok) return found.reactions;
  const { id: institutionId, shortName } = found.value;
  const problem = problemOf(read, { institutionId, number });
  if (problem !== undefined) return refuse(call, { reason: problem, name: shortName, number });
  const promised = { institutionId, number };
  const { meetings } = await readForecast(call.work, { forumId: call.context.forum.id, promised });
  const moved = movedBy(read.meetings, meetings);
  return replyHere(call, forecastChanged({ meetings: moved, promised, name: shortName }, call.language));
}

/** Why an institution cannot be promised that meeting; undefined where it can. */
function problemOf(
  { meetings, rotation }: Forecast,
  { institutionId, number }: { readonly institutionId: number; readonly number: number },
): 'planNumber' | 'pinTaken' | 'notInQueue' | undefined {
  const { candidates } = rotation.order;
  const isOpen = rotation.slots.some((slot) => slot.number === number);
  if (!isOpen || !meetings.some((one) => one.number === number)) return 'planNumber';
  if (!candidates.some((one) => one.institutionId === institutionId)) return 'notInQueue';
  const isTaken = candidates.some((one) => one.pinnedTo === number && one.institutionId !== institutionId);
  return isTaken ? 'pinTaken' : undefined;
}

/** The buttons: saves what was shown, or draws the plan. */
export async function pressForecast(call: PressCall): Promise<readonly Reaction[]> {
  const [what, number, id] = call.parameters;
  if (what === 'rencanagambar') return draw(call);
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const { rotation } = await readForecast(work, { forumId });
  const promised = { number: readRowId(number) ?? 0, institutionId: readRowId(id) ?? 0 };
  const place = rotation.order.candidates.find(
    ({ institutionId }) => institutionId === promised.institutionId,
  );
  if (place === undefined || promised.number === 0) return refuse(call, 'buttonGone');
  const { code, shortName: name } = place;
  const by = { personId: context.actor.personId };
  const pinned = await pinInQueue(work, { forumId, code, by, ...promised });
  if (!pinned.ok) return refuse(call, { reason: pinned.reason, name, number: promised.number });
  await recordAudit(work.db, { context, at: work.now, action: 'giliran kunci', subject: code });
  const { meetings } = await readForecast(work, { forumId });
  const done = language.t('rotation:pinned', { name, number: promised.number });
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
  return replyHere(call, message({ summary: title, files: [file] }));
}
