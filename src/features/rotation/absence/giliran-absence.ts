import { message } from '../../../i18n/message.ts';
import { findInstitution } from '../../../inbound/args/institution.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall, RunCall } from '../../../inbound/command.ts';
import { echo, refuse, replyHere } from '../../../inbound/replies.ts';
import { isoDate } from '../../../language/dates/format.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { findOpenAsk } from '../asking/asks.store.ts';
import { ifWithdrawn } from '../asking/giliran-withdrawn.ts';
import { deleteAbsence, listAbsences } from '../queue/places.store.ts';
import { namesOfInstitutions } from '../store.ts';
import { readAbsence } from './absence.rules.ts';
import { keepAbsence } from './absence.service.ts';
import { absences } from './absence.words.ts';

const MOST_REASON = 200;

/** `giliran absen BMKG Maret-Mei 2027 pindah gedung` keeps a window; without words all of them are shown, with buttons that remove. */
export async function absence(call: RunCall): Promise<readonly Reaction[]> {
  if (call.argument === '') return replyHere(call, await listed(call));
  const found = await findInstitution(call, { beginning: call.argument });
  if (!found.ok) return found.reactions;
  const { work, context } = call;
  const { id: forumId, timeZone } = context.forum;
  const { id: institutionId, shortName: name, code } = found.value;
  const example = call.language.t('commands:example.absen', { name });
  const read = readAbsence(found.rest, isoDate(work.now, timeZone));
  if (!read.ok) return refuse(call, { reason: read.reason, example });
  const reason = echo(read.value.reason).slice(0, MOST_REASON);
  const { from, until } = read.value;
  const by = { personId: context.actor.personId };
  const open = await findOpenAsk(work.db, forumId);
  await keepAbsence(work, { forumId, institutionId, by, window: { from, until }, reason });
  await recordAudit(work.db, { context, at: work.now, action: 'giliran absen', subject: code });
  const said = [call.language.t('rotation:absence.kept', { name }), ...(await ifWithdrawn(call, open))];
  return replyHere(call, await listed(call, said.join(' ')));
}

/** A press that removes a window. */
export async function removeAbsence(call: PressCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const removed = await deleteAbsence(work.db, { forumId, id: readRowId(call.parameters[1]) ?? 0 });
  if (removed === undefined) return refuse(call, 'proposalGone');
  const names = await namesOfInstitutions(work.db, { forumId, ids: [removed.institutionId] });
  const name = names.get(removed.institutionId) ?? '';
  await recordAudit(work.db, { context, at: work.now, action: 'giliran absen hapus', subject: name });
  return [{ kind: 'replace', message: await listed(call, language.t('rotation:absence.removed', { name })) }];
}

async function listed({ work, context, language }: Call, done?: string): Promise<OutgoingMessage> {
  const { id: forumId, timeZone } = context.forum;
  const kept = await listAbsences(work.db, { forumId, today: isoDate(work.now, timeZone) });
  return kept.length === 0
    ? message({ summary: done ?? language.t('rotation:absence.none') })
    : absences({ kept, done }, language);
}
