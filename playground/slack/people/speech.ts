import type { AckError } from '../delivery.ts';
import { emit, emitFileShared } from '../events.ts';
import { commandPayload, interact } from '../interactions.ts';
import { isRecord, type JsonRecord } from '../json.ts';
import type { SlackMessage } from '../message.ts';
import { addMessage, changeMessage } from '../messages.ts';
import type { Simulation } from '../simulation.ts';
import { nowSeconds, type SlackChannel, type SlackFile } from '../state.ts';
import { placeFor } from './places.ts';

export interface Said {
  readonly from: string;
  /** Channel id or name, or the person's own id for the direct conversation with the bot. */
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string;
}

export interface CommandTyped {
  readonly from: string;
  readonly channel: string;
  /** With its slash. */
  readonly command: string;
  readonly text?: string;
}

/** What a person sees of a command: acknowledged with this body, or Slack's error. */
export type CommandResult =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly error: AckError | 'invalid_command_response'; readonly detail?: unknown };

export interface Shared {
  readonly from: string;
  readonly channel: string;
  readonly filename: string;
  readonly content: string | Uint8Array;
  readonly text?: string;
  readonly threadTs?: string;
  /** Further files of the same message. */
  readonly more?: readonly { readonly filename: string; readonly content: string | Uint8Array }[];
}

/** A message that somebody passes on, with or without words of their own. */
export interface PassedOn {
  readonly from: string;
  readonly channel: string;
  readonly message: SlackMessage;
  readonly text?: string;
}

/** What people write. */
export interface Speech {
  /** Posts a message; the app learns of it, and of a mention (`<@U…>`) a second time. `&`, `<`, `>` arrive escaped. */
  sendText(said: Said): SlackMessage;
  /** Writes to the bot in private. */
  sendDm(said: { readonly from: string; readonly text: string }): SlackMessage;
  /** Types a slash command and waits for the acknowledgement, whose message is shown as Slack would. */
  command(typed: CommandTyped): Promise<CommandResult>;
  /** Uploads a file into a conversation. */
  shareFile(shared: Shared): SlackMessage;
  /** Shares another message here; its words stand below the sharer's own. */
  shareMessage(passedOn: PassedOn): SlackMessage;
  /** Changes one's own message. */
  editText(edit: { readonly message: SlackMessage; readonly text: string }): SlackMessage;
  /** Opens the app's home tab. */
  openHome(user: string): void;
}

const COMMAND_NAMES = { im: 'directmessage', private: 'privategroup', public: '' } as const;

/** The writing side of people. */
export function createSpeech(simulation: Simulation): Speech {
  const { state } = simulation;
  const sendText = ({ from, channel, text, threadTs }: Said): SlackMessage =>
    addMessage(state, {
      channel: writable(simulation, { from, reference: channel }).id,
      user: from,
      text: asStored(text),
      threadTs,
    });
  return {
    sendText,
    sendDm: ({ from, text }) => sendText({ from, channel: from, text }),
    command: (typed) => typeCommand(simulation, typed),
    shareFile: (shared) => shareFile(simulation, shared),
    shareMessage: ({ from, channel, message, text = '' }) =>
      addMessage(state, {
        channel: writable(simulation, { from, reference: channel }).id,
        user: from,
        text: asStored(text),
        attachments: [sharedMessage(message)],
      }),
    editText: ({ message, text }) => changeMessage(state, { message, edit: { text: asStored(text) } }),
    openHome: (user) => {
      const channel = placeFor(state, { from: user, reference: user }).id;
      const ts = state.nextTs();
      emit(simulation, {
        subscription: 'app_home_opened',
        event: {
          type: 'app_home_opened',
          user,
          channel,
          tab: 'home',
          event_ts: ts,
        },
      });
    },
  };
}

/** Slack keeps what people type escaped; only its own mentions and links stay in angle brackets. */
function asStored(text: string): string {
  const escaped = (part: string): string =>
    part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return text
    .split(/(<(?:[@#!]|https?:|mailto:)[^<>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

function writable(
  { state }: Simulation,
  { from, reference }: { readonly from: string; readonly reference: string },
): SlackChannel {
  const channel = placeFor(state, { from, reference });
  if (!channel.members.has(from)) throw new Error(`${from} is not in ${reference}`);
  if (channel.archived) throw new Error(`${reference} is archived`);
  return channel;
}

async function typeCommand(simulation: Simulation, typed: CommandTyped): Promise<CommandResult> {
  const { from, command, text = '' } = typed;
  const channel = placeFor(simulation.state, { from, reference: typed.channel });
  const name = COMMAND_NAMES[channel.kind] || channel.name;
  const payload = commandPayload(simulation, { from, command, text, channel: { id: channel.id, name } });
  const result = await interact(simulation, { type: 'slash_commands', payload });
  if (!result.ok || result.body === undefined) return result;
  const shown = simulation.responseUrls.show({ channel: channel.id, user: from }, result.body);
  const silent = isRecord(result.body) && Object.keys(result.body).length === 0;
  return silent || shown.status === 200
    ? result
    : { ok: false, error: 'invalid_command_response', detail: shown.body };
}

/** The attachment that carries a shared message. */
function sharedMessage({ ts, channel, user, text }: SlackMessage): JsonRecord {
  return {
    ...{ is_share: true, is_msg_unfurl: true, ts, channel_id: channel, author_id: user },
    ...{ text, fallback: text, mrkdwn_in: ['text'] },
  };
}

function shareFile(simulation: Simulation, shared: Shared): SlackMessage {
  const { state } = simulation;
  const channel = writable(simulation, { from: shared.from, reference: shared.channel });
  const files = [shared, ...(shared.more ?? [])].map((one) =>
    keepFile(simulation, { user: shared.from, channel, ...one }),
  );
  return addMessage(state, {
    channel: channel.id,
    user: shared.from,
    text: asStored(shared.text ?? ''),
    files,
    threadTs: shared.threadTs,
  });
}

function keepFile(
  simulation: Simulation,
  {
    user,
    channel,
    filename,
    content: given,
  }: Pick<Shared, 'filename' | 'content'> & { readonly user: string; readonly channel: SlackChannel },
): string {
  const { state } = simulation;
  const content = Buffer.from(given);
  const file: SlackFile = {
    id: state.ids.next('F'),
    name: filename,
    title: filename,
    user,
    created: nowSeconds(state),
    size: content.length,
    content,
    secret: state.ids.secret(),
    channels: [channel.id],
  };
  state.files.set(file.id, file);
  emitFileShared(simulation, { id: file.id, user, channel: channel.id });
  return file.id;
}
