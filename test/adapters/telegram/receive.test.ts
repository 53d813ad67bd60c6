import { describe, expect, it } from 'vitest';
import { receive } from '../../../src/adapters/telegram/receive.ts';
import type { WireEntity, WireMessage, WireUpdate } from '../../../src/adapters/telegram/wire.ts';
import type { Incoming } from '../../../src/platform/incoming.ts';

const BOT = { id: 99, username: 'GununganBot' };
const ANI = { id: 1001, first_name: 'Ani', last_name: 'Wijaya' };
const GROUP = { id: -1001, type: 'supergroup' as const, title: 'FORSES' };
const PRIVATE = { id: 1001, type: 'private' as const };
const receiver = { bot: BOT, download: async () => Buffer.from('isi') };

const read = (update: Omit<WireUpdate, 'update_id'>): Incoming | undefined =>
  receive(receiver, { update_id: 7, ...update })?.incoming;
const said = (text: string, more: Partial<WireMessage> = {}): Incoming | undefined =>
  read({ message: { message_id: 5, from: ANI, chat: GROUP, text, entities: found(text), ...more } });

function found(text: string): readonly WireEntity[] {
  const command = /^\/\w+(@\w+)?/.exec(text);
  const mentions = [...text.matchAll(/@\w+/g)].filter(() => command === null);
  return [
    ...(command === null ? [] : [{ type: 'bot_command', offset: 0, length: command[0].length }]),
    ...mentions.map((match) => ({ type: 'mention', offset: match.index, length: match[0].length })),
  ];
}

describe('commands', () => {
  it('are read with name, argument, sender, chat and place', () => {
    expect(said('/Diwakili  Dr. Ratna, Karo Umum ')).toEqual({
      platform: 'telegram',
      key: 'message:99:-1001:5',
      sequence: 7,
      sender: { id: '1001', displayName: 'Ani Wijaya', isPerson: true },
      chat: { id: '-1001', threadId: '', kind: 'group', title: 'FORSES' },
      message: { platform: 'telegram', chatId: '-1001', threadId: '', messageId: '5' },
      body: { kind: 'command', name: 'diwakili', argument: 'Dr. Ratna, Karo Umum' },
    });
  });

  it('keep the lines of their argument', () => {
    expect(said('/buatrapat\nAcara: A\nWaktu: B')?.body).toMatchObject({ argument: 'Acara: A\nWaktu: B' });
  });

  it('may be addressed to this bot in any case, and are ignored when addressed to another', () => {
    expect(said('/hadir@gununganbot ya')?.body).toEqual({ kind: 'command', name: 'hadir', argument: 'ya' });
    expect(said('/hadir@LainBot ya')).toBeUndefined();
  });

  it('are plain text where Telegram marked no command at the very beginning', () => {
    expect(said('/hadir', { entities: [] })?.body.kind).toBe('text');
    const entities = [{ type: 'bot_command', offset: 4, length: 6 }];
    expect(said('saya /hadir', { entities })?.body.kind).toBe('text');
  });

  it('are ignored when they come by an edit', () => {
    const edited = { message_id: 5, from: ANI, chat: GROUP, text: '/hadir', entities: found('/hadir') };
    expect(read({ edited_message: edited } as object)).toBeUndefined();
  });

  it('open a conversation with the payload of a link', () => {
    expect(said('/start tautan_12', { chat: PRIVATE })?.body).toEqual({
      kind: 'start',
      payload: 'tautan_12',
    });
    expect(said('/start', { chat: PRIVATE })?.body).toEqual({ kind: 'start', payload: '' });
  });
});

describe('plain text', () => {
  it('loses the mention of the bot', () => {
    expect(said('@GununganBot, kapan rapat?')?.body).toEqual({
      kind: 'text',
      text: 'kapan rapat?',
      mentioned: true,
    });
    expect(said('kapan @gununganbot rapat?')?.body).toMatchObject({ text: 'kapan rapat?', mentioned: true });
    expect(said('kapan @orang rapat?')?.body).toMatchObject({
      text: 'kapan @orang rapat?',
      mentioned: false,
    });
  });

  it('counts as addressed to the bot when it answers one of its messages in a group', () => {
    const reply = { message_id: 3, from: { ...BOT, is_bot: true }, chat: GROUP };
    const incoming = said('hadir ya', { reply_to_message: reply });
    expect(incoming?.body).toMatchObject({ mentioned: true });
    expect(incoming?.replyTo?.messageId).toBe('3');
  });

  it('names its topic, and does not take the opening of the topic for an answer', () => {
    const opening = { message_id: 2, from: { ...BOT, is_bot: true }, chat: GROUP };
    const incoming = said('halo', {
      is_topic_message: true,
      message_thread_id: 2,
      reply_to_message: opening,
    });
    expect(incoming?.chat.threadId).toBe('2');
    expect(incoming?.message?.threadId).toBe('2');
    expect(incoming?.replyTo).toBeUndefined();
    expect(incoming?.body).toMatchObject({ mentioned: false });
  });

  it('has no topic where the thread is only a chain of replies', () => {
    expect(said('halo', { message_thread_id: 2 })?.chat.threadId).toBe('');
  });

  it('may stand under a picture', () => {
    const picture = { message_id: 5, from: ANI, chat: PRIVATE, caption: 'kapan rapat?' };
    expect(read({ message: picture })?.body).toMatchObject({ kind: 'text', text: 'kapan rapat?' });
    expect(read({ message: picture })?.body).toMatchObject({ isCaption: true });
  });

  it('is missing where people send something else, and where Telegram only tells that something happened', () => {
    const message = { message_id: 5, from: ANI, chat: PRIVATE };
    expect(read({ message: { ...message, sticker: {} } })?.body).toEqual({ kind: 'unreadable' });
    expect(read({ message: { ...message, pinned_message: {} } as WireMessage })).toBeUndefined();
    expect(read({ message })).toBeUndefined();
  });
});

