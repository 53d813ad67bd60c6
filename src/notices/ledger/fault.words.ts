import type { Language } from '../../i18n/index.ts';
import type { RecentFault } from './ledger.store.ts';

/** Reasons as platforms word them, by what they mean to an operator; the first that fits. */
const MEANINGS = [
  ['off', /platform is off/i],
  ['unnoted', /^unnoted$/],
  ['ours', /^compose$|^no forum$|unexpected fault/i],
  ['busy', /^wait$|ratelimited|: 429 |^network: Retry header/i],
  ['departed', /deactivated|account_inactive_user|user_disabled|users?_not_found/i],
  ['blocked', /bot was blocked/i],
  ['notOpened', /no private way|can't initiate|user_|PEER_ID_INVALID|cannot_dm|messages_tab/i],
  ['chat', /chat|channel|kicked|member|rights|thread|topic|archived|restricted|not_in_conversation/i],
  ['token', /auth|token|account_inactive|missing_scope|no_permission|: 40[14] /i],
  [
    'network',
    /network|no answer|http_5|: 5\d\d |timeout|internal_error|fatal_error|unavailable|request_timeout/i,
  ],
] as const;

/** What is the matter with a group or channel that takes no message, and what helps; the first that fits. */
const CHAT_MEANINGS = [
  ['archived', /archived/i],
  ['topicClosed', /TOPIC_CLOSED/i],
  ['topicGone', /thread not found|TOPIC_DELETED/i],
  ['notAllowed', /rights|restricted|_FORBIDDEN|read_only|ADMIN_REQUIRED/i],
  [
    'notMember',
    /kicked|^removed$|not a member|not_in_c|chat not found|channel_not_found|user_not_in_channel/i,
  ],
  ['deleted', /^message gone$|was deleted|deactivated/i],
  ['frozen', /can't be edited|cant_update|edit_window/i],
] as const;

/** A delivery that did not arrive, or not yet. */
export interface Fault extends Pick<RecentFault, 'state' | 'isGroup' | 'reason'> {}

/**
 * A fault in plain words, with what to do where something can be done; what nobody foresaw is told by how the delivery ended.
 * Platforms say "chat not found" of people and groups alike.
 */
export function faultWords({ state, isGroup, reason }: Fault, { t }: Language): string {
  const ofChat = isGroup ? CHAT_MEANINGS.find(([, pattern]) => pattern.test(reason))?.[0] : undefined;
  if (ofChat !== undefined) return t(`delivery:chatFaults.${ofChat}`);
  const meaning = MEANINGS.find(([, pattern]) => pattern.test(reason))?.[0];
  const isShut =
    meaning === 'notOpened' || meaning === 'chat' || (meaning === undefined && state === 'unreachable');
  if (isShut) return t(isGroup ? 'delivery:faults.chat' : 'delivery:faults.notOpened');
  if (meaning !== undefined) return t(`delivery:faults.${meaning}`);
  return t(state === 'queued' ? 'delivery:faults.retried' : 'delivery:faults.refused');
}

/** Faults in plain words, those that mean the same counted together, separated by semicolons. */
export function faultLine(faults: readonly RecentFault[], language: Language): string {
  const times = new Map<string, number>();
  for (const fault of faults) {
    const words = faultWords(fault, language);
    times.set(words, (times.get(words) ?? 0) + fault.times);
  }
  return [...times]
    .map(([reason, count]) => language.t('delivery:health.fault', { reason, times: count }))
    .join('; ');
}
