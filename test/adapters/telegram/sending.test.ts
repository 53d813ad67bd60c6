import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/platform/platform.ts';
import { pngHead } from '../../support/sample-files.ts';
import { message, paragraph } from './messages.ts';
import { ANI, BUDI, createRig, type Rig } from './rig.ts';

const person = (userId: number): Target => ({ kind: 'person', userId: String(userId) });
const inGroup = ({ group }: Rig, threadId = ''): Target => ({
  kind: 'chat',
  chatId: String(group.id),
  threadId,
});
const started = { before: (sim: Rig['sim']): void => void sim.startBot(ANI) };
const button = { text: 'Hadir', action: 'hadir|42' };

describe('send', () => {
  it('writes to a topic and tells where the message is', async () => {
    const rig = await createRig({ isForum: true });
    const topicId = rig.sim.createTopic(rig.group, 'Rapat');
    const ref = await rig.platform.send(inGroup(rig, String(topicId)), paragraph('Undangan', [button]));
    const sent = rig.sim.lastMessage(rig.group);
    expect(ref).toEqual({
      platform: 'telegram',
      chatId: String(rig.group.id),
      threadId: String(topicId),
      messageId: String(sent?.message_id),
    });
    expect(sent).toMatchObject({ text: 'Undangan', message_thread_id: topicId });
  });

  it('writes long lists in several messages and names the first', async () => {
    const rig = await createRig();
    const items = Array.from({ length: 300 }, (_, index) => [`Kementerian <${index}> & Badan`]);
    const ref = await rig.platform.send(
      inGroup(rig),
      message({ blocks: [{ kind: 'list', ordered: true, items }], buttons: [[button]] }),
    );
    const sent = rig.sim.messagesIn(rig.group).filter(({ from }) => from?.is_bot);
    expect(ref.messageId).toBe(String(sent[0]?.message_id));
    expect(sent.flatMap(({ text }) => text?.split('\n') ?? [])).toHaveLength(300);
    expect(sent.map(({ reply_markup: markup }) => markup !== undefined).lastIndexOf(true)).toBe(
      sent.length - 1,
    );
  });

  it('says nothing twice when only a later part meets a fault', async () => {
    const rig = await createRig(started);
    await rig.sim.settled();
    const sending = rig.platform.send(person(ANI), paragraph('x'.repeat(9000)));
    await rig.sim.nextMessage(ANI);
    rig.sim.faults.next({ method: 'sendMessage', kind: '429', retryAfterSeconds: 1 });
    await sending;
    const sent = rig.sim.messagesIn(ANI).filter(({ from }) => from?.is_bot);
    expect(sent.map(({ text }) => text?.length)).toEqual([4096, 4096, 808]);
  });

  it('uses no parameter that Telegram has renamed, and shows no previews', async () => {
    const rig = await createRig(started);
    await rig.platform.send(person(ANI), paragraph('https://lan.go.id'));
    const calls = rig.sim.requests.filter(({ method }) => method === 'sendMessage');
    expect(calls.flatMap(({ legacy }) => legacy)).toEqual([]);
    expect(calls[0]?.params.link_preview_options).toEqual({ is_disabled: true });
  });
});

describe('send, when it fails,', () => {
  it.each([
    ['429', { kind: 'wait', retryAfterMs: 1000 }],
    ['500', { kind: 'transient' }],
    ['cut', { kind: 'transient' }],
    ['403', { kind: 'unreachable' }],
  ] as const)('rejects at once after %s, with its meaning', async (kind, meaning) => {
    const rig = await createRig(started);
    rig.sim.faults.next({ method: 'sendMessage', kind });
    await expect(rig.platform.send(person(ANI), paragraph('x'))).rejects.toMatchObject(meaning);
  });

  it('knows who cannot be reached, and where a group has gone', async () => {
    const rig = await createRig();
    await expect(rig.platform.send(person(BUDI), paragraph('x'))).rejects.toMatchObject({
      kind: 'unreachable',
    });
    await expect(rig.platform.send(person(5), paragraph('x'))).rejects.toMatchObject({ kind: 'unreachable' });
    const old = rig.sim.createGroup({ title: 'Lama', members: [ANI] });
    const { id } = rig.sim.migrateGroup(old);
    const target: Target = { kind: 'chat', chatId: String(old.id), threadId: '' };
    const moved = { kind: 'moved', newChatId: String(id) };
    await expect(rig.platform.send(target, paragraph('x'))).rejects.toMatchObject(moved);
  });

  it('rejects a button that does not fit without sending anything', async () => {
    const rig = await createRig();
    const broken = paragraph('x', [{ text: 'x', action: 'x'.repeat(65) }]);
    await expect(rig.platform.send(inGroup(rig), broken)).rejects.toMatchObject({ kind: 'rejected' });
    expect(rig.sim.requests.some(({ method }) => method === 'sendMessage')).toBe(false);
  });
});

