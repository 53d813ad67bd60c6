import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { call, type Office, openOffice } from './bolt-app.ts';

interface Frame {
  readonly envelope_id?: string;
  readonly type: string;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
  readonly payload?: { readonly event?: { readonly text?: string } };
}

interface Line {
  readonly socket: WebSocket;
  readonly frames: readonly Frame[];
  ack(frame: Frame | undefined, payload?: unknown): void;
}

let office: Office;
let lines: Line[];

beforeEach(async () => {
  office = await openOffice({ ackTimeoutMs: 60_000, retryDelaysMs: [60_000, 60_000, 60_000] });
  lines = [];
});

afterEach(async () => {
  for (const { socket } of lines) socket.terminate();
  await office.slack.stop();
});

/** A bare connection that acknowledges only when told to. */
async function connect(): Promise<Line> {
  const opened = await call(office, 'apps.connections.open', {}, office.slack.settings.appToken);
  const socket = new WebSocket(String(opened.url));
  const frames: Frame[] = [];
  const line: Line = {
    socket,
    frames,
    ack: (frame, payload) => socket.send(JSON.stringify({ envelope_id: frame?.envelope_id, payload })),
  };
  lines.push(line);
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      frames.push(JSON.parse(data.toString()));
      resolve();
    });
  });
  return line;
}

const say = (text: string): unknown => office.slack.sendText({ from: 'U0ANI', channel: 'C0FORUM', text });
const events = ({ frames }: Line): readonly Frame[] => frames.filter(({ type }) => type === 'events_api');
/** Resolves once the line has received that many events. */
async function received(line: Line, count: number): Promise<Frame | undefined> {
  while (events(line).length < count) await new Promise((resolve) => line.socket.once('message', resolve));
  return events(line).at(-1);
}

test('a connection starts with a greeting, and its address works once', async () => {
  const opened = await call(office, 'apps.connections.open', {}, office.slack.settings.appToken);
  const line = await connect();
  expect(line.frames).toMatchObject([
    { type: 'hello', num_connections: 1, connection_info: { app_id: 'A0APP' } },
  ]);
  const open = (): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(String(opened.url));
      socket.on('open', () => {
        resolve('open');
        socket.terminate();
      });
      socket.on('error', (error) => resolve(error.message));
    });
  expect(await open()).toBe('open');
  expect(await open()).toContain('408');
});

test('each envelope goes to one of the connections, in turn', async () => {
  const [first, second] = [await connect(), await connect()];
  for (const text of ['satu', 'dua', 'tiga', 'empat']) say(text);
  await received(first, 2);
  await received(second, 2);
  const texts = [first, second].map((line) => events(line).map(({ payload }) => payload?.event?.text));
  expect(texts).toEqual([
    ['satu', 'tiga'],
    ['dua', 'empat'],
  ]);
});

test('what is not acknowledged in time comes again, three times, and is then given up', async () => {
  const line = await connect();
  say('Halo');
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const frame = await received(line, attempt + 1);
    expect(frame).toMatchObject({ retry_attempt: attempt, retry_reason: attempt === 0 ? '' : 'timeout' });
    office.slack.expireAcks();
    await office.slack.settled({ quietMs: 1 });
    office.slack.retryNow();
  }
  await office.slack.until(() => (office.slack.lostEvents().length === 1 ? true : undefined));
});

test('an acknowledged event does not come again', async () => {
  const line = await connect();
  say('Halo');
  line.ack(await received(line, 1));
  await office.slack.settled();
  office.slack.expireAcks();
  office.slack.retryNow();
  await office.slack.settled();
  expect(events(line)).toHaveLength(1);
  expect(office.slack.lostEvents()).toEqual([]);
});

test('what a lost connection left unacknowledged goes to the next one', async () => {
  const first = await connect();
  say('Halo');
  await received(first, 1);
  office.slack.dropSockets();
  await office.slack.until(() => (office.slack.connections() === 0 ? true : undefined));
  const frame = await received(await connect(), 1);
  expect(frame).toMatchObject({ payload: { event: { text: 'Halo' } }, retry_reason: 'disconnected' });
});

test('a command that nobody acknowledges ends in a time-out for the person', async () => {
  const line = await connect();
  const result = office.slack.command({ from: 'U0ANI', channel: 'C0FORUM', command: '/forses' });
  await new Promise((resolve) => line.socket.once('message', resolve));
  office.slack.expireAcks();
  expect(await result).toEqual({ ok: false, error: 'operation_timeout' });
  expect(line.frames.filter(({ type }) => type === 'slash_commands')).toHaveLength(1);
});

test('a command acknowledged with a message that Slack refuses says so', async () => {
  const line = await connect();
  const result = office.slack.command({ from: 'U0ANI', channel: 'C0FORUM', command: '/forses' });
  await new Promise((resolve) => line.socket.once('message', resolve));
  line.ack(line.frames.at(-1), { blocks: [{ type: 'header' }] });
  expect(await result).toMatchObject({ ok: false, error: 'invalid_command_response' });
});
