import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../src/platform/delivery-error.ts';
import type { Block, OutgoingMessage } from '../../../src/platform/message.ts';
import type { Target } from '../../../src/platform/platform.ts';
import { messageOf, startWorkspace, visibleText, type Workspace } from './workspace.ts';

const FORUM: Target = { kind: 'chat', chatId: 'C0FORUM', threadId: '' };
const LONG = messageOf('panjang', {
  blocks: [
    {
      kind: 'list',
      ordered: false,
      items: Array.from({ length: 400 }, (_, index) => [`Butir ${index} ${'x'.repeat(60)}`]),
    },
  ],
});

let workspace: Workspace;
beforeEach(async () => {
  workspace = await startWorkspace();
});
afterEach(() => workspace.stop());

const failure = async (promise: Promise<unknown>): Promise<DeliveryError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeliveryError)) throw new Error(`no delivery error: ${String(error)}`);
  return error;
};

describe('sending', () => {
  test('to a person opens their conversation once', async () => {
    const first = await workspace.platform.send({ kind: 'person', userId: 'U0SEKDA' }, messageOf('satu'));
    const second = await workspace.platform.send({ kind: 'person', userId: 'U0SEKDA' }, messageOf('dua'));
    expect(first.chatId).toBe(second.chatId);
    expect(workspace.slack.messagesIn('U0SEKDA').map(visibleText)).toEqual(['satu', 'dua']);
    expect(workspace.slack.requests.filter(({ method }) => method === 'conversations.open')).toHaveLength(1);
  });

  test('shows no previews of links', async () => {
    await workspace.platform.send(FORUM, messageOf('https://bmkg.go.id'));
    const call = workspace.slack.requests.find(({ method }) => method === 'chat.postMessage');
    expect(call?.arguments).toMatchObject({
      unfurl_links: expect.anything(),
      unfurl_media: expect.anything(),
    });
  });

  test('a message that is too long gives back the place of its first part', async () => {
    const ref = await workspace.platform.send(FORUM, LONG);
    const parts = workspace.slack.messagesIn('C0FORUM');
    expect(parts.length).toBeGreaterThan(1);
    expect(ref.messageId).toBe(parts[0]?.ts);
    expect(parts.map(visibleText).join('\n').split('\n')).toHaveLength(400);
  });

  test('a message whose second part is refused takes the first one back', async () => {
    workspace.slack.faults.next({ method: 'chat.delete', kind: '500' });
    const sending = failure(workspace.platform.send(FORUM, LONG));
    await workspace.slack.until(() => workspace.slack.messagesIn('C0FORUM')[0]);
    workspace.slack.faults.next({
      method: 'chat.postMessage',
      kind: 'error',
      error: 'internal_error',
      times: 9,
    });
    const { kind } = await sending;
    expect(kind).toBe('transient');
    expect(workspace.slack.messagesIn('C0FORUM')).toEqual([]);
  });

  test('shows files under the message', async () => {
    const file = { name: 'rekap.pdf', mimeType: 'application/pdf', content: Buffer.from('%PDF') };
    await workspace.platform.send(FORUM, messageOf('Rekap', { files: [file] }));
    const [text, files] = workspace.slack.messagesIn('C0FORUM');
    expect(text && visibleText(text)).toBe('Rekap');
    expect(files?.files).toHaveLength(1);
  });

  test('with an upload that fails sends nothing, so that it can be tried again', async () => {
    workspace.slack.faults.next({ method: 'upload', kind: '500', times: 9 });
    const file = { name: 'rekap.pdf', mimeType: 'application/pdf', content: Buffer.from('%PDF') };
    await failure(workspace.platform.send(FORUM, messageOf('Rekap', { files: [file] })));
    expect(workspace.slack.messagesIn('C0FORUM')).toEqual([]);
  });
});

