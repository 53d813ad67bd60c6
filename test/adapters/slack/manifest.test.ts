import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVENTS, SCOPES, SLASH_COMMANDS } from '../../../src/adapters/slack/manifest.ts';

const manifest = readFileSync(new URL('../../../src/adapters/slack/manifest.yaml', import.meta.url), 'utf8');

/** The plain items of the list that follows this key. */
function listUnder(key: string): readonly string[] {
  const [, list = ''] = new RegExp(`\\n\\s+${key}:\\n((?:\\s+- [\\w:.]+\\n)+)`).exec(manifest) ?? [];
  return [...list.matchAll(/- ([\w:.]+)/g)].map(([, item = '']) => item);
}

test('the manifest asks for exactly the rights that the adapter uses', () => {
  expect(listUnder('bot').toSorted()).toEqual(Object.keys(SCOPES).toSorted());
});

test('the manifest subscribes to exactly the events that the adapter reads', () => {
  expect(listUnder('bot_events').toSorted()).toEqual([...EVENTS].toSorted());
});

test('the manifest registers the slash commands', () => {
  const commands = [...manifest.matchAll(/- command: (\S+)/g)].map(([, command]) => command);
  expect(commands).toEqual(SLASH_COMMANDS);
});

test('the manifest switches on Socket Mode, interactivity and private messages', () => {
  expect(manifest).toContain('socket_mode_enabled: true');
  expect(manifest).toMatch(/interactivity:\n\s+is_enabled: true/);
  expect(manifest).toContain('messages_tab_enabled: true');
  expect(manifest).toContain('messages_tab_read_only_enabled: false');
});
