import type { AckResult } from './delivery.ts';
import type { JsonRecord } from './json.ts';
import type { SlackMessage } from './message.ts';
import { messageWire } from './messages.ts';
import type { Simulation } from './simulation.ts';
import type { SlackState, SlackView } from './state.ts';
import { viewWire } from './views.ts';

/** Sends a command or interaction; resolves with the app's acknowledgement. */
export function interact(
  { state, delivery }: Simulation,
  { type, payload }: { readonly type: 'slash_commands' | 'interactive'; readonly payload: JsonRecord },
): Promise<AckResult> {
  return delivery.interaction({ id: state.ids.envelope(), type, payload });
}

function person(state: SlackState, id: string): JsonRecord {
  const name = state.users.get(id)?.name ?? id;
  return { id, username: name, name, team_id: state.team.id };
}

function envelopeFacts(state: SlackState, user: string): JsonRecord {
  return {
    user: person(state, user),
    api_app_id: state.bot.appId,
    token: 'legacy-verification-token',
    team: { id: state.team.id, domain: state.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

interface CommandUse {
  readonly from: string;
  readonly channel: { readonly id: string; readonly name: string };
  readonly command: string;
  readonly text: string;
}

/** The form fields of a slash command, all of them strings. */
export function commandPayload({ state, triggers, responseUrls }: Simulation, use: CommandUse): JsonRecord {
  return {
    token: 'legacy-verification-token',
    team_id: state.team.id,
    team_domain: state.team.domain,
    channel_id: use.channel.id,
    channel_name: use.channel.name,
    user_id: use.from,
    user_name: state.users.get(use.from)?.name ?? use.from,
    command: use.command,
    text: use.text,
    api_app_id: state.bot.appId,
    is_enterprise_install: 'false',
    response_url: responseUrls.issue({ channel: use.channel.id, user: use.from }),
    trigger_id: triggers.issue(use.from),
  };
}

/** `block_actions` on a message; an ephemeral message is not in it, as in the original. */
export function messageActionPayload(
  simulation: Simulation,
  {
    from,
    message,
    action,
  }: { readonly from: string; readonly message: SlackMessage; readonly action: JsonRecord },
): JsonRecord {
  const { state, triggers, responseUrls } = simulation;
  const channel = state.channels.get(message.channel);
  const isEphemeral = message.ephemeralFor !== undefined;
  return {
    type: 'block_actions',
    ...envelopeFacts(state, from),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    },
    trigger_id: triggers.issue(from),
    channel: { id: message.channel, name: channel?.kind === 'im' ? 'directmessage' : (channel?.name ?? '') },
    ...(!isEphemeral && { message: messageWire(state, message) }),
    state: { values: {} },
    response_url: responseUrls.issue({ channel: message.channel, user: from, messageTs: message.ts }),
    actions: [{ ...action, action_ts: state.nextTs() }],
  };
}

/** `block_actions` in a modal or home tab. */
export function viewActionPayload(
  { state, triggers }: Simulation,
  { from, view, action }: { readonly from: string; readonly view: SlackView; readonly action: JsonRecord },
): JsonRecord {
  return {
    type: 'block_actions',
    ...envelopeFacts(state, from),
    container: { type: 'view', view_id: view.id },
    trigger_id: triggers.issue(from),
    view: viewWire(state, view),
    actions: [{ ...action, action_ts: state.nextTs() }],
  };
}

/** `view_submission`. */
export function submissionPayload(
  { state, triggers }: Simulation,
  { from, view }: { readonly from: string; readonly view: SlackView },
): JsonRecord {
  return {
    type: 'view_submission',
    ...envelopeFacts(state, from),
    trigger_id: triggers.issue(from),
    view: viewWire(state, view),
    response_urls: [],
  };
}

/** `view_closed`. */
export function closedPayload(
  { state }: Simulation,
  { from, view }: { readonly from: string; readonly view: SlackView },
): JsonRecord {
  return {
    type: 'view_closed',
    ...envelopeFacts(state, from),
    view: viewWire(state, view),
    is_cleared: false,
  };
}
