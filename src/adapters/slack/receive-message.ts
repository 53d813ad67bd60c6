import type { Edited, Incoming, IncomingBody, IncomingFile, Sender } from '../../platform/incoming.ts';
import { SLASH_COMMANDS } from './manifest.ts';
import type { FilePayload, MessagePayload } from './payloads.ts';
import { quotedIn } from './quoted.ts';
import { chatOf, commandOf, type Origin, type Received, refOf } from './receive.ts';
import { mentionsUser, plainText } from './text/plain-text.ts';

/** Messages that people write; every other subtype tells of joins, pins, bots. */
const SPOKEN: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);
const EDIT = 'message_changed';
/** A command typed as a message: Slack takes none with a file or within a thread. */
const TYPED_COMMAND = /^\/([a-z]{1,32})(?![^\s])\s*([\s\S]*)$/i;

/** What `receiveMessage` must be told beside the payload. */
export interface MessageFacts {
  readonly sequence: number;
  readonly botUserId: string | undefined;
  readonly sender: Sender;
  readonly fileOf: (file: FilePayload) => IncomingFile | undefined;
}

/** What somebody wrote: now, or by changing what they had written. */
type Written = Pick<
  MessagePayload['event'],
  'user' | 'bot_id' | 'text' | 'ts' | 'thread_ts' | 'files' | 'attachments'
> & { readonly editedTs?: string };

/**
 * A message or mention; one for each file, else one. Nothing for what no person wrote just now: bots, deletions, joins,
 * previews that Slack adds. A mention arrives as `message` and as `app_mention`, both with the key of the message itself.
 */
export function receiveMessage(payload: MessagePayload, facts: MessageFacts): readonly Received[] {
  const written = writtenIn(payload, facts.botUserId);
  if (written === undefined) return [];
  const { event } = payload;
  const { ts, thread_ts: threadTs } = written;
  const key = `message:${event.channel}:${ts}`;
  const quoted = quotedIn(written);
  const isReply = threadTs !== undefined && threadTs !== ts;
  const common = {
    platform: 'slack',
    sequence: facts.sequence,
    sender: facts.sender,
    chat: chatOf(event.channel, { isPrivate: isWithBot(payload), name: undefined }),
    message: refOf(event.channel, ts),
    ...(isReply && { replyTo: refOf(event.channel, threadTs) }),
    ...(quoted && { quoted }),
  } as const;
  const origin: Origin = { threadTs, isEphemeral: false, fieldNames: [] };
  if (written.editedTs !== undefined) {
    const { body, isForwarded } = wordsOf(written, { payload, botUserId: facts.botUserId });
    const edited: Edited = { key, ageMs: (Number(written.editedTs) - Number(ts)) * 1_000 };
    const incoming = { ...common, key: `${key}:edit:${written.editedTs}`, edited, body };
    return isForwarded ? [] : [{ incoming, origin }];
  }
  return bodiesOf(written, { payload, facts }).map((said, index) => ({
    incoming: { ...common, ...said, key: index === 0 ? key : `${key}:${index}` },
    origin,
  }));
}

type Said = Pick<Incoming, 'body' | 'attachment' | 'isForwarded' | 'albumId'>;

/** The words with the first file, and each further file by itself. */
function bodiesOf(
  written: Written,
  { payload, facts }: { readonly payload: MessagePayload; readonly facts: MessageFacts },
): readonly Said[] {
  const { body, isForwarded } = wordsOf(written, { payload, botUserId: facts.botUserId });
  const [file, ...others] = (written.files ?? []).flatMap((one) => facts.fileOf(one) ?? []);
  if (file === undefined) return [{ body, ...(isForwarded && { isForwarded }) }];
  const album = others.length === 0 ? {} : { albumId: `${written.ts}:${facts.sender.id}` };
  const first: IncomingBody =
    body.kind === 'command' ? body : { kind: 'file', file, caption: body.text, mentioned: body.mentioned };
  return [
    { body: first, attachment: file, ...album },
    ...others.map(
      (other): Said => ({
        body: { kind: 'file', file: other, caption: '', mentioned: false },
        attachment: other,
        ...album,
      }),
    ),
  ];
}

type Words = Extract<IncomingBody, { kind: 'command' | 'text' }>;

/** One's own words; where there are none, those of the message that is shared. */
function wordsOf(
  written: Written,
  { payload, botUserId }: { readonly payload: MessagePayload; readonly botUserId: string | undefined },
): { readonly body: Words; readonly isForwarded: boolean } {
  const raw = written.text ?? '';
  const mentioned = payload.event.type === 'app_mention' || mentionsUser(raw, botUserId);
  const said = plainText(raw, botUserId);
  const own = mentioned ? said.replace(/^[\s,:;]+/, '') : said;
  const shared = written.attachments?.find((one) => one.is_share === true || one.is_msg_unfurl === true);
  const isForwarded = own === '' && shared !== undefined;
  const text = isForwarded ? plainText(shared?.text ?? '', botUserId) : own;
  const [, slash, argument = ''] = TYPED_COMMAND.exec(text) ?? [];
  const isMeant = mentioned || isWithBot(payload) || SLASH_COMMANDS.includes(`/${slash?.toLowerCase()}`);
  const isCommand = slash !== undefined && isMeant;
  const body: Words = isCommand ? commandOf(slash, argument) : { kind: 'text', text, mentioned };
  return { body, isForwarded };
}

/**
 * Whether a message stands in the conversation of its writer with the bot. An event that comes through somebody else's
 * authorisation tells of a conversation that is none of the bot's.
 */
export function isWithBot({ event, authorizations }: MessagePayload): boolean {
  const isDirect = event.channel_type === 'im' || (!event.channel_type && event.channel.startsWith('D'));
  return isDirect && (authorizations ?? []).every((entry) => entry.is_bot !== false);
}

/** What a person wrote just now; undefined for everything else. */
export function writtenIn({ event }: MessagePayload, botUserId: string | undefined): Written | undefined {
  const written = event.subtype === EDIT ? editedIn(event) : newIn(event);
  const isPerson =
    written !== undefined &&
    written.bot_id === undefined &&
    written.user !== undefined &&
    written.user !== 'USLACKBOT' &&
    written.user !== botUserId;
  return isPerson ? written : undefined;
}

function newIn(event: MessagePayload['event']): Written | undefined {
  return SPOKEN.has(event.subtype) && event.hidden !== true ? event : undefined;
}

/** Slack tells of previews and counts of answers as changes, too; only a person's edit has new words. */
function editedIn({ message, previous_message: before }: MessagePayload['event']): Written | undefined {
  if (!message?.edited || message.text === before?.text) return undefined;
  return { ...message, editedTs: message.edited.ts };
}

/** The bot's user id as an event names it, for the time before `auth.test` answered. */
export function addressedBot(payload: MessagePayload): string | undefined {
  return payload.authorizations?.find((entry) => entry.is_bot === true)?.user_id;
}