describe('what Slack refuses', () => {
  test.each([
    ['channel_not_found', 'unreachable'],
    ['not_in_channel', 'unreachable'],
    ['is_archived', 'unreachable'],
    ['invalid_blocks', 'rejected'],
    ['invalid_auth', 'transient'],
    ['internal_error', 'transient'],
  ] as const)('%s is %s', async (error, kind) => {
    workspace.slack.faults.next({ method: 'chat.postMessage', kind: 'error', error });
    expect((await failure(workspace.platform.send(FORUM, messageOf('x')))).kind).toBe(kind);
  });

  test('too many calls is a wait of as long as it says', async () => {
    workspace.slack.faults.next({ method: 'chat.postMessage', kind: '429', retryAfterSeconds: 7 });
    const error = await failure(workspace.platform.send(FORUM, messageOf('x')));
    expect([error.kind, error.retryAfterMs]).toEqual(['wait', 7_000]);
  });

  test.each(['500', 'cut'] as const)('a call that ends badly (%s) is worth another try', async (kind) => {
    workspace.slack.faults.next({ method: 'chat.postMessage', kind });
    expect((await failure(workspace.platform.send(FORUM, messageOf('x')))).kind).toBe('transient');
  });

  test('a person who left cannot be reached', async () => {
    workspace.slack.deactivate('U0SEKDA');
    const sending = workspace.platform.send({ kind: 'person', userId: 'U0SEKDA' }, messageOf('x'));
    expect((await failure(sending)).kind).toBe('unreachable');
  });
});

describe('editing and pinning', () => {
  test.each([
    ['long texts', [{ kind: 'fields', rows: [{ label: 'Agenda', value: ['é—“”'.repeat(900)] }] }]],
    [
      'many names',
      [{ kind: 'list', ordered: false, items: Array.from({ length: 900 }, (_, n) => [`Instansi ${n}`]) }],
    ],
    ['many blocks', Array.from({ length: 90 }, (_, n) => ({ kind: 'paragraph', line: [`Instansi ${n}`] }))],
  ] as readonly (readonly [string, readonly Block[]])[])(
    'a message of %s that is to stay one ends in the true state',
    async (_what, blocks) => {
      const notice = (counts: string): OutgoingMessage =>
        messageOf('Undangan', {
          blocks: [{ kind: 'title', text: 'UNDANGAN' }, ...blocks, { kind: 'note', line: [counts] }],
          buttons: [[{ text: 'Hadir', action: 'hadir|42' }]],
          isOneMessage: true,
        });
      const ref = await workspace.platform.send(FORUM, notice('Sudah menjawab: 0 dari 900.'));
      await workspace.platform.edit(ref, notice('Sudah menjawab: 900 dari 900.'));
      const [sent, ...more] = workspace.slack.messagesIn('C0FORUM');
      expect(more).toEqual([]);
      const text = sent === undefined ? '' : visibleText(sent);
      expect(text).toMatch(/^UNDANGAN/);
      expect(text).toMatch(/…[\s\S]*Sudah menjawab: 900 dari 900\.\nHadir$/);
    },
  );

  test('changes a message in place, also to what it was', async () => {
    const ref = await workspace.platform.send(FORUM, messageOf('2 hadir'));
    await workspace.platform.edit(ref, messageOf('3 hadir'));
    await workspace.platform.edit(ref, messageOf('3 hadir'));
    expect(workspace.slack.messagesIn('C0FORUM').map(visibleText)).toEqual(['3 hadir']);
  });

  test('of a message that is gone says so', async () => {
    const ref = { platform: 'slack', chatId: 'C0FORUM', threadId: '', messageId: '1.000001' } as const;
    expect((await failure(workspace.platform.edit(ref, messageOf('x')))).kind).toBe('gone');
  });

  test('pins a message, twice without harm, and says when it may not', async () => {
    const ref = await workspace.platform.send(FORUM, messageOf('Undangan'));
    await expect(workspace.platform.pin(ref)).resolves.toBe(true);
    await expect(workspace.platform.pin(ref)).resolves.toBe(true);
    expect(workspace.slack.pinsOf('C0FORUM')).toEqual([ref.messageId]);
    workspace.slack.faults.next({ method: 'pins.add', kind: 'error', error: 'missing_scope' });
    await expect(workspace.platform.pin(ref)).resolves.toBe(false);
  });

  test('private chats have no address that carries a payload', () => {
    expect(workspace.platform.privateChatUrl('kode')).toBeUndefined();
  });
});
