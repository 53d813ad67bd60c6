import { type types, webApi } from '@slack/bolt';
import type { SlackConfig } from '../../config.ts';
import type { Logger } from '../../lib/logger.ts';
import { boltLogger } from './connection/bolt-logger.ts';
import { toDeliveryError } from './errors.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';
import type { SlackMessage } from './render.ts';
import type { Team } from './team.ts';
import { createTiers, type Tiers } from './tiers.ts';

/** Who the bot is and what it may do, as `auth.test` tells. */
export interface BotIdentity {
  readonly userId: string;
  readonly team: Team | undefined;
  /** Scopes of the token, where Slack's answer names them. */
  readonly scopes: readonly string[] | undefined;
}

/** A file whose bytes Slack has, to be shown in a chat. */
export interface UploadedFile {
  readonly id: string;
  readonly title: string;
}

/** Where a message was posted. */
export interface Posted {
  /** The channel's id, also when the message was addressed to a person. */
  readonly channel: string;
  readonly ts: string;
}

/** A conversation, or a thread in it. */
export interface ThreadPlace {
  readonly channel: string;
  readonly threadTs?: string | undefined;
}

/** The calls that we make, with our names; every one rejects with `DeliveryError` and never retries by itself. See `Tiers` for limits. */
export interface SlackApi {
  identify(): Promise<BotIdentity>;
  /**
   * Posts a message to a channel, or to a person by their id: Slack opens the conversation where there is none
   * (chat.postMessage manual, "Post to a direct message channel").
   */
  post(to: ThreadPlace, message: SlackMessage): Promise<Posted>;
  /** Shows a message to one member of a channel. */
  whisper(to: ThreadPlace & { readonly user: string }, message: SlackMessage): Promise<void>;
  update(ref: { readonly channel: string; readonly ts: string }, message: SlackMessage): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
  /** The channel id of the person's conversation with the bot. */
  openDirect(user: string): Promise<string>;
  openView(triggerId: string, view: types.ModalView): Promise<void>;
  pin(channel: string, ts: string): Promise<void>;
  /** A person's name and whether it is a person. */
  lookUp(user: string): Promise<{ readonly name: string; readonly isPerson: boolean }>;
  /** The message at `ts` in a conversation whose history the app may read; undefined where there is none. */
  read(channel: string, ts: string): Promise<{ readonly text: string; readonly isOwn: boolean } | undefined>;
  uploadAddress(name: string, length: number): Promise<{ readonly url: string; readonly id: string }>;
  shareFiles(to: ThreadPlace, files: readonly UploadedFile[]): Promise<void>;
}

/** Options of every web client: one try, no waiting inside, no logs of its own. */
export function clientOptions(config: SlackConfig, logger: Logger): webApi.WebClientOptions {
  return {
    slackApiUrl: config.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger: boltLogger(logger),
  };
}

const QUIET = { unfurl_links: false, unfurl_media: false } as const;

type Client = webApi.WebClient;

/** Calls Slack with the bot's token. */
export function createSlackApi(config: SlackConfig, logger: Logger): SlackApi {
  const client = new webApi.WebClient(config.botToken.reveal(), clientOptions(config, logger));
  const tiers = createTiers();
  return {
    ...postingCalls(client),
    ...changingCalls(client, tiers),
    ...peopleCalls(client, tiers),
    ...fileCalls(client, tiers),
  };
}

function postingCalls(client: Client): Pick<SlackApi, 'post' | 'whisper' | 'openView'> {
  const thread = (threadTs: string | undefined): { thread_ts?: string } =>
    threadTs === undefined ? {} : { thread_ts: threadTs };
  return {
    post: ({ channel, threadTs }, message) =>
      call(
        () => client.chat.postMessage({ channel, ...message, ...QUIET, ...thread(threadTs) }),
        (answer) => ({ channel: answer.channel ?? channel, ts: answer.ts ?? '' }),
      ),
    whisper: ({ channel, user, threadTs }, message) =>
      call(() => client.chat.postEphemeral({ channel, user, ...message, ...thread(threadTs) }), nothing),
    openView: (triggerId, view) => call(() => client.views.open({ trigger_id: triggerId, view }), nothing),
  };
}

