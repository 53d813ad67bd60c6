import { z } from 'zod';
import { SCOPES } from '../../adapters/slack/manifest.ts';
import type { SlackConfig } from '../../config.ts';
import { type ApiAnswer, callApi } from './call-api.ts';
import { checkClock } from './clock.ts';
import { type Finding, failing, fine, note } from './finding.ts';

const ABOUT = 'slack';
const SETTING = 'SLACK_API_URL';
const authSchema = z.object({ ok: z.literal(true), team: z.string(), user: z.string() });
const openSchema = z.object({ ok: z.literal(true), url: z.string() });

/** Asks Slack about the tokens and the rights of the bot. */
export async function checkSlack(config: SlackConfig, now: number): Promise<readonly Finding[]> {
  const answer = await callApi({
    ...{ url: `${config.apiUrl}auth.test`, token: config.botToken.reveal() },
    ...{ setting: SETTING, schema: authSchema },
  });
  if (answer.kind !== 'ok') return [tokenFailure('SLACK_BOT_TOKEN', answer)];
  const { team, user } = answer.body;
  return [
    fine(ABOUT, `the token is accepted: ${user} in ${team}`),
    ...(answer.date === undefined ? [] : [checkClock({ whose: 'Slack', at: answer.date }, now)]),
    scopesFinding(answer.headers.get('x-oauth-scopes')),
    await receivingFinding(config),
  ];
}

function tokenFailure(name: string, answer: Exclude<ApiAnswer<never>, { readonly kind: 'ok' }>): Finding {
  if (answer.kind === 'failed') return failing(ABOUT, { says: `Slack ${answer.says}`, todo: answer.todo });
  return failing(ABOUT, {
    says: `${name} is refused (${answer.reason})`,
    todo: `Copy ${name} again from api.slack.com/apps, and reinstall the app when its rights changed.`,
  });
}

function scopesFinding(header: string | null): Finding {
  if (header === null) return note(ABOUT, { says: 'Slack did not tell the rights of the token', todo: '' });
  const given = new Set(header.split(',').map((scope) => scope.trim()));
  const missing = Object.keys(SCOPES).filter((scope) => !given.has(scope));
  if (missing.length === 0) return fine(ABOUT, 'the token has every right that the bot needs');
  return failing(ABOUT, {
    says: `the token lacks ${missing.join(', ')}`,
    todo: 'Compare the app with the manifest of this version and reinstall it.',
  });
}

async function receivingFinding({ apiUrl, receive }: SlackConfig): Promise<Finding> {
  if (receive.mode === 'http')
    return fine(ABOUT, 'signed HTTP: the app’s request URL must lead to /slack/events');
  const answer = await callApi({
    ...{ url: `${apiUrl}apps.connections.open`, token: receive.appToken.reveal() },
    ...{ setting: SETTING, schema: openSchema },
  });
  return answer.kind === 'ok' ? fine(ABOUT, 'Socket Mode opens') : tokenFailure('SLACK_APP_TOKEN', answer);
}
