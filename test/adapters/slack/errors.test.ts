import { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import { errorCode, isTokenRefused, toDeliveryError } from '../../../src/adapters/slack/errors.ts';

const refused = (error: string): webApi.WebAPIPlatformError =>
  new webApi.WebAPIPlatformError({ ok: false, error });

test('an answer that is no JSON is no reason to print it', () => {
  expect(toDeliveryError(refused('<html>rahasia</html>'))).toMatchObject({
    kind: 'rejected',
    message: 'unreadable_answer',
  });
});

test('a code survives the mapping, and refused tokens are told apart', () => {
  const error = toDeliveryError(refused('token_revoked'));
  expect([errorCode(error), error.kind, isTokenRefused(error)]).toEqual(['token_revoked', 'transient', true]);
  expect(isTokenRefused(toDeliveryError(refused('channel_not_found')))).toBe(false);
});

test('a 429 without a readable time to wait is a wait all the same', () => {
  const error = new Error('Retry header did not contain a valid timeout (url: x)');
  expect(toDeliveryError(error)).toMatchObject({ kind: 'wait', retryAfterMs: 0 });
});

test('an error of the network names its cause', () => {
  const cause = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') });
  const error = toDeliveryError(new webApi.WebAPIRequestError(cause));
  expect(error).toMatchObject({ kind: 'transient', message: 'network: connect ECONNREFUSED 127.0.0.1:1' });
});
