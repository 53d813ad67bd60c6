import type { Server } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signatureHeaders } from '../../../playground/slack/sign.ts';
import { type Office, openOffice } from './bolt-app.ts';

let office: Office;
let receiver: HTTPReceiver;
let app: App;
let stopApp: () => Promise<unknown>;

beforeEach(async () => {
  office = await openOffice({ retryDelaysMs: [60_000, 60_000, 60_000] });
  const { signingSecret, botToken } = office.slack.settings;
  receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  app = new App({
    token: botToken,
    receiver,
    clientOptions: { slackApiUrl: office.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  stopApp = () => Promise.resolve();
  await app.client.auth.test();
});

afterEach(async () => {
  await stopApp();
  await office.slack.stop();
});

/** Starts the app on a free port; its request URL. */
async function listen(): Promise<string> {
  const server: Server = await receiver.start({ port: 0, host: '127.0.0.1' });
  stopApp = () => app.stop();
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/slack/events`;
}

test('the signature is the one of Slack’s documentation', () => {
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  const signingSecret = ['8f742231b10e8888', 'abcd99yyyzzz85a5'].join('');
  expect(signatureHeaders(body, { signingSecret, nowMs: 1_531_420_618_000 })['X-Slack-Signature']).toBe(
    'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  );
});

test('the request URL is verified, and commands, buttons and events arrive signed', async () => {
  const heard: string[] = [];
  app.command('/hadir', async ({ ack, command }) => {
    heard.push(`command ${command.text}`);
    await ack('Tercatat');
  });
  app.action('rsvp', async ({ ack, action }) => {
    heard.push(`action ${action.type}`);
    await ack();
  });
  app.message(async ({ message }) => {
    heard.push(`message ${message.channel_type}`);
  });
  const { slack } = office;
  expect(await slack.useRequestUrl(await listen())).toBe(true);
  expect(
    await slack.command({ from: 'U0ANI', channel: 'U0ANI', command: '/hadir', text: 'tepat waktu' }),
  ).toEqual({
    ok: true,
    body: { text: 'Tercatat' },
  });
  const button = { type: 'button', action_id: 'rsvp', text: { type: 'plain_text', text: 'Hadir' } } as const;
  const blocks = [{ type: 'actions', elements: [button] }];
  await app.client.chat.postMessage({ channel: 'C0FORUM', text: 'Undangan', blocks });
  expect(await slack.pressButton({ from: 'U0BUDI', channel: 'C0FORUM', text: 'Hadir' })).toMatchObject({
    ok: true,
  });
  slack.sendDm({ from: 'U0ANI', text: 'Halo' });
  await slack.settled();
  expect(heard).toEqual(['command tepat waktu', 'action button', 'message im']);
});

test('an app with another secret refuses the deliveries', async () => {
  await office.slack.stop();
  office = await openOffice({ signingSecret: 'rahasia-lain', retryDelaysMs: [] });
  expect(await office.slack.useRequestUrl(await listen())).toBe(false);
  const result = await office.slack.command({ from: 'U0ANI', channel: 'U0ANI', command: '/hadir' });
  expect(result).toEqual({ ok: false, error: 'operation_timeout' });
});

test('an event whose app is away comes again with its retry headers', async () => {
  const retries: unknown[] = [];
  app.message(async ({ context }) => {
    retries.push([context.retryNum, context.retryReason]);
  });
  const { slack } = office;
  const url = await listen();
  await slack.useRequestUrl(url);
  await app.stop();
  slack.sendDm({ from: 'U0ANI', text: 'Halo' });
  await slack.settled();
  await receiver.start({ port: Number(new URL(url).port), host: '127.0.0.1' });
  slack.retryNow();
  await slack.until(() => (retries.length > 0 ? true : undefined));
  expect(retries).toEqual([[1, 'connection_failed']]);
});
