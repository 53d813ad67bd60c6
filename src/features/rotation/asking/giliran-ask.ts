import { message } from '../../../i18n/message.ts';
import { findInstitution } from '../../../inbound/args/institution.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall, RunCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { formatDate, formatDateTime } from '../../../language/dates/format.ts';
import { forumQuietEnd } from '../../../notices/service.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { readRotation } from '../queue/order.service.ts';
import { namesOfInstitutions } from '../store.ts';
import { turnWords } from '../turn.words.ts';
import { type AskRefusal, askAllAgain, askToHost, goOnWithoutAnswer, waitLonger } from './asking.service.ts';
import { findAsk, findOpenAsk, type HostAsk } from './asks.store.ts';
import { type Asked, slotToAsk } from './next-question.service.ts';

/** `giliran tanya [instansi]`: asks whose turn it is, or the one that is named. */
export async function ask(call: RunCall): Promise<readonly Reaction[]> {
  if (call.argument === '') return put(call, undefined);
  const found = await findInstitution(call, call.argument);
  return found.ok ? put(call, { id: found.value.id, name: found.value.shortName }) : found.reactions;
}

interface Whom {
  readonly id: number;
  readonly name: string;
  /** The open question that is withdrawn for it. */
  readonly insteadOf?: number;
}

async function put(call: Call, whom: Whom | undefined): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const order = {
    ...{ forumId: context.forum.id, institutionId: whom?.id },
    by: { personId: context.actor.personId },
    ...(whom?.insteadOf === undefined ? {} : { insteadOf: whom.insteadOf }),
  };
  const asked = await askToHost(work, order);
  if (!asked.ok) return explain(call, { whom, reason: asked.reason });
  await audit(call, { action: 'giliran tanya', subject: asked.value.place.code });
  const said = await askedMessage(call, asked.value);
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: said }] : replyHere(call, said);
}

async function askedMessage(call: Call, { place, people, ask }: Asked): Promise<OutgoingMessage> {
  const { id: forumId, timeZone: zone, name: forum } = call.context.forum;
  const { t, locale } = call.language;
  const quietUntil = await forumQuietEnd(call.work, { forumId, zone });
  const words = { people, name: place.shortName, turn: turnWords({ ...ask, forum, zone }, call.language) };
  const summary =
    quietUntil === undefined
      ? t('rotation:askedTo', words)
      : t('rotation:askedLater', { ...words, when: formatDateTime(quietUntil, { zone, locale }) });
  return message({ summary });
}

async function again(call: PressCall): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const by = { personId: context.actor.personId };
  const forumId = context.forum.id;
  // Of the meeting about which the leaders were told; the button may be an old one.
  const about = await findAsk(work.db, { forumId, id: readRowId(call.parameters[1]) ?? 0 });
  const asked = await askAllAgain(work, { forumId, by, number: about?.number });
  if (!asked.ok) return explain(call, { whom: undefined, reason: asked.reason });
  await audit(call, { action: 'giliran ulang', subject: asked.value.place.code });
  return [{ kind: 'replace', message: await askedMessage(call, asked.value) }];
}

/** Says why nobody is asked; where somebody else is being asked, a button asks the one that was named instead. */
async function explain(
  call: Call,
  { whom, reason }: { readonly whom: Whom | undefined; readonly reason: AskRefusal },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, timeZone: zone } = context.forum;
  const open = await findOpenAsk(work.db, forumId);
  const slot = slotToAsk(await readRotation(work, forumId));
  const names = await namesOfInstitutions(work.db, { forumId, ids: [open?.institutionId ?? 0] });
  const asked = names.get(open?.institutionId ?? 0) ?? '';
  const date = formatDate(open?.askedAt ?? work.now, { zone, locale: language.locale });
  if (reason !== 'otherAsked' || open === undefined || whom === undefined)
    return refuse(call, { reason, name: whom?.name ?? asked, asked, date, number: slot.number });
  const summary = language.t('refusals:otherAsked', { asked, date, name: whom.name });
  const action = encodeAction('giliran', 'ganti', open.id, whom.id);
  const text = language.t('rotation:askInstead', { name: whom.name });
  return replyHere(call, message({ summary, buttons: [[{ text, action }]] }));
}

/** A leader's decision about a question that nobody answered. */
export async function pressAsk(call: PressCall): Promise<readonly Reaction[]> {
  const [what, id, institution] = call.parameters;
  const { work, context } = call;
  const forumId = context.forum.id;
  if (what === 'ulang') return again(call);
  const ask = await findAsk(work.db, { forumId, id: readRowId(id) ?? 0 });
  if (ask === undefined) return refuse(call, 'proposalGone');
  if (what === 'lanjut') return goOn(call, ask);
  if (what === 'tunggu') return wait(call, ask);
  const names = await namesOfInstitutions(work.db, { forumId, ids: [readRowId(institution) ?? 0] });
  const [named] = [...names].map(([key, name]): Whom => ({ id: key, name }));
  return what === 'ganti' && named !== undefined
    ? put(call, { ...named, insteadOf: ask.id })
    : refuse(call, 'proposalGone');
}

async function goOn(call: PressCall, ask: HostAsk): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const by = { personId: context.actor.personId };
  const passed = await goOnWithoutAnswer(work, { forumId: context.forum.id, ask, by });
  if (!passed.ok) return refuse(call, passed.reason);
  await audit(call, { action: 'giliran lanjut', subject: '' });
  const { next } = passed.value;
  const said =
    next === undefined
      ? message({ summary: language.t('refusals:nobodyLeft') })
      : await askedMessage(call, next);
  return [{ kind: 'replace', message: said }];
}

async function wait(call: PressCall, ask: HostAsk): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const by = { personId: context.actor.personId };
  const waiting = await waitLonger(work, { forumId: context.forum.id, ask, by, isPondering: false });
  if (!waiting.ok) return refuse(call, waiting.reason);
  await audit(call, { action: 'giliran tunggu', subject: '' });
  return [{ kind: 'replace', message: message({ summary: language.t('rotation:waiting') }) }];
}

function audit(
  { context, work }: Call,
  { action, subject }: { readonly action: string; readonly subject: string },
): Promise<void> {
  return recordAudit(work.db, { context, at: work.now, action, subject });
}
