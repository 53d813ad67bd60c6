import { describe, expect, test } from 'vitest';
import { encodeAction } from '../../../src/platform/action.ts';
import type { IncomingFile } from '../../../src/platform/incoming.ts';
import { messageOf } from '../slack/workspace.ts';
import { stages } from './stages.ts';

describe.each(stages)('what %s tells the core', (_name, { name, open }) => {
  test('of a command in the group: its name in small letters, its words, who and where', async () => {
    const stage = await open();
    stage.command('/Hadir BMKG bersama 2 orang', { place: 'group' });
    const [incoming] = await stage.heard(1);
    expect(incoming).toMatchObject({
      platform: name,
      sender: { id: stage.ani, isPerson: true },
      chat: { threadId: '' },
      body: { kind: 'command', name: 'hadir', argument: 'BMKG bersama 2 orang' },
    });
    expect(incoming?.sender.displayName).not.toBe('');
    expect(incoming?.chat.kind).not.toBe('private');
    const target = stage.target('group');
    expect(incoming?.chat.id).toBe(target.kind === 'chat' ? target.chatId : '');
  });

  test('of words in private: their text as it was typed, and the message', async () => {
    const stage = await open();
    stage.write('Kapan rapat <berikutnya> & di mana?');
    const [incoming] = await stage.heard(1);
    expect(incoming).toMatchObject({
      chat: { kind: 'private' },
      message: { platform: name },
      body: { kind: 'text', text: 'Kapan rapat <berikutnya> & di mana?' },
    });
    expect(incoming?.isForwarded).toBeUndefined();
  });

  test('of several things one person sends: keys of their own, numbers that grow', async () => {
    const stage = await open();
    for (const text of ['satu', 'dua', 'tiga']) stage.write(text);
    stage.command('/hadir', { place: 'group' });
    const all = await stage.heard(4);
    expect(new Set(all.map(({ key }) => key)).size).toBe(4);
    const numbers = all.map(({ sequence }) => sequence);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(4);
  });

  test('of something that is delivered twice: the same key and number', async () => {
    const stage = await open();
    stage.write('hadir');
    await stage.heard(1);
    await stage.settled();
    stage.again();
    const [first, second] = await stage.heard(2);
    expect([second?.key, second?.sequence]).toEqual([first?.key, first?.sequence]);
  });

  test('of an answer to a message: which one it answers', async () => {
    const stage = await open();
    const ref = await stage.platform.send(stage.target('group'), messageOf('Undangan'));
    stage.answer(ref, 'kami hadir');
    const [incoming] = await stage.heard(1);
    expect(incoming).toMatchObject({ replyTo: ref, body: { kind: 'text', text: 'kami hadir' } });
  });

  test('of a changed message: the new words, the key of the first, and how old it was', async () => {
    const stage = await open();
    stage.write('kapan rapt?');
    await stage.heard(1);
    stage.amend('kapan rapat?');
    const [first, changed] = await stage.heard(2);
    expect(changed).toMatchObject({
      message: first?.message,
      edited: { key: first?.key },
      body: { kind: 'text', text: 'kapan rapat?' },
    });
    expect(changed?.key).not.toBe(first?.key);
    expect(changed?.edited?.ageMs).toBeGreaterThanOrEqual(0);
  });

  test('of a message that is passed on: that its words are not the sender’s', async () => {
    const stage = await open();
    const ref = await stage.platform.send(stage.target('group'), messageOf('/hadir BMKG'));
    stage.passOn(ref);
    const [incoming] = await stage.heard(1);
    expect(incoming).toMatchObject({ isForwarded: true, chat: { kind: 'private' } });
  });

  test('of a file: its name, size and caption, and its content on demand up to a size', async () => {
    const stage = await open();
    stage.sendFile({ name: 'anggota.csv', content: 'kode;nama\n', caption: 'daftar baru' });
    const [incoming] = await stage.heard(1);
    expect(incoming?.body).toMatchObject({
      kind: 'file',
      caption: 'daftar baru',
      file: { name: 'anggota.csv' },
    });
    const file: IncomingFile | undefined = incoming?.body.kind === 'file' ? incoming.body.file : undefined;
    expect(file?.sizeBytes).toBe(10);
    expect(await file?.download(10)).toEqual(Buffer.from('kode;nama\n'));
    await expect(file?.download(9)).rejects.toThrow();
  });

  test('of a command under a file: the command, with the file beside it', async () => {
    const stage = await open();
    stage.sendFile({ name: 'anggota.csv', content: 'kode;nama\n', caption: '/anggota impor' });
    const [incoming] = await stage.heard(1);
    expect(incoming).toMatchObject({
      attachment: { name: 'anggota.csv' },
      body: { kind: 'command', name: 'anggota', argument: 'impor' },
    });
  });

  test.each([
    encodeAction('hadir', 42),
    encodeAction('ubahrapat', 'tanggal', 'a & <b> "c" `d`', 'é'),
    encodeAction('x', 'y'.repeat(62)),
  ])('of a press: the action %s as it was written, and the message with the button', async (action) => {
    const stage = await open();
    const buttons = [
      [
        { text: 'Lain', action: 'lain' },
        { text: 'Hadir', action },
      ],
    ];
    const ref = await stage.platform.send(stage.target('group'), messageOf('Hadirkah?', { buttons }));
    stage.press('Hadir', 'group');
    const [incoming] = await stage.heard(1);
    expect(incoming).toMatchObject({
      sender: { id: stage.ani, isPerson: true },
      message: ref,
      body: { kind: 'press', action },
    });
  });

  test('nothing of what the bot itself says', async () => {
    const stage = await open();
    for (const place of ['group', 'ani'] as const)
      await stage.platform.send(stage.target(place), messageOf('/hadir'));
    stage.write('selesai');
    const [incoming] = await stage.heard(1);
    expect(incoming?.body).toMatchObject({ text: 'selesai' });
  });
});
