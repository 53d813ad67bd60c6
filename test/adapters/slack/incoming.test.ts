import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../../src/platform/incoming.ts';
import { type Mode, messageOf, startWorkspace, type Workspace } from './workspace.ts';

const MODES: readonly Mode[] = ['socket', 'http'];

let workspace: Workspace;
afterEach(() => workspace.stop());

const handled = (count = 1): Promise<readonly Incoming[]> => workspace.handledAll(count);
const last = async (): Promise<Incoming | undefined> => (await handled()).at(-1);
const startOver = (mode: Mode): void => {
  beforeEach(async () => {
    workspace = await startWorkspace({ mode });
  });
};

describe.each(MODES)('what is typed or pressed, over %s', (mode) => {
  startOver(mode);

  test('a command under /forses is that command with the rest as its argument', async () => {
    const typed = {
      from: 'U0KETUA',
      channel: 'C0FORUM',
      command: '/forses',
      text: 'Buatrapat Acara: R&D\nWaktu: besok',
    };
    await expect(workspace.slack.command(typed)).resolves.toMatchObject({ ok: true });
    expect(await last()).toMatchObject({
      platform: 'slack',
      sender: { id: 'U0KETUA', displayName: 'chair', isPerson: true },
      chat: { id: 'C0FORUM', threadId: '', kind: 'channel', title: 'forum' },
      body: { kind: 'command', name: 'buatrapat', argument: 'Acara: R&D\nWaktu: besok' },
    });
  });

  test('/forses alone asks for help and /hadir is a command of its own', async () => {
    await workspace.slack.command({ from: 'U0KETUA', channel: 'C0FORUM', command: '/forses' });
    await workspace.slack.command({
      from: 'U0KETUA',
      channel: 'C0FORUM',
      command: '/hadir',
      text: 'tepat waktu',
    });
    expect((await handled(2)).map(({ body }) => body)).toEqual([
      { kind: 'command', name: 'bantuan', argument: '' },
      { kind: 'command', name: 'hadir', argument: 'tepat waktu' },
    ]);
  });

  test('a command in the conversation with the bot is private', async () => {
    await workspace.slack.command({ from: 'U0KETUA', channel: 'U0KETUA', command: '/hadir' });
    expect((await last())?.chat).toMatchObject({ kind: 'private', title: '' });
  });

  test('a pressed button is its action, with the message that carries it', async () => {
    const buttons = [[{ text: 'Hadir', action: 'hadir|42' }]];
    const ref = await workspace.platform.send(
      { kind: 'chat', chatId: 'C0FORUM', threadId: '' },
      messageOf('Undangan', { buttons }),
    );
    await workspace.slack.pressButton({ from: 'U0SEKDA', channel: 'C0FORUM', text: 'Hadir' });
    expect(await last()).toMatchObject({
      sender: { id: 'U0SEKDA', displayName: 'sekda' },
      message: ref,
      body: { kind: 'press', action: 'hadir|42' },
    });
  });

  test('a press of a link button is acknowledged and nothing else', async () => {
    const buttons = [[{ text: 'Peta', url: 'https://bmkg.go.id' }]];
    await workspace.platform.send(
      { kind: 'chat', chatId: 'C0FORUM', threadId: '' },
      messageOf('x', { buttons }),
    );
    const result = await workspace.slack.pressButton({ from: 'U0SEKDA', channel: 'C0FORUM', text: 'Peta' });
    expect(result.ok).toBe(true);
    expect(workspace.handled).toEqual([]);
  });
});

