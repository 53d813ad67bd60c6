import { isRecord, type JsonRecord, parseJson } from '../json.ts';

type Kind = 'text' | 'flag' | 'number' | 'json';

/**
 * The methods we know and their arguments: `!` marks the required ones, `:kind` what is not text.
 * From Slack's Web API description of 2021 and its current reference pages.
 */
const METHODS: Readonly<Record<string, string>> = {
  'apps.connections.open': '',
  'auth.test': '',
  'bots.info': 'bot',
  'chat.delete': 'channel! ts! as_user:flag',
  'chat.getPermalink': 'channel! message_ts!',
  'chat.postEphemeral':
    'channel! user! text blocks:json attachments:json thread_ts as_user:flag icon_emoji icon_url link_names:flag parse username mrkdwn:flag markdown_text',
  'chat.postMessage':
    'channel! text blocks:json attachments:json thread_ts reply_broadcast:flag as_user:flag icon_emoji icon_url link_names:flag mrkdwn:flag parse unfurl_links:flag unfurl_media:flag username metadata:json client_msg_id markdown_text',
  'chat.update':
    'channel! ts! text blocks:json attachments:json as_user:flag link_names:flag parse reply_broadcast:flag metadata:json file_ids:json markdown_text',
  'conversations.history':
    'channel! cursor inclusive:flag latest limit:number oldest include_all_metadata:flag',
  'conversations.info': 'channel! include_locale:flag include_num_members:flag',
  'conversations.list': 'cursor exclude_archived:flag limit:number types',
  'conversations.members': 'channel! cursor limit:number',
  'conversations.open': 'channel users return_im:flag prevent_creation:flag',
  'files.completeUploadExternal': 'files!:json channel_id channels initial_comment thread_ts blocks:json',
  'files.getUploadURLExternal': 'filename! length!:number alt_text snippet_type',
  'files.info': 'file! count page cursor limit:number',
  'pins.add': 'channel! timestamp!',
  'pins.list': 'channel!',
  'pins.remove': 'channel! timestamp!',
  'team.info': 'team domain',
  'users.conversations': 'cursor exclude_archived:flag limit:number types user',
  'users.info': 'user! include_locale:flag',
  'users.list': 'cursor include_locale:flag limit:number',
  'views.open': 'trigger_id! view!:json interactivity_pointer',
  'views.publish': 'user_id! view!:json hash',
  'views.push': 'trigger_id! view!:json interactivity_pointer',
  'views.update': 'view!:json view_id external_id hash',
};

/** Every method takes these, too: the web client adds them. */
const EVERYWHERE = ['token', 'team_id'];

interface Argument {
  readonly name: string;
  readonly kind: Kind;
  readonly required: boolean;
}

/** Arguments that passed, by name; JSON ones parsed. */
export type Arguments = JsonRecord;

export type ArgumentsResult =
  | { readonly ok: true; readonly value: Arguments }
  | { readonly ok: false; readonly error: string; readonly messages: readonly string[] };

const KINDS: Readonly<Record<string, Kind>> = { flag: 'flag', number: 'number', json: 'json' };
const table = new Map(
  Object.entries(METHODS).map(([method, words]) => [method, words.split(' ').flatMap(argument)]),
);

/** Whether the simulator knows the method. */
export function isMethod(method: string): boolean {
  return table.has(method);
}

/** Checks a call's arguments against the table: no unknown ones, none missing, each of its kind. */
export function readArguments(method: string, given: JsonRecord): ArgumentsResult {
  const known = table.get(method) ?? [];
  const messages: string[] = [];
  const value: Record<string, unknown> = {};
  for (const [name, raw] of Object.entries(given)) {
    if (EVERYWHERE.includes(name)) continue;
    const spec = known.find((one) => one.name === name);
    const parsed = spec ? parse(spec.kind, raw) : undefined;
    if (parsed !== undefined) value[name] = parsed;
    else messages.push(`[ERROR] ${spec ? `invalid value for` : 'unknown argument:'} ${name}`);
    if (spec && name === 'blocks' && parsed === undefined)
      return { ok: false, error: 'invalid_blocks_format', messages };
  }
  for (const { name, required } of known) {
    const missing = required && (value[name] === undefined || value[name] === '');
    if (missing) messages.push(`[ERROR] missing required field: ${name}`);
  }
  return messages.length > 0 ? { ok: false, error: 'invalid_arguments', messages } : { ok: true, value };
}

/** A text argument; undefined when it was left out. */
export function textArgument(values: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function argument(words: string): readonly Argument[] {
  const [name = '', kind = ''] = words.split(':');
  if (name === '') return [];
  return [{ name: name.replace('!', ''), required: name.endsWith('!'), kind: KINDS[kind] ?? 'text' }];
}

function parse(kind: Kind, raw: unknown): unknown {
  if (kind === 'json') {
    const value = typeof raw === 'string' ? parseJson(raw) : raw;
    return isRecord(value) || Array.isArray(value) ? value : undefined;
  }
  if (kind === 'flag') {
    if (['true', '1', 'false', '0'].includes(String(raw)))
      return raw === true || raw === 'true' || raw === '1';
    return undefined;
  }
  if (kind === 'number') {
    const number = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
    return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
  }
  return typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : undefined;
}
