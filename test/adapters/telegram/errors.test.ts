import { TelegramError } from 'telegraf';
import { describe, expect, it } from 'vitest';
import { isNotModified, toApiError, toDeliveryError } from '../../../src/adapters/telegram/errors.ts';

const TOKEN = '123456:SECRET';
const failed = (error_code: number, description: string, parameters: object = {}) =>
  toApiError(
    'sendMessage',
    new TelegramError({ error_code, description, parameters }, { payload: { text: 'rahasia' } }),
  );

describe('toDeliveryError', () => {
  it.each([
    [429, 'Too Many Requests: retry after 7', 'wait'],
    [500, 'Internal Server Error', 'transient'],
    [502, 'Bad Gateway', 'transient'],
    [401, 'Unauthorized', 'transient'],
    [403, 'Forbidden: bot was blocked by the user', 'unreachable'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'unreachable'],
    [400, 'Bad Request: chat not found', 'unreachable'],
    [400, "Bad Request: bot can't initiate conversation with a user", 'unreachable'],
    [400, 'Bad Request: message thread not found', 'unreachable'],
    [400, 'Bad Request: message to edit not found', 'gone'],
    [400, "Bad Request: message can't be edited", 'frozen'],
    [400, 'Bad Request: need administrator rights in the channel chat', 'unreachable'],
    [400, "Bad Request: can't parse entities: Unsupported start tag", 'rejected'],
    [413, 'Request Entity Too Large', 'rejected'],
  ])('takes %i "%s" for %s', (code, description, kind) => {
    expect(toDeliveryError(failed(code, description)).kind).toBe(kind);
  });

  it('keeps the wait in milliseconds and the new id of a chat', () => {
    expect(toDeliveryError(failed(429, 'Too Many Requests', { retry_after: 7 })).retryAfterMs).toBe(7000);
    const moved = toDeliveryError(
      failed(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1001 }),
    );
    expect(moved).toMatchObject({ kind: 'moved', newChatId: '-1001' });
  });

  it('takes over neither the token in an address nor what was sent', () => {
    const fault = Object.assign(new Error(`request to http://x/bot${TOKEN}/getMe failed`), {
      code: 'ECONNREFUSED',
    });
    const network = toDeliveryError(toApiError('getMe', fault));
    expect(network).toMatchObject({ kind: 'transient', message: 'getMe: no answer (ECONNREFUSED)' });
    const all = [network, failed(400, 'Bad Request')].map((error) =>
      JSON.stringify(error, Object.getOwnPropertyNames(error)),
    );
    expect(all.join()).not.toMatch(/SECRET|rahasia/);
  });

  it('takes a message of ours that cannot be written for rejected', () => {
    expect(toDeliveryError(new RangeError('too long')).kind).toBe('rejected');
  });

  it('knows an edit that changes nothing', () => {
    expect(
      isNotModified(failed(400, 'Bad Request: message is not modified: specified new message content')),
    ).toBe(true);
    expect(isNotModified(failed(400, 'Bad Request: message to edit not found'))).toBe(false);
  });
});
