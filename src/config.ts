import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { cronProblem } from './lib/cron.ts';
import { databaseUrlProblem, withPlainSslMode } from './lib/database-url.ts';
import type { FoundEnvironment, Variables } from './lib/env-file.ts';
import { OperatorError } from './lib/error.ts';
import { namesMeantBy } from './lib/near-names.ts';

/** How Telegram is reached: by asking (polling) or by being called (webhook). */
export interface TelegramConfig {
  readonly botToken: Secret;
  readonly apiRoot: string;
  readonly receive:
    | { readonly mode: 'polling' }
    | { readonly mode: 'webhook'; readonly url: string; readonly secret: Secret };
}

/** How Slack is reached: over its socket or by signed HTTP. */
export interface SlackConfig {
  readonly botToken: Secret;
  readonly apiUrl: string;
  readonly receive:
    | { readonly mode: 'socket'; readonly appToken: Secret }
    | { readonly mode: 'http'; readonly signingSecret: Secret };
}

/** An account named in ADMIN_IDS. */
export interface AdminId {
  readonly platform: 'telegram' | 'slack';
  readonly externalId: string;
}

/** Everything the environment says, read once. */
export interface Config {
  readonly telegram: TelegramConfig | undefined;
  readonly slack: SlackConfig | undefined;
  readonly database:
    | { readonly kind: 'external'; readonly url: Secret }
    | { readonly kind: 'embedded'; readonly dataDir: string };
  readonly host: string;
  readonly port: number;
  /** Where people reach what is served, without a slash at its end; unset: nobody said so. */
  readonly publicUrl: string | undefined;
  readonly admins: readonly AdminId[];
  readonly forumName: string;
  readonly forumTimeZone: string;
  readonly logLevel: string;
  /** Opens the metrics and the details of the health report to callers from elsewhere; unset: only this machine's see them. */
  readonly metricsToken: Secret | undefined;
  /** Backups that the bot makes by itself, by cron in the forum's zone, and how many are kept; unset: none. */
  readonly backups: { readonly folder: string; readonly schedule: string; readonly keep: number } | undefined;
}

/** A text that prints masked wherever it lands by accident; `reveal` gives it to whom it is for. */
export class Secret {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  reveal(): string {
    return this.#text;
  }
  toString(): string {
    return '***';
  }
  toJSON(): string {
    return '***';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '***';
  }
}

