import { visibleChannel } from '../channels.ts';
import { messageAt, messageWire } from '../messages.ts';
import type { Simulation } from '../simulation.ts';
import { type Arguments, textArgument } from './arguments.ts';
import { fine, type Method, type Reply, refuse } from './reply.ts';

type Change = (pinned: ReadonlySet<string>, ts: string) => ReadonlySet<string> | string;

/** Finds the message to pin or unpin, changes the channel's pins, or says why not. */
function change(
  { state }: Simulation,
  { values, apply }: { readonly values: Arguments; readonly apply: Change },
): Reply {
  const channel = visibleChannel(state, textArgument(values, 'channel') ?? '');
  if (!channel) return refuse('channel_not_found');
  if (!channel.members.has(state.bot.userId)) return refuse('not_in_channel');
  const ts = textArgument(values, 'timestamp') ?? '';
  if (!/^\d+\.\d{6}$/.test(ts)) return refuse('bad_timestamp');
  if (!messageAt(state, { channel: channel.id, ts })) return refuse('message_not_found');
  const result = apply(state.pins.get(channel.id) ?? new Set(), ts);
  if (typeof result === 'string') return refuse(result);
  state.pins.set(channel.id, result);
  state.watch.changed({ kind: 'pin', channel: channel.id, ts });
  return fine();
}

const list: Method = ({ state }, values) => {
  const channel = visibleChannel(state, textArgument(values, 'channel') ?? '');
  if (!channel) return refuse('channel_not_found');
  const items = [...(state.pins.get(channel.id) ?? [])].flatMap((ts) => {
    const message = messageAt(state, { channel: channel.id, ts });
    return message ? [{ type: 'message', channel: channel.id, message: messageWire(state, message) }] : [];
  });
  return fine({ items });
};

/** Pinned messages. */
export const pins: Readonly<Record<string, Method>> = {
  'pins.list': list,
  'pins.add': (simulation, values) =>
    change(simulation, {
      values,
      apply: (pinned, ts) => (pinned.has(ts) ? 'already_pinned' : new Set([...pinned, ts])),
    }),
  'pins.remove': (simulation, values) =>
    change(simulation, {
      values,
      apply: (pinned, ts) =>
        pinned.has(ts) ? new Set([...pinned].filter((one) => one !== ts)) : 'not_pinned',
    }),
};
