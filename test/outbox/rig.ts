import { afterEach, beforeEach } from 'vitest';
import type { OutboxOptions } from '../../src/outbox/index.ts';
import { addMeeting, announce, bindChat, makeWorld, type World } from './world.ts';

/** A world of its own for each test of a file, made before it and closed after it. */
export function useWorld(overrides: Partial<OutboxOptions> = {}): World {
  let current: World | undefined;
  beforeEach(async () => {
    current = await makeWorld(overrides);
  });
  afterEach(() => current?.close());
  const handler: ProxyHandler<object> = { get: (_, name) => Reflect.get(current ?? {}, name) };
  return new Proxy({}, handler) as World;
}

/** A bound group in Telegram, and an announced meeting whose invitation is out. */
export async function announcedMeeting(
  world: World,
  overrides: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world, overrides);
  await announce(world, meetingId);
  world.telegram.sent.length = 0;
  return meetingId;
}

/** Where in Telegram something was sent to, in order. */
export function targetsIn({ telegram }: World): readonly string[] {
  return telegram.sent.map(({ target }) => target);
}

/** The first word of each message sent in Telegram, in order. */
export function titlesIn({ telegram }: World): readonly string[] {
  return telegram.sent.map(({ message }) => message.summary.split(' ')[0] ?? '');
}

/** What was sent to a target in Telegram, each as one text. */
export function textsTo({ telegram }: World, target: string): readonly string[] {
  return telegram.sent.filter((one) => one.target === target).map(({ message }) => JSON.stringify(message));
}
