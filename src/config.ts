import { z } from 'zod';
import { OperatorError } from './lib/error.ts';

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
  readonly admins: readonly AdminId[];
  readonly forumName: string;
  readonly forumTimeZone: string;
  readonly logLevel: string;
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
const isTimeZone = (zone: string): boolean => Intl.supportedValuesOf('timeZone').includes(zone);

/** The schema of the environment: one entry per name of `.env.example`, with its default. */
export const environmentSchema = z.object({
  TELEGRAM_BOT_TOKEN: text
    .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC… as @BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: z.url('must be an address').default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: z.url('must be an address').optional(),
  TELEGRAM_WEBHOOK_SECRET: text
    .regex(/^[\w-]{1,256}$/, 'must be 1-256 of the characters A-Z a-z 0-9 _ -')
    .optional(),
  SLACK_BOT_TOKEN: text.startsWith('xoxb-', 'must start with xoxb-').optional(),
  SLACK_APP_TOKEN: text.startsWith('xapp-', 'must start with xapp-').optional(),
  SLACK_SIGNING_SECRET: text.min(1).optional(),
  SLACK_API_URL: z.url('must be an address').default('https://slack.com/api/'),
  DATABASE_URL: text.regex(/^postgres(ql)?:\/\//, 'must start with postgresql://').optional(),
  DATA_DIR: text.default('./data'),
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0-65535')
    .max(65_535, 'must be 0-65535')
    .default(8080),
  ADMIN_IDS: text
    .regex(
      /^((telegram:\d+|slack:[A-Z0-9]+)(\s*,\s*(telegram:\d+|slack:[A-Z0-9]+))*)?$/,
      'must be like telegram:1001,slack:U0CHAIR',
    )
    .default(''),
  FORUM_NAME: text.min(1).max(60, 'must have at most 60 characters').default('FORSES'),
  FORUM_TIMEZONE: text.refine(isTimeZone, 'must be a zone like Asia/Jakarta').default('Asia/Jakarta'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
});

type Environment = z.infer<typeof environmentSchema>;

/** What `loadConfig` found: the configuration, or every problem, one line each. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the environment. An empty value counts as unset, as in a copied `.env.example`.
 * @param env the process's environment
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  const issues = parsed.success ? [] : parsed.error.issues;
  const problems = [
    ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...crossProblems(given),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: toConfig(parsed.data) };
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

function toConfig(env: Environment): Config {
  return {
    telegram: telegramConfig(env),
    slack: slackConfig(env),
    database:
      env.DATABASE_URL === undefined
        ? { kind: 'embedded', dataDir: env.DATA_DIR }
        : { kind: 'external', url: new Secret(env.DATABASE_URL) },
    host: env.HOST,
    port: env.PORT,
    admins: parseAdmins(env.ADMIN_IDS),
    forumName: env.FORUM_NAME,
    forumTimeZone: env.FORUM_TIMEZONE,
    logLevel: env.LOG_LEVEL,
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
  const common = { botToken: new Secret(env.SLACK_BOT_TOKEN), apiUrl: env.SLACK_API_URL };
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