const text = z.string().trim();
const address = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' });
/** A number of a Telegram account has at most 52 bits. */
const ADMIN = '(?:telegram:[1-9]\\d{0,15}|slack:[UW][A-Z0-9]+)';
/** A check whose problem, when there is one, is the message. */
const saying = (problemOf: (value: string) => string | undefined) =>
  z.superRefine<string>((value, context) => {
    const message = problemOf(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
const isTimeZone = (zone: string): boolean => Intl.supportedValuesOf('timeZone').includes(zone);

/** The schema of the environment: one entry per name of `.env.example`, with its default. */
export const environmentSchema = z.object({
  TELEGRAM_BOT_TOKEN: text
    .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC… as @BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: address.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: address.optional(),
  TELEGRAM_WEBHOOK_SECRET: text
    .regex(/^[\w-]{1,256}$/, 'must be 1-256 of the characters A-Z a-z 0-9 _ -')
    .optional(),
  SLACK_BOT_TOKEN: text.startsWith('xoxb-', 'must start with xoxb-').optional(),
  SLACK_APP_TOKEN: text.startsWith('xapp-', 'must start with xapp-').optional(),
  SLACK_SIGNING_SECRET: text.min(1).optional(),
  SLACK_API_URL: address.default('https://slack.com/api/'),
  DATABASE_URL: text.check(saying(databaseUrlProblem)).optional(),
  DATA_DIR: text.check(saying(folderProblem)).default('./data'),
  HOST: text
    .refine((host) => isIP(host) !== 0 || /^[\w.-]+$/.test(host), 'must be an address or name without a port')
    .default('127.0.0.1'),
  PORT: text
    .regex(/^\d{1,5}$/, 'must be a number of 0-65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number of 0-65535')
    .default(8080),
  PUBLIC_URL: address.optional(),
  ADMIN_IDS: text
    .regex(new RegExp(`^(${ADMIN}(\\s*,\\s*${ADMIN})*)?$`), 'must be like telegram:1001,slack:U0CHAIR')
    .default(''),
  FORUM_NAME: text.min(1).max(60, 'must have at most 60 characters').default('FORSES'),
  FORUM_TIMEZONE: text.refine(isTimeZone, 'must be a zone like Asia/Jakarta').default('Asia/Jakarta'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
  METRICS_TOKEN: text.regex(/^[\x21-\x7e]{16,256}$/, 'must be 16-256 letters, digits and signs').optional(),
  BACKUP_DIR: text.check(saying(folderProblem)).optional(),
  BACKUP_SCHEDULE: text.check(saying(cronProblem)).default('0 2 * * *'),
  BACKUP_KEEP: text
    .regex(/^[1-9]\d{0,3}$/, 'must be a number of 1-9999')
    .transform(Number)
    .default(14),
});

type Environment = z.infer<typeof environmentSchema>;

/** What `loadConfig` found: the configuration, or every problem, one line each. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the environment together with what was found in `.env`: its unreadable lines are problems too, and so is a name in
 * it that nobody knows where the one that was probably meant is not set.
 */
export function readConfig({ variables, fileNames, problems }: FoundEnvironment): ConfigResult {
  const loaded = loadConfig(variables);
  const all = [
    ...problems,
    ...fileNames.flatMap((name) => mistakenName(name, variables)),
    ...(loaded.ok ? [] : loaded.problems),
  ];
  return all.length === 0 ? loaded : { ok: false, problems: all };
}

function mistakenName(name: string, variables: Variables): readonly string[] {
  const meant = namesMeantBy(name, Object.keys(environmentSchema.shape));
  if (meant.length === 0 || meant.some((one) => (variables[one] ?? '').trim() !== '')) return [];
  return [`${name}: must be called ${meant.join(' or ')} in .env`];
}

/**
 * Reads the environment. An empty value counts as unset, as in a copied `.env.example`; quotation marks around a value,
 * which some tools hand over with it, do not count.
 * @param env the process's environment
 */
export function loadConfig(env: Variables): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value = '']) => {
      const bare = value.trim().replace(/^(["'])(.*)\1$/, '$2');
      return bare.trim() === '' ? [] : [[name, bare]];
    }),
  );
  const parsed = environmentSchema.safeParse(given);
  const issues = parsed.success ? [] : parsed.error.issues;
  const problems = [
    ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...crossProblems(given),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: toConfig(parsed.data, () => env.HOME ?? homedir()) };
}

/** As long as 128 random bits in the 64 characters that a webhook's secret may have, with room to spare. */
const SECURE_SECRET = 32;

/** Secrets that can be guessed with patience, one line each. A bot that already runs with one goes on and is told. */
export function weakSecrets({ telegram }: Config): readonly string[] {
  if (telegram?.receive.mode !== 'webhook') return [];
  return telegram.receive.secret.reveal().length >= SECURE_SECRET
    ? []
    : [`TELEGRAM_WEBHOOK_SECRET: must have at least ${SECURE_SECRET} characters`];
}

/** Where the bot's own server is reached on its machine or network. */
export function localOrigin({ host, port }: Pick<Config, 'host' | 'port'>): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether a platform calls the bot from outside, which takes a proxy in front of it. */
export function isCalled({ telegram, slack }: Pick<Config, 'telegram' | 'slack'>): boolean {
  return telegram?.receive.mode === 'webhook' || slack?.receive.mode === 'http';
}

/** The error that stops a start on a bad configuration: one line per problem, exit code 78 (EX_CONFIG). */
export function configError(problems: readonly string[]): OperatorError {
  return new OperatorError({ code: 'config', message: problems.join('\n'), nextStep: '', exitCode: 78 });
}

function crossProblems(env: Partial<Readonly<Record<keyof Environment, unknown>>>): readonly string[] {
  const problems: string[] = [];
  if (env.TELEGRAM_WEBHOOK_URL !== undefined && env.TELEGRAM_WEBHOOK_SECRET === undefined) {
    problems.push('TELEGRAM_WEBHOOK_SECRET: must be set when TELEGRAM_WEBHOOK_URL is');
  }
  if (
    env.SLACK_BOT_TOKEN !== undefined &&
    env.SLACK_APP_TOKEN === undefined &&
    env.SLACK_SIGNING_SECRET === undefined
  ) {
    problems.push('SLACK_APP_TOKEN: must be set for Socket Mode, or SLACK_SIGNING_SECRET for HTTP');
  }
  if (env.SLACK_BOT_TOKEN === undefined && env.SLACK_APP_TOKEN !== undefined) {
    problems.push('SLACK_BOT_TOKEN: must be set when SLACK_APP_TOKEN is');
  }
  return problems;
}

function folderProblem(path: string): string | undefined {
  if (/^~[^/\\]/.test(path)) return 'must not begin with another account’s ~; write the whole path';
  if (/\$[{(\w]|%\w+%/.test(path))
    return 'must not contain a variable, because none is filled in; write the whole path';
  return undefined;
}

/** A path with `~` for the home folder written out; only then is it asked for, since a user made by systemd has none. */
function withoutTilde(path: string, home: () => string): string {
  return /^~($|[/\\])/.test(path) ? join(home(), path.slice(1)) : path;
}

function toConfig(env: Environment, home: () => string): Config {
  return {
    telegram: telegramConfig(env),
    slack: slackConfig(env),
    database:
      env.DATABASE_URL === undefined
        ? { kind: 'embedded', dataDir: withoutTilde(env.DATA_DIR, home) }
        : { kind: 'external', url: new Secret(withPlainSslMode(env.DATABASE_URL)) },
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    admins: parseAdmins(env.ADMIN_IDS),
    forumName: env.FORUM_NAME,
    forumTimeZone: env.FORUM_TIMEZONE,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN === undefined ? undefined : new Secret(env.METRICS_TOKEN),
    backups:
      env.BACKUP_DIR === undefined
        ? undefined
        : {
            folder: withoutTilde(env.BACKUP_DIR, home),
            schedule: env.BACKUP_SCHEDULE,
            keep: env.BACKUP_KEEP,
          },
  };
}

function telegramConfig(env: Environment): TelegramConfig | undefined {
  if (env.TELEGRAM_BOT_TOKEN === undefined) return undefined;
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = env;
  return {
    botToken: new Secret(env.TELEGRAM_BOT_TOKEN),
    apiRoot: env.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
    receive:
      url !== undefined && secret !== undefined
        ? { mode: 'webhook', url, secret: new Secret(secret) }
        : { mode: 'polling' },
  };
}

function slackConfig(env: Environment): SlackConfig | undefined {
  if (env.SLACK_BOT_TOKEN === undefined) return undefined;
  const common = {
    botToken: new Secret(env.SLACK_BOT_TOKEN),
    apiUrl: env.SLACK_API_URL.replace(/\/*$/, '/'),
  };
  if (env.SLACK_APP_TOKEN !== undefined) {
    return { ...common, receive: { mode: 'socket', appToken: new Secret(env.SLACK_APP_TOKEN) } };
  }
  return { ...common, receive: { mode: 'http', signingSecret: new Secret(env.SLACK_SIGNING_SECRET ?? '') } };
}

function parseAdmins(list: string): readonly AdminId[] {
  return list
    .split(',')
    .map((entry) => entry.trim().split(':'))
    .flatMap(([platform, externalId]) =>
      (platform === 'telegram' || platform === 'slack') && externalId !== undefined
        ? [{ platform, externalId }]
        : [],
    );
}