describe.each(MODES)('what is written, over %s', (mode) => {
  startOver(mode);

  test('a message in private is text with the name of who wrote it', async () => {
    const { ts } = workspace.slack.sendDm({ from: 'U0SEKDA', text: 'kapan rapat & di mana?' });
    expect(await last()).toMatchObject({
      sequence: Number(ts.replace('.', '')),
      sender: { id: 'U0SEKDA', displayName: 'Sekda Papua', isPerson: true },
      chat: { kind: 'private' },
      body: { kind: 'text', text: 'kapan rapat & di mana?', mentioned: false },
    });
  });

  test('a mention, which comes as two events, has one key and no name of the bot in it', async () => {
    workspace.slack.sendText({ from: 'U0KETUA', channel: 'C0FORUM', text: '<@U0BOT> siapa tuan rumah?' });
    const both = await handled(2);
    expect(new Set(both.map(({ key }) => key)).size).toBe(1);
    expect(both.map(({ body }) => body)).toEqual(
      Array(2).fill({ kind: 'text', text: 'siapa tuan rumah?', mentioned: true }),
    );
  });

  test('an answer in the thread of a message replies to it', async () => {
    const ref = await workspace.platform.send(
      { kind: 'chat', chatId: 'C0FORUM', threadId: '' },
      messageOf('Undangan'),
    );
    workspace.slack.sendText({ from: 'U0KETUA', channel: 'C0FORUM', text: 'hadir', threadTs: ref.messageId });
    expect(await last()).toMatchObject({ replyTo: ref, body: { kind: 'text', mentioned: false } });
  });

  test('an edit is new words of the same message, and other changes of it are none', async () => {
    const said = workspace.slack.sendDm({ from: 'U0SEKDA', text: 'kapan rapt?' });
    workspace.slack.editText({ message: said, text: 'kapan rapat?' });
    const [first, edit] = await handled(2);
    expect(edit).toMatchObject({
      sender: { id: 'U0SEKDA' },
      chat: { kind: 'private' },
      message: first?.message,
      edited: { key: first?.key },
      body: { kind: 'text', text: 'kapan rapat?' },
    });
    expect(edit?.key).not.toBe(first?.key);
    const { channel, ts } = said;
    const message = { ...{ type: 'message', user: 'U0SEKDA', text: 'kapan rapat?', ts }, reply_count: 1 };
    const change = { type: 'message', subtype: 'message_changed', hidden: true, channel, channel_type: 'im' };
    workspace.slack.rawEvent({ ...change, message, previous_message: message, ts: '1795000000.000009' });
    await workspace.slack.settled();
    expect(workspace.handled).toHaveLength(2);
  });

  test('a message that is shared without words of one’s own is forwarded', async () => {
    const message = workspace.slack.sendText({ from: 'U0KETUA', channel: 'C0LAIN', text: 'kami hadir' });
    workspace.slack.shareMessage({ from: 'U0KETUA', channel: 'U0KETUA', message });
    const body = { kind: 'text', text: 'kami hadir' };
    expect(await last()).toMatchObject({ isForwarded: true, sender: { id: 'U0KETUA' }, body });
  });

  test('a command under a file is that command, with the file', async () => {
    const file = { from: 'U0KETUA', channel: 'U0KETUA', filename: 'surat.pdf', content: '%PDF' };
    workspace.slack.shareFile({ ...file, text: '/diwakili Dr. Ratna' });
    expect(await last()).toMatchObject({
      body: { kind: 'command', name: 'diwakili', argument: 'Dr. Ratna' },
      attachment: { name: 'surat.pdf' },
    });
  });

  test('a file is handed over with its caption and fetched on demand, up to a size', async () => {
    workspace.slack.shareFile({
      from: 'U0KETUA',
      channel: 'U0KETUA',
      filename: 'anggota.csv',
      content: 'kode;nama\n',
      text: 'daftar baru',
    });
    const body = (await last())?.body;
    if (body?.kind !== 'file') throw new Error('no file');
    expect(body).toMatchObject({ caption: 'daftar baru', file: { name: 'anggota.csv', sizeBytes: 10 } });
    await expect(body.file.download(10)).resolves.toEqual(Buffer.from('kode;nama\n'));
    await expect(body.file.download(9)).rejects.toThrow('file_too_large');
  });
});

describe.each(MODES)('what is not for the bot, over %s', (mode) => {
  startOver(mode);

  test('the bot does not hear itself, and edits and joins are no messages', async () => {
    await workspace.platform.send({ kind: 'person', userId: 'U0SEKDA' }, messageOf('halo'));
    const ref = await workspace.platform.send(
      { kind: 'chat', chatId: 'C0FORUM', threadId: '' },
      messageOf('a'),
    );
    await workspace.platform.edit(ref, messageOf('b'));
    workspace.slack.addUser({ id: 'U0BARU', name: 'baru' });
    workspace.slack.invite('C0FORUM', 'U0BARU');
    await workspace.slack.settled();
    expect(workspace.handled).toEqual([]);
  });

  test('messages of other bots are ignored', async () => {
    const envelope = workspace.slack.rawEvent({
      type: 'message',
      channel: 'C0FORUM',
      channel_type: 'channel',
      user: 'U0LAIN',
      bot_id: 'B0LAIN',
      text: '<@U0BOT> halo',
      ts: '1795000000.000001',
    });
    await workspace.slack.settled();
    expect(envelope.type).toBe('events_api');
    expect(workspace.handled).toEqual([]);
  });
});

describe.each(MODES)('a form, over %s', (mode) => {
  startOver(mode);

  test('a filled form is its values, in the chat where it was opened', async () => {
    workspace.react(({ body }) =>
      body.kind === 'command'
        ? [
            {
              kind: 'form',
              form: {
                action: 'buatrapat',
                title: 'Pertemuan',
                submit: 'Simpan',
                close: 'Batal',
                fields: [
                  {
                    kind: 'text',
                    name: 'acara',
                    label: 'Acara',
                    optional: false,
                    multiline: false,
                    maxLength: 100,
                  },
                  {
                    kind: 'choice',
                    name: 'zona',
                    label: 'Zona',
                    optional: true,
                    options: [{ value: 'wib', text: 'WIB' }],
                  },
                ],
              },
            },
          ]
        : [],
    );
    await workspace.slack.command({
      from: 'U0KETUA',
      channel: 'C0FORUM',
      command: '/forses',
      text: 'buatrapat',
    });
    await workspace.slack.nextModal('U0KETUA');
    const result = await workspace.slack.submitModal({
      from: 'U0KETUA',
      values: { acara: 'Rapat', zona: 'WIB' },
    });
    expect(result).toEqual({ result: 'closed' });
    expect((await handled(2)).at(-1)).toMatchObject({
      chat: { id: 'C0FORUM', kind: 'channel' },
      body: { kind: 'form', action: 'buatrapat', values: { acara: 'Rapat', zona: 'wib' } },
    });
  });
});
