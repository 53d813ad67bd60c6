import { attachmentProblems, messageProblems, wording } from './blocks/index.ts';
import { isRecord, type JsonRecord, recordsOf } from './json.ts';
import type { SlackMessage } from './message.ts';
import { addEphemeral, addMessage, changeMessage, messageAt, removeMessage } from './messages.ts';
import type { SlackState } from './state.ts';

const LIFE_MS = 30 * 60_000;
const MAX_USES = 5;
const MAX_TEXT = 40_000;
const MEMBERS = new Set([
  'text',
  'blocks',
  'attachments',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'mrkdwn',
  'unfurl_links',
  'unfurl_media',
  'metadata',
]);

/** What a response address speaks about. */
export interface ResponseContext {
  readonly channel: string;
  readonly user: string;
  /** The message that was acted on; unset for a command. */
  readonly messageTs?: string | undefined;
}

export interface ResponseReply {
  readonly status: number;
  readonly body: JsonRecord;
}

export interface ResponseUrls {
  /** A fresh address, valid 30 minutes by the clock and five times. */
  issue(context: ResponseContext): string;
  /** Answers a POST to the address with that secret. */
  use(secret: string, message: unknown): ResponseReply;
  /** Shows what an acknowledgement of a command carries; the problems, if any. */
  show(context: ResponseContext, message: unknown): ResponseReply;
}

const refuse = (
  status: number,
  { error, extra = {} }: { readonly error: string; readonly extra?: JsonRecord },
): ResponseReply => ({
  status,
  body: { ok: false, error, ...extra },
});

/** An empty register of response addresses. */
export function createResponseUrls(state: SlackState): ResponseUrls {
  const issued = new Map<
    string,
    { readonly context: ResponseContext; readonly issuedMs: number; uses: number }
  >();
  return {
    issue: (context) => {
      const secret = state.ids.secret();
      issued.set(secret, { context, issuedMs: state.clock.now(), uses: 0 });
      return `${state.server.url}/actions/${state.team.id}/${secret}`;
    },
    use: (secret, message) => {
      const entry = issued.get(secret);
      if (!entry || state.clock.now() - entry.issuedMs > LIFE_MS)
        return refuse(404, { error: 'expired_url' });
      if (entry.uses >= MAX_USES) return refuse(404, { error: 'used_url' });
      const reply = respond(state, { context: entry.context, message });
      if (reply.status === 200) entry.uses += 1;
      return reply;
    },
    show: (context, message) => respond(state, { context, message }),
  };
}

function respond(
  state: SlackState,
  { context, message }: { readonly context: ResponseContext; readonly message: unknown },
): ResponseReply {
  const refusal = refusalOf(message);
  if (refusal || !isRecord(message)) return refusal ?? refuse(400, { error: 'invalid_payload' });
  const original = originalOf(state, context);
  if (message.delete_original === true) {
    if (original) removeMessage(state, original);
    return original ? { status: 200, body: { ok: true } } : refuse(404, { error: 'message_not_found' });
  }
  const content = {
    text: typeof message.text === 'string' ? message.text : '',
    blocks: recordsOf(message.blocks),
    attachments: recordsOf(message.attachments),
  };
  if (message.replace_original === true && original) {
    changeMessage(state, { message: original, edit: content });
    return { status: 200, body: { ok: true } };
  }
  const threadTs = typeof message.thread_ts === 'string' ? message.thread_ts : undefined;
  const draft = { ...content, channel: context.channel, user: state.bot.userId, threadTs };
  if (message.response_type === 'in_channel') addMessage(state, draft);
  else addEphemeral(state, { ...draft, to: context.user });
  return { status: 200, body: { ok: true } };
}

function refusalOf(message: unknown): ResponseReply | undefined {
  if (!isRecord(message)) return refuse(400, { error: 'invalid_payload' });
  const stranger = Object.keys(message).find((name) => !MEMBERS.has(name));
  if (stranger !== undefined)
    return refuse(400, { error: 'invalid_payload', extra: { errors: [`unknown member: ${stranger}`] } });
  if (!['ephemeral', 'in_channel', undefined].some((type) => type === message.response_type)) {
    return refuse(400, { error: 'invalid_payload', extra: { errors: ['unknown response_type'] } });
  }
  if (message.delete_original === true) return undefined;
  const text = typeof message.text === 'string' ? message.text : '';
  const rich = [message.blocks, message.attachments].some((part) => Array.isArray(part) && part.length > 0);
  if (text.trim() === '' && !rich) return refuse(400, { error: 'no_text' });
  if ([...text].length > MAX_TEXT) return refuse(400, { error: 'msg_too_long' });
  const problems = [
    ...(message.blocks === undefined ? [] : messageProblems(message.blocks)),
    ...(message.attachments === undefined ? [] : attachmentProblems(message.attachments)),
  ];
  return problems.length > 0
    ? refuse(400, { error: 'invalid_blocks', extra: { errors: wording(problems) } })
    : undefined;
}

function originalOf(state: SlackState, { channel, messageTs }: ResponseContext): SlackMessage | undefined {
  if (messageTs === undefined) return undefined;
  return state.ephemerals.get(messageTs) ?? messageAt(state, { channel, ts: messageTs });
}