function changingCalls(client: Client, tiers: Tiers): Pick<SlackApi, 'update' | 'remove' | 'pin'> {
  return {
    update: ({ channel, ts }, message) =>
      tiers.run('chat.update', () => call(() => client.chat.update({ channel, ts, ...message }), nothing)),
    remove: (channel, ts) =>
      tiers.run('chat.delete', () => call(() => client.chat.delete({ channel, ts }), nothing)),
    pin: (channel, ts) =>
      tiers.run('pins.add', () => call(() => client.pins.add({ channel, timestamp: ts }), nothing)),
  };
}

function peopleCalls(
  client: Client,
  tiers: Tiers,
): Pick<SlackApi, 'identify' | 'openDirect' | 'lookUp' | 'read'> {
  return {
    read: (channel, ts) =>
      tiers.run('conversations.history', () =>
        call(
          () => client.conversations.history({ channel, oldest: ts, latest: ts, inclusive: true, limit: 1 }),
          ({ messages = [] }) => {
            const found = messages.find((one) => one.ts === ts);
            return found && { text: found.text ?? '', isOwn: found.bot_id !== undefined };
          },
        ),
      ),
    identify: () =>
      call(
        () => client.auth.test(),
        (answer) => ({
          userId: answer.user_id ?? '',
          team: teamOf(answer),
          scopes: answer.response_metadata?.scopes,
        }),
      ),
    openDirect: (user) =>
      tiers.run('conversations.open', () =>
        call(
          () => client.conversations.open({ users: user }),
          (answer) => answer.channel?.id ?? '',
        ),
      ),
    lookUp: (user) =>
      call(
        () => client.users.info({ user }),
        (answer) => nameOf(answer.user),
      ),
  };
}

function fileCalls(client: Client, tiers: Tiers): Pick<SlackApi, 'uploadAddress' | 'shareFiles'> {
  return {
    uploadAddress: (filename, length) =>
      tiers.run('files.getUploadURLExternal', () =>
        call(
          () => client.files.getUploadURLExternal({ filename, length }),
          (answer) => ({ url: answer.upload_url ?? '', id: answer.file_id ?? '' }),
        ),
      ),
    shareFiles: async ({ channel, threadTs }, [first, ...others]) => {
      if (first === undefined) return;
      const files: [UploadedFile, ...UploadedFile[]] = [first, ...others];
      const place =
        threadTs === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: threadTs };
      await tiers.run('files.completeUploadExternal', () =>
        call(() => client.files.completeUploadExternal({ files, ...place }), nothing),
      );
    },
  };
}

async function call<A, T>(request: () => Promise<A>, read: (answer: A) => T): Promise<T> {
  try {
    return read(await request());
  } catch (error) {
    throw toDeliveryError(error);
  }
}

/** An app that is installed for a whole organisation is at home in all its workspaces. */
function teamOf(answer: webApi.AuthTestResponse): Team | undefined {
  const { team_id: id, enterprise_id: enterpriseId, is_enterprise_install: isForAll } = answer;
  if (id === undefined) return undefined;
  return { id, enterpriseId: isForAll === true ? enterpriseId : undefined };
}

function nothing(): void {}

function nameOf(user: webApi.UsersInfoResponse['user']): {
  readonly name: string;
  readonly isPerson: boolean;
} {
  const names = [user?.real_name, user?.profile?.real_name, user?.profile?.display_name, user?.name];
  const name = names.find((candidate) => candidate !== undefined && candidate.trim() !== '') ?? '';
  return { name, isPerson: user?.is_bot !== true && user?.is_workflow_bot !== true };
}
