import { type Clock, SECOND_MS } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { DeliveryError } from '../../platform/delivery-error.ts';
import { isTokenRefused, toDeliveryError } from './errors.ts';
import { SCOPES } from './manifest.ts';
import type { BotIdentity, SlackApi } from './slack-api.ts';
import type { Team } from './team.ts';

const FRESH_MS = 10 * SECOND_MS;

/** Who the bot is in its workspace, and whether Slack accepts its token. */
export interface Identity {
  /** The bot's user id; undefined until Slack answered once. */
  botUserId(): string | undefined;
  /** The bot's workspace; undefined until Slack answered once. */
  team(): Team | undefined;
  /** What is wrong with the bot's token or the way to Slack, empty when nothing. Good news counts for ten seconds. */
  problem(): Promise<string>;
}

/** Asks `auth.test`. */
export function createIdentity(parts: {
  readonly api: SlackApi;
  readonly clock: Clock;
  readonly logger: Logger;
}): Identity {
  const { api, clock, logger } = parts;
  let bot: BotIdentity | undefined;
  let answer: { readonly problem: Promise<string>; readonly atMs: number } | undefined;
  const ask = async (): Promise<string> => {
    try {
      const found = await api.identify();
      if (bot === undefined) warnOfScopes(found, logger);
      bot = found;
      return '';
    } catch (error) {
      answer = undefined;
      return tokenProblem('SLACK_BOT_TOKEN', toDeliveryError(error));
    }
  };
  return {
    botUserId: () => (bot?.userId === '' ? undefined : bot?.userId),
    team: () => bot?.team,
    problem: () => {
      const nowMs = clock.now();
      if (answer === undefined || Math.abs(nowMs - answer.atMs) >= FRESH_MS) {
        answer = { problem: ask(), atMs: nowMs };
      }
      return answer.problem;
    },
  };
}

/** One sentence for operators on a failed call: the token's fault, or the way's. */
export function tokenProblem(name: string, error: DeliveryError): string {
  if (isTokenRefused(error))
    return `Slack refuses ${name} (${error.message}). Reinstall the app at api.slack.com/apps, put the token that it shows into ${name} and restart the bot.`;
  if (error.kind === 'wait') return 'Slack asks to slow down.';
  return `Slack cannot be reached (${error.message}). Check the network and SLACK_API_URL.`;
}

function warnOfScopes({ scopes }: BotIdentity, logger: Logger): void {
  const missing = scopes === undefined ? [] : Object.keys(SCOPES).filter((scope) => !scopes.includes(scope));
  if (missing.length > 0)
    logger.warn({ missing }, 'the Slack app lacks rights; compare it with the app manifest');
}
