import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import {
  createSlackSimulator,
  type SlackSimulator,
  type SlackSimulatorOptions,
} from '../../../playground/slack/index.ts';
import { type ManualClock, manualClock } from '../../../src/lib/clock.ts';

/** 2026-11-24 10:00 in Jakarta. */
export const START_MS = Date.UTC(2026, 10, 24, 3);

export interface Office {
  readonly clock: ManualClock;
  readonly slack: SlackSimulator;
  readonly apiUrl: string;
}

/** A started workspace: #sekretariat with the bot, Ani and Budi in it, and a private channel without the bot. */
export async function openOffice(options: Partial<SlackSimulatorOptions> = {}): Promise<Office> {
  const clock = manualClock(START_MS);
  const slack = createSlackSimulator({ clock, ...options });
  const { apiUrl } = await slack.start();
  slack.addUser({ id: 'U0ANI', name: 'ani', realName: 'Ani Lestari' });
  slack.addUser({ id: 'U0BUDI', name: 'budi' });
  slack.createChannel({ id: 'C0FORUM', name: 'sekretariat', members: ['bot', 'U0ANI', 'U0BUDI'] });
  slack.createChannel({ id: 'C0RAHASIA', name: 'rahasia', private: true, members: ['U0BUDI'] });
  return { clock, slack, apiUrl };
}

/** An app of the official framework in Socket Mode, not started yet. */
export function socketApp({ slack, apiUrl }: Office): App {
  const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: slack.settings.appToken,
    clientPingTimeout: 100,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  });
  return new App({ token: slack.settings.botToken, receiver, clientOptions, logLevel: LogLevel.ERROR });
}

/** Calls the Web API without any client. */
export async function call(
  { slack, apiUrl }: Office,
  method: string,
  values: Readonly<Record<string, unknown>>,
  token: string = slack.settings.botToken,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(values),
  });
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null) throw new Error('The answer is not an object');
  return Object.fromEntries(Object.entries(body));
}
