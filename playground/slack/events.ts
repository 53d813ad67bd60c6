import type { JsonRecord } from './json.ts';
import type { SlackMessage } from './message.ts';
import { messageWire } from './messages.ts';
import type { Simulation } from './simulation.ts';
import { nowSeconds, type SlackChannel } from './state.ts';
import type { Attempt, Envelope } from './transport.ts';

const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im' } as const;
/** What a manifest subscribes to for messages, by kind of channel. */
const MESSAGE_SUBSCRIPTIONS = {
  public: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
} as const;

/** Sends an event to the app, when it has subscribed to it; kept while the app is away. */
export function emit(
  simulation: Simulation,
  { subscription, event }: { readonly subscription: string; readonly event: JsonRecord },
): void {
  if (simulation.settings.events.includes(subscription)) sendEvent(simulation, { event });
}

/** Sends an event whatever the app has subscribed to, and returns its envelope. */
export function sendEvent(
  simulation: Simulation,
  { event, first }: { readonly event: JsonRecord; readonly first?: Attempt },
): Envelope {
  const { state, delivery } = simulation;
  const envelope: Envelope = {
    id: state.ids.envelope(),
    type: 'events_api',
    payload: {
      token: 'legacy-verification-token',
      team_id: state.team.id,
      context_team_id: state.team.id,
      context_enterprise_id: null,
      api_app_id: state.bot.appId,
      event,
      type: 'event_callback',
      event_id: state.ids.next('Ev'),
      event_time: nowSeconds(state),
      authorizations: [
        {
          enterprise_id: null,
          team_id: state.team.id,
          user_id: state.bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    },
  };
  void delivery.event(envelope, first);
  return envelope;
}

/** Turns whatever happens to messages, by whoever's doing, into events for the app. */
export function followMessages(simulation: Simulation): void {
  simulation.state.watch.onChange(({ kind, message, before }) => {
    if (kind === 'message' && message) emitMessage(simulation, message);
    if (before) emitChange(simulation, { before, now: message });
  });
}

/** Tells the app of a new message where it is a member, its own included; a mention comes a second time. */
function emitMessage(simulation: Simulation, message: SlackMessage): void {
  const { state } = simulation;
  const channel = state.channels.get(message.channel);
  if (!channel?.members.has(state.bot.userId)) return;
  const wire = { ...messageWire(state, message), channel: channel.id, event_ts: message.ts };
  emit(simulation, {
    subscription: MESSAGE_SUBSCRIPTIONS[channel.kind],
    event: {
      ...wire,
      channel_type: CHANNEL_TYPES[channel.kind],
    },
  });
  if (!message.fromBot && channel.kind !== 'im' && message.text.includes(`<@${state.bot.userId}>`)) {
    emit(simulation, {
      subscription: 'app_mention',
      event: { ...wire, type: 'app_mention', subtype: undefined },
    });
  }
}

/** Tells the app of an edited (`now` given) or deleted message where it is a member. */
function emitChange(
  simulation: Simulation,
  { before, now }: { readonly before: SlackMessage; readonly now: SlackMessage | undefined },
): void {
  const { state } = simulation;
  const channel = state.channels.get(before.channel);
  if (!channel?.members.has(state.bot.userId)) return;
  const ts = state.nextTs();
  emit(simulation, {
    subscription: MESSAGE_SUBSCRIPTIONS[channel.kind],
    event: {
      type: 'message',
      subtype: now ? 'message_changed' : 'message_deleted',
      ...(now ? { message: messageWire(state, now) } : { deleted_ts: before.ts }),
      previous_message: messageWire(state, before),
      channel: channel.id,
      channel_type: CHANNEL_TYPES[channel.kind],
      hidden: true,
      ts,
      event_ts: ts,
    },
  });
}

/** Tells the app that somebody joined a channel. */
export function emitJoined(
  simulation: Simulation,
  { channel, user }: { readonly channel: SlackChannel; readonly user: string },
): void {
  emit(simulation, {
    subscription: 'member_joined_channel',
    event: {
      type: 'member_joined_channel',
      user,
      channel: channel.id,
      channel_type: channel.kind === 'private' ? 'G' : 'C',
      team: simulation.state.team.id,
      event_ts: simulation.state.nextTs(),
    },
  });
}

/** Tells the app that a file was shared in a conversation. */
export function emitFileShared(
  simulation: Simulation,
  { id, user, channel }: { readonly id: string; readonly user: string; readonly channel: string },
): void {
  emit(simulation, {
    subscription: 'file_shared',
    event: {
      type: 'file_shared',
      file_id: id,
      user_id: user,
      file: { id },
      channel_id: channel,
      event_ts: simulation.state.nextTs(),
    },
  });
}
