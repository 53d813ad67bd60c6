import { afterEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../../src/platform/incoming.ts';
import type { Reaction } from '../../../src/platform/reaction.ts';
import {
  type Mode,
  messageOf,
  shows,
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from './workspace.ts';

let workspace: Workspace;
const start = async (options: WorkspaceOptions): Promise<Workspace> => {
  workspace = await startWorkspace(options);
  return workspace;
};
afterEach(() => workspace.stop());

const MODES: readonly Mode[] = ['socket', 'http'];
const reply = (text: string): Reaction => ({ kind: 'reply', message: messageOf(text), audience: 'chat' });

describe.each(MODES)('a delivery over %s', (mode) => {
  test('an event that is delivered twice, under another id too, has the same key', async () => {
    const { slack, handled } = await start({ mode });
    slack.sendDm({ from: 'U0SEKDA', text: 'hadir' });
    await slack.settled();
    const envelope = slack.lastEnvelope('events_api');
    if (envelope === undefined) throw new Error('nothing was sent');
    await slack.redeliver(envelope);
    await slack.redeliver(envelope, { newEventId: true });
    expect(handled).toHaveLength(3);
    expect(new Set(handled.map(({ key, sequence }) => `${key} ${sequence}`)).size).toBe(1);
  });

  test('a command and a press that are delivered twice have the same key', async () => {
    const { slack, handled, platform } = await start({ mode });
    const buttons = [[{ text: 'Hadir', action: 'hadir|42' }]];
    await platform.send({ kind: 'chat', chatId: 'C0FORUM', threadId: '' }, messageOf('x', { buttons }));
    await slack.command({ from: 'U0KETUA', channel: 'C0FORUM', command: '/hadir' });
    await slack.pressButton({ from: 'U0KETUA', channel: 'C0FORUM', text: 'Hadir' });
    for (const envelope of slack.envelopes())
      if (envelope.type !== 'events_api') await slack.redeliver(envelope);
    expect(handled).toHaveLength(4);
    expect(new Set(handled.map(({ key }) => key)).size).toBe(2);
  });

  test('an event whose handler fails is not acknowledged and comes again', async () => {
    const { slack, handled, react, log } = await start({ mode });
    react(() =>
      handled.length === 1 ? Promise.reject(new Error('database is away')) : [reply('Tercatat.')],
    );
    slack.sendDm({ from: 'U0SEKDA', text: 'hadir' });
    if (mode === 'socket') {
      await workspace.handledAll(1);
      slack.expireAcks();
    }
    await slack.nextMessage('U0SEKDA', shows('Tercatat.'));
    expect(handled).toHaveLength(2);
    expect(slack.lostEvents()).toEqual([]);
    expect(log.join('')).toContain('a Slack delivery failed');
    expect(log.join('')).not.toContain('database is away');
  });
});

describe.each(MODES)('a handler that takes its time, over %s', (mode) => {
  test('a slow handler is acknowledged in time and its reply comes later', async () => {
    const { slack, react } = await start({ mode });
    const gate = Promise.withResolvers<readonly Reaction[]>();
    react(() => gate.promise);
    const result = await slack.command({ from: 'U0KETUA', channel: 'C0FORUM', command: '/hadir' });
    expect(result.ok).toBe(true);
    gate.resolve([reply('Akhirnya.')]);
    await slack.nextMessage('C0FORUM', shows('Akhirnya.'));
  });

  test('a form with a slow handler closes, and its errors are told to its sender', async () => {
    const { slack, react } = await start({ mode });
    const field = {
      kind: 'text',
      name: 'acara',
      label: 'Acara',
      optional: true,
      multiline: false,
      maxLength: 9,
    } as const;
    const form = { action: 'a', title: 't', submit: 's', close: 'c', fields: [field] };
    react(() => [{ kind: 'form', form }]);
    await slack.command({ from: 'U0KETUA', channel: 'C0FORUM', command: '/hadir' });
    await slack.nextModal('U0KETUA');
    const gate = Promise.withResolvers<readonly Reaction[]>();
    react(() => gate.promise);
    await expect(slack.submitModal({ from: 'U0KETUA' })).resolves.toEqual({ result: 'closed' });
    gate.resolve([{ kind: 'form-errors', errors: { acara: 'Tanggal sudah lewat.' } }]);
    await slack.nextEphemeral('U0KETUA', shows('Tanggal sudah lewat.'));
  });

  test('what one person sends is handled in its order while others go on', async () => {
    const { slack, handled, react } = await start({ mode });
    const gate = Promise.withResolvers<void>();
    const others = Promise.withResolvers<void>();
    const done: string[] = [];
    react(async ({ body, sender }) => {
      if (sender.id === 'U0SEKDA' && handled.length === 1) await gate.promise;
      if (body.kind === 'text') done.push(body.text);
      if (sender.id === 'U0KETUA') others.resolve();
      return [];
    });
    for (const text of ['satu', 'dua', 'tiga']) slack.sendDm({ from: 'U0SEKDA', text });
    slack.sendDm({ from: 'U0KETUA', text: 'lain' });
    await others.promise;
    gate.resolve();
    await workspace.handledAll(4);
    await slack.settled();
    expect(done).toEqual(['lain', 'satu', 'dua', 'tiga']);
    const sequences = handled.filter(({ sender }) => sender.id === 'U0SEKDA').map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
  });
});

test('what was not acknowledged when the line of a dying process broke comes to the next one', async () => {
  const { slack, platform, react, handled, another } = await start({ mode: 'socket' });
  const gate = Promise.withResolvers<readonly Reaction[]>();
  react(() => gate.promise);
  slack.sendDm({ from: 'U0SEKDA', text: 'hadir' });
  await workspace.handledAll(1);
  const dying = platform.stop();
  slack.dropSockets();
  const next = another();
  const again = Promise.withResolvers<Incoming>();
  const takeOver = async (incoming: Incoming): Promise<readonly Reaction[]> => {
    again.resolve(incoming);
    return [];
  };
  await next.start(takeOver, []);
  expect((await again.promise).key).toBe(handled[0]?.key);
  gate.resolve([]);
  await Promise.all([dying, next.stop()]);
});

test('stopping waits for what is under way and takes nothing new', async () => {
  const { slack, react, platform, handled } = await start({ mode: 'socket' });
  const gate = Promise.withResolvers<readonly Reaction[]>();
  react(() => gate.promise);
  slack.sendDm({ from: 'U0SEKDA', text: 'hadir' });
  await workspace.handledAll(1);
  const stopped = platform.stop();
  slack.sendDm({ from: 'U0KETUA', text: 'terlambat' });
  gate.resolve([reply('Tercatat.')]);
  await stopped;
  expect(slack.messagesIn('U0SEKDA').some(shows('Tercatat.'))).toBe(true);
  expect(handled).toHaveLength(1);
  await slack.until(() => (slack.connections() === 0 ? true : undefined));
  await platform.stop();
});