describe('senders', () => {
  it('that are anonymous admins or channels are no persons', () => {
    const anonymous = { id: 1_087_968_824, is_bot: true, first_name: 'Group' };
    expect(said('/rekap', { from: anonymous, sender_chat: GROUP })?.sender).toEqual({
      id: '-1001',
      displayName: 'FORSES',
      isPerson: false,
    });
    expect(said('/rekap', { from: anonymous })?.sender.isPerson).toBe(false);
    const channel = { id: -1002, type: 'channel' as const, title: 'Kanal' };
    const channelBot = { id: 136_817_688, is_bot: true, first_name: 'Channel' };
    expect(said('/rekap', { from: channelBot, sender_chat: channel })?.sender.isPerson).toBe(false);
  });

  it('of a channel post are the channel', () => {
    const chat = { id: -1002, type: 'channel' as const, title: 'Kanal' };
    const post = { message_id: 5, chat, text: '/tautkan', entities: found('/tautkan') };
    const incoming = read({ channel_post: post });
    expect(incoming?.chat.kind).toBe('channel');
    expect(incoming?.sender).toEqual({ id: '-1002', displayName: 'Kanal', isPerson: false });
  });

  it('that are other bots, or copies of channel posts, are ignored', () => {
    expect(said('/hadir', { from: { id: 5, is_bot: true, first_name: 'Bot' } })).toBeUndefined();
    expect(said('/hadir', { is_automatic_forward: true })).toBeUndefined();
  });
});

describe('presses', () => {
  const query = { id: 'q1', from: ANI, data: 'hadir|42' };
  const pressed = { message_id: 5, chat: GROUP, from: { ...BOT, is_bot: true } };

  it('carry their action, their message and what waits for an answer', () => {
    const received = receive(receiver, { update_id: 7, callback_query: { ...query, message: pressed } });
    expect(received?.callbackQueryId).toBe('q1');
    expect(received?.incoming.body).toEqual({ kind: 'press', action: 'hadir|42' });
    expect(received?.incoming.message?.messageId).toBe('5');
    expect(received?.incoming.chat).toMatchObject({ id: '-1001', kind: 'group' });
  });

  it('count as private where the message is gone, and are ignored without data', () => {
    expect(read({ callback_query: query })?.chat).toMatchObject({ id: '1001', kind: 'private' });
    expect(read({ callback_query: query })?.message).toBeUndefined();
    expect(read({ callback_query: { id: 'q1', from: ANI } })).toBeUndefined();
  });
});

describe('everything else', () => {
  it('brings files with their caption', async () => {
    const document = { file_id: 'f1', file_name: 'anggota.csv', file_size: 12 };
    const body = read({
      message: { message_id: 5, from: ANI, chat: PRIVATE, document, caption: 'impor' },
    })?.body;
    expect(body).toMatchObject({
      kind: 'file',
      caption: 'impor',
      file: { name: 'anggota.csv', sizeBytes: 12 },
    });
    if (body?.kind === 'file') expect((await body.file.download(100)).toString()).toBe('isi');
  });

  it('takes a moving picture for no file', () => {
    const more = { document: { file_id: 'f1' }, animation: { file_id: 'b' } };
    expect(read({ message: { message_id: 5, from: ANI, chat: PRIVATE, ...more } })?.body).toEqual({
      kind: 'unreadable',
    });
  });

  it.each([
    ['member', 'kicked', false],
    ['kicked', 'member', true],
    ['left', 'administrator', true],
    ['administrator', 'left', false],
  ])('tells of a membership that goes from %s to %s', (from, to, reachable) => {
    const change = {
      chat: GROUP,
      from: ANI,
      old_chat_member: { status: from },
      new_chat_member: { status: to },
    };
    expect(read({ my_chat_member: change })?.body).toEqual({ kind: 'reachability', reachable });
  });

  it('says nothing of a membership that stays, whatever its rights', () => {
    const change = {
      chat: GROUP,
      from: ANI,
      old_chat_member: { status: 'member' },
      new_chat_member: { status: 'administrator' },
    };
    expect(read({ my_chat_member: change })).toBeUndefined();
  });

  it('tells once of a group that became a supergroup', () => {
    const chat = { id: -5, type: 'group' as const, title: 'FORSES' };
    const anonymous = { id: 1_087_968_824, is_bot: true, first_name: 'Group' };
    const moved = { message_id: 5, from: anonymous, chat, migrate_to_chat_id: -1001 };
    expect(read({ message: moved })).toMatchObject({
      chat: { id: '-5' },
      body: { kind: 'migrated', newChatId: '-1001' },
    });
    const twin = { message_id: 1, from: ANI, chat: GROUP, migrate_from_chat_id: -5 };
    expect(read({ message: twin } as object)).toBeUndefined();
  });

  it('ignores updates it does not know', () => {
    expect(read({ poll: {} } as object)).toBeUndefined();
    expect(read({})).toBeUndefined();
  });
});
