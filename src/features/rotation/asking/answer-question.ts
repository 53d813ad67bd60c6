import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, ContinueCall, PressCall, SubmitCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { hasWords, refuse, replyHere, replyPrivately, sayInPrivate } from '../../../inbound/replies.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Form, OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { namesOfInstitutions } from '../store.ts';
import { turnWords } from '../turn.words.ts';
import { agreeToHost, declineToHost, waitLonger } from './asking.service.ts';
import { findAsk, type HostAsk } from './asks.store.ts';
import { answerExchange, chooseExchange, offerExchange } from './exchanging.ts';
import { pressOffer } from './volunteering.ts';

const REASONS = ['building', 'budget', 'agenda', 'leader'] as const;
const REASON_FIELD = 'reason';
const MOST_REASON = 300;

/** A press of one of the buttons that asked institutions, and those who offer themselves, are shown. */
export async function pressAnswer(call: PressCall): Promise<readonly Reaction[]> {
  const [what, id, more] = call.parameters;
  switch (what) {
    case 'tawar':
      return pressOffer(call, { institution: id, isWilling: true });
    case 'urung':
      return pressOffer(call, { institution: id, isWilling: false });
    case 'setuju':
    case 'tolak':
      return answerExchange(call, { id: readRowId(id) ?? 0, agrees: what === 'setuju' });
    default: {
      const ask = await ownAsk(call, readRowId(id) ?? 0);
      return 'reactions' in ask ? ask.reactions : answer(call, { what, ask, more });
    }
  }
}

/** The question that the presser's own institution was put; or why it is not theirs to answer. */
async function ownAsk(
  call: Call,
  id: number,
): Promise<HostAsk | { readonly reactions: readonly Reaction[] }> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const ask = await findAsk(work.db, { forumId, id });
  if (ask === undefined) return { reactions: refuse(call, 'askGone') };
  if (!context.actor.seats.some(({ institutionId }) => institutionId === ask.institutionId)) {
    const names = await namesOfInstitutions(work.db, { forumId, ids: [ask.institutionId] });
    return { reactions: refuse(call, { reason: 'notYourTurn', name: names.get(ask.institutionId) ?? '' }) };
  }
  return ask.state === 'open' ? ask : { reactions: refuse(call, 'askGone') };
}

interface Answering {
  readonly what: string | undefined;
  readonly ask: HostAsk;
  readonly more: string | undefined;
}

async function answer(call: PressCall, { what, ask, more }: Answering): Promise<readonly Reaction[]> {
  switch (what) {
    case 'ya':
      return agree(call, ask);
    case 'tidak':
      return askReason(call, ask);
    case 'alasan':
      return takeReason(call, { ask, chosen: more });
    case 'dulu':
      return ponder(call, ask);
    case 'tukar':
      return offerExchange(call, { ask, from: readRowId(more) ?? 0 });
    case 'tukardengan':
      return chooseExchange(call, { ask, otherId: readRowId(more) ?? 0 });
    default:
      return refuse(call, 'buttonGone');
  }
}

async function agree(call: Call, ask: HostAsk): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const agreed = await agreeToHost(work, { forumId, ask, by: { personId: context.actor.personId } });
  if (!agreed.ok) return refuse(call, agreed.reason);
  await audit(call, { ask, action: 'tuanrumah jawab bersedia' });
  const turn = turnWords({ ...ask, forum, zone }, language);
  const name = await nameOf(call, ask);
  return [
    { kind: 'replace', message: message({ summary: language.t('rotation:agreedThanks', { name, turn }) }) },
  ];
}

/** Asks why, with buttons for the usual reasons; nothing is recorded before one is chosen. */
async function askReason(call: Call, ask: HostAsk): Promise<readonly Reaction[]> {
  const { t } = call.language;
  const choose = (reason: string, text: string) => ({
    text,
    action: encodeAction('tuanrumah', 'alasan', ask.id, reason),
  });
  const summary = t('rotation:reason.ask', { name: await nameOf(call, ask) });
  const buttons = [
    ...REASONS.map((reason) => [choose(reason, t(`rotation:reason.${reason}`))]),
    [choose('lain', t('rotation:reason.other')), choose('tanpa', t('rotation:reason.none'))],
  ];
  return inPrivate(call, { shown: message({ summary, buttons }), replaces: true });
}

