import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type Guard, isLoopback, refusalOf } from '../../../playground/web/guard.ts';

const guard: Guard = { host: '127.0.0.1', port: 4000, token: 'rahasia' };

function request(headers: Readonly<Record<string, string>>): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { headers });
}

describe('who may call the playground', () => {
  test('the page itself may, with the token', () => {
    const own = request({ host: '127.0.0.1:4000', origin: 'http://127.0.0.1:4000' });
    expect(refusalOf(own, { guard, token: 'rahasia' })).toBeUndefined();
  });

  test('localhost is the same machine', () => {
    expect(refusalOf(request({ host: 'localhost:4000' }), { guard, token: undefined })).toBeUndefined();
  });

  test('a name that was rebound to this machine may not', () => {
    expect(refusalOf(request({ host: 'evil.example:4000' }), { guard, token: undefined })).toBe('host');
    expect(
      refusalOf(request({ host: 'evil.example:4000' }), {
        guard: { ...guard, host: '0.0.0.0' },
        token: undefined,
      }),
    ).toBe('host');
  });

  test('the page of another site may not', () => {
    const foreign = request({ host: '127.0.0.1:4000', origin: 'http://evil.example' });
    expect(refusalOf(foreign, { guard, token: 'rahasia' })).toBe('origin');
  });

  test('whoever has not been given the address may not act', () => {
    expect(refusalOf(request({ host: '127.0.0.1:4000' }), { guard, token: '' })).toBe('token');
    expect(refusalOf(request({ host: '127.0.0.1:4000' }), { guard, token: 'tebakan' })).toBe('token');
  });

  test('a server that others may reach is called by its addresses', () => {
    expect(
      refusalOf(request({ host: '192.168.1.5:4000' }), {
        guard: { ...guard, host: '0.0.0.0' },
        token: 'rahasia',
      }),
    ).toBeUndefined();
  });

  test('loopback is this machine alone', () => {
    expect(['localhost', '127.0.0.1', '127.8.0.1', '::1'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '192.168.1.5', 'example.com'].some(isLoopback)).toBe(false);
  });
});
