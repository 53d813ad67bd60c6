import { describe, expect, test } from 'vitest';
import { UploadedFile, validate } from '../../../playground/telegram/validate.ts';

const message = { chat_id: 1, text: 'Halo' };
const button = { text: 'Hadir', callback_data: 'h' };

describe('accepted', () => {
  test.each([
    ['sendMessage', message],
    ['sendMessage', { ...message, chat_id: '@forses' }],
    ['sendMessage', { ...message, reply_markup: { inline_keyboard: [[button]] } }],
    ['sendMessage', { ...message, reply_markup: { force_reply: true } }],
    ['sendMessage', { ...message, reply_parameters: { message_id: 5 } }],
    ['sendMessage', { ...message, link_preview_options: { is_disabled: true } }],
    [
      'sendDocument',
      { chat_id: 1, document: new UploadedFile('a.ics', { mimeType: undefined, content: Buffer.from('x') }) },
    ],
    [
      'setMyCommands',
      { commands: [{ command: 'hadir', description: 'Hadir' }], scope: { type: 'chat', chat_id: 1 } },
    ],
    ['getUpdates', { allowed_updates: ['message'] }],
  ])('%s with %o', (method, params) => {
    expect(() => validate(method, params)).not.toThrow();
  });
});

describe('refused', () => {
  test.each([
    ['sendMessage', { text: 'Halo' }, 'Bad Request: chat_id is empty'],
    ['sendMessage', { chat_id: 1 }, 'Bad Request: message text is empty'],
    ['sendMessage', { ...message, chatId: 1 }, 'unknown field "chatId"'],
    ['sendMessage', { ...message, text: 5 }, 'field "text" must be of type String'],
    ['sendMessage', { ...message, text: '\ud800' }, 'field "text" must be of type String'],
    ['sendMessage', { ...message, chat_id: 1.5 }, 'field "chat_id" must be of type'],
    ['sendMessage', { ...message, disable_notification: 'yes' }, 'must be of type Boolean'],
    ['sendMessage', { ...message, reply_parameters: {} }, 'field "reply_parameters.message_id" is required'],
    ['sendMessage', { ...message, reply_parameters: '{}' }, 'must be an object of type ReplyParameters'],
    [
      'sendMessage',
      { ...message, reply_markup: { inline_keyboard: [button] } },
      '"reply_markup.inline_keyboard[0]" must be an Array',
    ],
    [
      'sendMessage',
      { ...message, reply_markup: { inline_keyboard: [[{ callback_data: 'h' }]] } },
      '"reply_markup.inline_keyboard[0][0].text" is required',
    ],
    [
      'sendMessage',
      { ...message, reply_markup: { inline_keyboard: [[{ ...button, data: 'h' }]] } },
      'unknown field "reply_markup.inline_keyboard[0][0].data"',
    ],
    ['setMyCommands', { commands: [{ command: 'hadir' }] }, '"commands[0].description" is required'],
    ['setMyCommands', { commands: [], scope: { type: 'everyone' } }, '"scope.type" names no BotCommandScope'],
    ['setMyCommands', { commands: [], scope: { type: 'chat' } }, '"scope.chat_id" is required'],
    ['sendDocument', { chat_id: 1 }, 'field "document" is required'],
  ])('%s with %o', (method, params, reason) => {
    expect(() => validate(method, params)).toThrow(reason);
  });
});
