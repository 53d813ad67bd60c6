import type { Clock } from '../../src/lib/clock.ts';
import { createSlackIds, type SlackIds } from './ids.ts';
import type { JsonRecord } from './json.ts';
import type { SlackMessage } from './message.ts';
import { createWatch, type Watch } from './watch.ts';

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** IANA zone. */
  readonly tz: string;
  readonly isBot: boolean;
  readonly deleted: boolean;
}

export interface SlackChannel {
  readonly id: string;
  /** Without `#`; empty for a direct message. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: ReadonlySet<string>;
  readonly archived: boolean;
  /** Epoch seconds. */
  readonly created: number;
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly user: string;
  /** Epoch seconds. */
  readonly created: number;
  /** In bytes; for an upload that is under way, the announced size. */
  readonly size: number;
  readonly content: Buffer | undefined;
  readonly secret: string;
  readonly channels: readonly string[];
}

/** A modal or home tab that Slack shows to one person. */
export interface SlackView {
  readonly id: string;
  readonly user: string;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  readonly view: JsonRecord;
  /** Entered values: block id, action id, value as in `view.state.values`. */
  readonly values: Readonly<Record<string, Readonly<Record<string, JsonRecord>>>>;
}

/** Everything that the simulated workspace knows. */
export interface SlackState {
  readonly clock: Clock;
  readonly ids: SlackIds;
  readonly watch: Watch;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  /** `http://host:port` of the simulator, once it listens. */
  readonly server: { url: string };
  readonly bot: { readonly userId: string; readonly botId: string; readonly appId: string };
  readonly users: Map<string, SlackUser>;
  readonly channels: Map<string, SlackChannel>;
  /** By channel, oldest first. */
  readonly messages: Map<string, SlackMessage[]>;
  readonly ephemerals: Map<string, SlackMessage>;
  readonly files: Map<string, SlackFile>;
  /** Open modals of a person, the visible one last. */
  readonly modals: Map<string, readonly SlackView[]>;
  readonly homes: Map<string, SlackView>;
  /** Pinned `ts` by channel. */
  readonly pins: Map<string, ReadonlySet<string>>;
  /** A message id: seconds and microseconds of the clock, never twice, always rising. */
  nextTs(): string;
}

/** A workspace with the bot as its only user. */
export function createSlackState({
  clock,
  workspaceName,
}: {
  clock: Clock;
  workspaceName: string;
}): SlackState {
  const ids = createSlackIds();
  const bot = { userId: 'U0BOT', botId: 'B0BOT', appId: 'A0APP' };
  const user = {
    id: bot.userId,
    name: 'gunungan',
    realName: 'Gunungan',
    tz: 'Asia/Jakarta',
    isBot: true,
    deleted: false,
  };
  let last = 0;
  return {
    clock,
    ids,
    watch: createWatch(),
    team: {
      id: 'T0TEAM',
      name: workspaceName,
      domain: workspaceName.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    },
    server: { url: '' },
    bot,
    users: new Map([[user.id, user]]),
    channels: new Map(),
    messages: new Map(),
    ephemerals: new Map(),
    files: new Map(),
    modals: new Map(),
    homes: new Map(),
    pins: new Map(),
    nextTs: () => {
      last = Math.max(last + 1, Math.floor(clock.now()) * 1_000);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
  };
}

/** Seconds since the epoch by the workspace's clock. */
export function nowSeconds(state: SlackState): number {
  return Math.floor(state.clock.now() / 1_000);
}
