import { fileWire } from './files.ts';
import { type JsonRecord, listOf, recordOf } from './json.ts';
import type { SlackMessage } from './message.ts';
import type { SlackState } from './state.ts';

/** What a message is made of, before it has an id. */
export interface MessageDraft {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly JsonRecord[];
  readonly attachments?: readonly JsonRecord[];
  readonly files?: readonly string[];
  readonly threadTs?: string | undefined;
  readonly username?: string | undefined;
  readonly metadata?: JsonRecord | undefined;
}

/** Puts a message into its channel and returns it with its `ts`. */
export function addMessage(state: SlackState, draft: MessageDraft): SlackMessage {
  const message = build(state, draft);
  const list = state.messages.get(draft.channel);
  if (list) list.push(message);
  else state.messages.set(draft.channel, [message]);
  state.watch.changed({ kind: 'message', channel: draft.channel, ts: message.ts, message });
  return message;
}

/** Shows a message to one person only. */
export function addEphemeral(state: SlackState, draft: MessageDraft & { readonly to: string }): SlackMessage {
  const message = { ...build(state, draft), ephemeralFor: draft.to };
  state.ephemerals.set(message.ts, message);
  state.watch.changed({ kind: 'ephemeral', channel: draft.channel, user: draft.to, ts: message.ts });
  return message;
}

/** What an edit may replace; what is left out stays. */
export type MessageEdit = Partial<Pick<SlackMessage, 'text' | 'blocks' | 'attachments' | 'metadata'>>;

/** Replaces a message's content, ephemeral or not, and returns the new version. */
export function changeMessage(
  state: SlackState,
  { message, edit }: { readonly message: SlackMessage; readonly edit: MessageEdit },
): SlackMessage {
  const blocks = edit.blocks && withIds(state, edit.blocks);
  const changed: SlackMessage = { ...message, ...edit, ...(blocks && { blocks }), editedTs: state.nextTs() };
  replace(state, { message, next: changed });
  return changed;
}

/** Takes a message away, ephemeral or not. */
export function removeMessage(state: SlackState, message: SlackMessage): void {
  replace(state, { message, next: undefined });
}

/** The messages of a channel, oldest first; the list itself, which goes on growing. */
export function messagesOf(state: SlackState, channel: string): readonly SlackMessage[] {
  return state.messages.get(channel) ?? [];
}

/** One message of a channel by its `ts`; ephemeral ones cannot be found this way, as in the original. */
export function messageAt(
  state: SlackState,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): SlackMessage | undefined {
  return messagesOf(state, channel).findLast((message) => message.ts === ts);
}

/** The message as events and answers carry it. */
export function messageWire(state: SlackState, message: SlackMessage): JsonRecord {
  const files = message.files.flatMap((id) => state.files.get(id) ?? []);
  return {
    type: 'message',
    ...(files.length > 0 && { subtype: 'file_share' }),
    user: message.user,
    ...(message.fromBot && { bot_id: state.bot.botId, app_id: state.bot.appId }),
    ts: message.ts,
    text: message.text,
    team: state.team.id,
    ...(message.username !== undefined && { username: message.username }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(files.length > 0 && { files: files.map((file) => fileWire(state, file)), upload: false }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.metadata && { metadata: message.metadata }),
    ...(message.editedTs !== undefined && { edited: { user: message.user, ts: message.editedTs } }),
  };
}

/** Gives every block and element the id that Slack would give it. */
export function withIds(state: SlackState, blocks: readonly JsonRecord[]): readonly JsonRecord[] {
  const named = (element: unknown): unknown => {
    const record = recordOf(element);
    const passive = ['mrkdwn', 'plain_text', 'image'].includes(String(record.type));
    return passive || record.action_id !== undefined ? element : { ...record, action_id: state.ids.block() };
  };
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? state.ids.block(),
    ...(block.type === 'actions' && { elements: listOf(block.elements).map(named) }),
    ...(block.accessory !== undefined && { accessory: named(block.accessory) }),
    ...(block.type === 'input' && { element: named(block.element) }),
  }));
}

function build(state: SlackState, draft: MessageDraft): SlackMessage {
  return {
    ts: state.nextTs(),
    channel: draft.channel,
    user: draft.user,
    fromBot: draft.user === state.bot.userId,
    text: draft.text,
    blocks: withIds(state, draft.blocks ?? []),
    attachments: draft.attachments ?? [],
    files: draft.files ?? [],
    threadTs: draft.threadTs,
    username: draft.username,
    metadata: draft.metadata,
  };
}

function replace(
  state: SlackState,
  { message, next }: { readonly message: SlackMessage; readonly next: SlackMessage | undefined },
): void {
  const { channel, ts, ephemeralFor } = message;
  if (ephemeralFor !== undefined) {
    if (next) state.ephemerals.set(ts, next);
    else state.ephemerals.delete(ts);
    state.watch.changed({ kind: 'ephemeral_changed', channel, user: ephemeralFor, ts });
    return;
  }
  const list = state.messages.get(channel) ?? [];
  const index = list.findLastIndex((one) => one.ts === ts);
  if (index >= 0) list.splice(index, 1, ...(next ? [next] : []));
  const kind = next ? 'message_changed' : 'message_deleted';
  state.watch.changed({ kind, channel, ts, before: message, ...(next && { message: next }) });
}
