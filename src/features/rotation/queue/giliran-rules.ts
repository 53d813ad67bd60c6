import type { Call, PressCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { lockRotation } from '../store.ts';
import type { HostRules } from '../types.ts';
import { DECLINED, ORDERS } from './order.rules.ts';
import { loadHostRules, saveHostRules } from './places.store.ts';
import { rulesMessage } from './rules.words.ts';

/** `giliran aturan`: shows how the forum finds its hosts, with a button for each other way. */
export async function showRules(call: Call): Promise<readonly Reaction[]> {
  const rules = await loadHostRules(call.work.db, call.context.forum.id);
  const shown = rulesMessage({ rules, forum: call.context.forum.name }, call.language);
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: shown }] : replyHere(call, shown);
}

/** A press that changes one rule. */
export async function changeRule(call: PressCall): Promise<readonly Reaction[]> {
  const [, name = '', value = ''] = call.parameters;
  const change = changeOf(name, value);
  if (change === undefined) return refuse(call, 'proposalGone');
  const { work, context } = call;
  const forumId = context.forum.id;
  await lockRotation(work.db, forumId);
  await saveHostRules(work.db, { forumId, ...change });
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: 'giliran aturan',
    subject: `${name} ${value}`,
  });
  return showRules(call);
}

/** What a button says; undefined for what no button of ours can say. */
function changeOf(name: string, value: string): Partial<HostRules> | undefined {
  const order = ORDERS.find((one) => one === value);
  const declined = DECLINED.find((one) => one === value);
  if (name === 'order') return order && { order };
  if (name === 'declined') return declined && { declined };
  if (value !== 'on' && value !== 'off') return undefined;
  const isOn = value === 'on';
  switch (name) {
    case 'willingFirst':
      return { willingFirst: isOn };
    case 'alternates':
      return { alternates: isOn };
    case 'asksItself':
      return { asksItself: isOn };
    default:
      return undefined;
  }
}