async function takeReason(
  call: PressCall,
  { ask, chosen }: { readonly ask: HostAsk; readonly chosen: string | undefined },
): Promise<readonly Reaction[]> {
  const { t } = call.language;
  const usual = REASONS.find((one) => one === chosen);
  if (usual !== undefined) return decline(call, { ask, reason: t(`rotation:reason.${usual}`) });
  if (chosen === 'tanpa') return decline(call, { ask, reason: '' });
  if (chosen !== 'lain') return refuse(call, 'buttonGone');
  if (call.limits.hasForms) return [{ kind: 'form', form: reasonForm(call, ask) }];
  await saveDialogue(call.work.db, {
    key: dialogueKey(call),
    forumId: call.context.forum.id,
    dialogue: { command: 'tuanrumah', step: 'alasan', facts: { ask: String(ask.id) } },
    expiresAt: call.work.now + HOUR_MS,
  });
  return replyHere(call, message({ summary: t('rotation:reason.write') }));
}

function reasonForm({ language: { t } }: Call, { id }: HostAsk): Form {
  return {
    action: encodeAction('tuanrumah', 'alasan', id),
    title: t('rotation:reason.formTitle'),
    submit: t('rotation:reason.formSubmit'),
    close: t('rotation:reason.formClose'),
    fields: [
      {
        ...{ name: REASON_FIELD, label: t('rotation:reason.label'), optional: false },
        ...{ kind: 'text', multiline: true, maxLength: MOST_REASON },
      },
    ],
  };
}

/** The form with a reason of the institution's own words. */
export async function submitReason(call: SubmitCall): Promise<readonly Reaction[]> {
  const ask = await ownAsk(call, readRowId(call.parameters[1]) ?? 0);
  return 'reactions' in ask ? ask.reactions : decline(call, { ask, reason: call.values[REASON_FIELD] ?? '' });
}

/** The words that follow where there are no forms. */
export async function continueReason(call: ContinueCall): Promise<readonly Reaction[] | undefined> {
  if (call.step !== 'alasan' || !hasWords(call.argument)) return undefined;
  await endDialogue(call.work.db, dialogueKey(call));
  const ask = await ownAsk(call, readRowId(call.facts.ask) ?? 0);
  return 'reactions' in ask ? ask.reactions : decline(call, { ask, reason: call.argument });
}

async function decline(
  call: Call,
  { ask, reason }: { readonly ask: HostAsk; readonly reason: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const by = { personId: context.actor.personId };
  const words = reason.replace(/\s+/g, ' ').trim().slice(0, MOST_REASON);
  const declined = await declineToHost(work, { forumId: context.forum.id, ask, by, reason: words });
  if (!declined.ok) return refuse(call, declined.reason);
  await audit(call, { ask, action: 'tuanrumah jawab tidak bisa' });
  const key = declined.value.next === undefined ? 'rotation:declinedLast' : 'rotation:declinedThanks';
  const summary = language.t(key, { name: await nameOf(call, ask) });
  return say(call, message({ summary }));
}

async function ponder(call: Call, ask: HostAsk): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const by = { personId: context.actor.personId };
  const waiting = await waitLonger(work, { forumId: context.forum.id, ask, by, isPondering: true });
  if (!waiting.ok) return refuse(call, waiting.reason);
  await audit(call, { ask, action: 'tuanrumah tanya dulu' });
  const summary = language.t('rotation:ponderThanks', { name: await nameOf(call, ask) });
  // The question stays with its buttons: it is still to be answered.
  return inPrivate(call, { shown: message({ summary }), replaces: false });
}

/** What only the one who pressed is shown: in a group not in the place of the question, which concerns others too. */
function inPrivate(
  call: Call,
  { shown, replaces }: { readonly shown: OutgoingMessage; readonly replaces: boolean },
): readonly Reaction[] {
  const { incoming, services, language } = call;
  if (incoming.chat.kind === 'private')
    return replaces ? [{ kind: 'replace', message: shown }] : replyHere(call, shown);
  const url = services.platforms.get(incoming.platform)?.privateChatUrl('mulai');
  return replyPrivately(shown, sayInPrivate(url, language));
}

/** In the place of the button that was pressed, else as a reply. */
function say(call: Call, said: OutgoingMessage): readonly Reaction[] {
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: said }] : replyHere(call, said);
}

async function nameOf({ work }: Call, { forumId, institutionId }: HostAsk): Promise<string> {
  const names = await namesOfInstitutions(work.db, { forumId, ids: [institutionId] });
  return names.get(institutionId) ?? '';
}

async function audit(
  { context, work }: Call,
  { ask, action }: { readonly ask: HostAsk; readonly action: string },
): Promise<void> {
  const { forumId, institutionId } = ask;
  const names = await namesOfInstitutions(work.db, { forumId, ids: [institutionId] });
  await recordAudit(work.db, { context, at: work.now, action, subject: names.get(institutionId) ?? '' });
}
