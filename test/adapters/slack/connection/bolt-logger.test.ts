import { expect, test } from 'vitest';
import { boltLogger } from '../../../../src/adapters/slack/connection/bolt-logger.ts';
import { createLogger } from '../../../../src/lib/logger.ts';

test('warnings of the SDK reach the log without tokens, addresses and payloads', () => {
  const lines: string[] = [];
  const logger = boltLogger(createLogger('debug', { write: (line: string) => lines.push(line) }));
  logger.debug('whole message: rahasia');
  logger.info('rahasia');
  logger.warn('refused xoxb-1-abc at https://slack.com/api/x', { text: 'rahasia' });
  logger.error(new TypeError('fetch failed'));
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    'refused *** at (address)',
    'TypeError: fetch failed',
  ]);
});