describe('edit', () => {
  it('changes text and buttons in place; the same again is no fault', async () => {
    const rig = await createRig();
    const ref = await rig.platform.send(inGroup(rig), paragraph('0 menjawab', [button]));
    await rig.platform.edit(ref, paragraph('1 menjawab', [button]));
    await rig.platform.edit(ref, paragraph('1 menjawab', [button]));
    expect(rig.sim.lastMessage(rig.group)).toMatchObject({
      text: '1 menjawab',
      message_id: Number(ref.messageId),
    });
  });

  it('of what is to stay one message ends in the true state, however long it is', async () => {
    const rig = await createRig();
    const notice = (counts: string) =>
      message({
        blocks: [
          { kind: 'fields', rows: [{ label: 'Agenda', value: ['sangat panjang '.repeat(500)] }] },
          { kind: 'note', line: [counts] },
        ],
        buttons: [[button]],
        isOneMessage: true,
      });
    const before = rig.sim.messagesIn(rig.group).length;
    const ref = await rig.platform.send(inGroup(rig), notice('Sudah menjawab: 0 dari 144.'));
    await rig.platform.edit(ref, notice('Sudah menjawab: 144 dari 144.'));
    const [sent, ...more] = rig.sim.messagesIn(rig.group).slice(before);
    expect(more).toEqual([]);
    expect(sent?.text).toMatch(/…\n\nSudah menjawab: 144 dari 144\.$/);
    expect(sent?.reply_markup?.inline_keyboard).toHaveLength(1);
  });

  it('takes buttons away', async () => {
    const rig = await createRig();
    const ref = await rig.platform.send(inGroup(rig), paragraph('Undangan', [button]));
    await rig.platform.edit(ref, paragraph('Ditutup'));
    expect(rig.sim.lastMessage(rig.group)?.reply_markup).toBeUndefined();
  });

  it('knows a message that is gone', async () => {
    const rig = await createRig();
    const ref = await rig.platform.send(inGroup(rig), paragraph('Undangan'));
    const gone = rig.platform.edit({ ...ref, messageId: '99999' }, paragraph('Ditutup'));
    await expect(gone).rejects.toMatchObject({ kind: 'gone' });
  });
});

describe('pin', () => {
  it('pins where the bot may, and tells where it may not', async () => {
    const rig = await createRig();
    const ref = await rig.platform.send(inGroup(rig), paragraph('Undangan'));
    expect(await rig.platform.pin(ref)).toBe(false);
    rig.sim.addBot(rig.group, { status: 'administrator' });
    expect(await rig.platform.pin(ref)).toBe(true);
    expect(rig.sim.pinnedIn(rig.group).map(({ text }) => text)).toEqual(['Undangan']);
  });
});

describe('a picture', () => {
  const picture = (size: { readonly width: number; readonly height: number }) =>
    message({
      blocks: [{ kind: 'title', text: 'Rekap' }],
      files: [{ name: 'rekap.png', mimeType: 'image/png', content: pngHead(size) }],
    });

  it('is shown in the chat, and is sent as a file where its shape is none of a photo', async () => {
    const rig = await createRig();
    await rig.platform.send(inGroup(rig), picture({ width: 800, height: 600 }));
    await rig.platform.send(inGroup(rig), picture({ width: 9_000, height: 9_000 }));
    const [photo, file] = rig.sim
      .messagesIn(rig.group)
      .filter(({ photo, document }) => photo !== undefined || document !== undefined);
    expect(photo?.photo).toHaveLength(1);
    expect(file?.document?.file_name).toBe('rekap.png');
  });
});
