import { afterEach, describe, expect, test } from 'vitest';
import { manualClock } from '../../../src/lib/clock.ts';
import type { Target } from '../../../src/platform/platform.ts';
import { messageOf, shows, startWorkspace, visibleText, type Workspace } from './workspace.ts';

const FORUM: Target = { kind: 'chat', chatId: 'C0FORUM', threadId: '' };
const PEOPLE = Array.from({ length: 100 }, (_, index) => `U${1_000 + index}`);
const BUTTONS = [[{ text: 'Hadir', action: 'hadir|42' }]];

let workspace: Workspace;
afterEach(() => workspace.stop());

const person = (userId: string): Target => ({ kind: 'person', userId });
const callsOf = (method: string): number =>
  workspace.slack.requests.filter((entry) => entry.method === method).length;

describe('a reminder to a hundred people who never had one', () => {
  test('reaches each of them once at four a second, and Slack refuses nothing', async () => {
    const clock = manualClock(Date.parse('2027-01-11T03:00:00Z'));
    workspace = await startWorkspace({ clock, enforceRates: true });
    for (const id of PEOPLE) workspace.slack.addUser({ id, name: id.toLowerCase(), realName: id });
    const channels: string[] = [];
    for (const [index, id] of PEOPLE.entries()) {
      if (index % 4 === 0) clock.advance(1_000);
      const ref = await workspace.platform.send(person(id), messageOf(`Pengingat ${id}`));
      channels.push(ref.chatId);
    }
    expect(workspace.slack.requests.filter(({ status }) => status !== 200)).toEqual([]);
    expect(channels).toEqual(PEOPLE.map((id) => workspace.slack.dmOf(id).id));
    for (const id of PEOPLE) {
      expect(workspace.slack.messagesIn(id).map(visibleText)).toEqual([`Pengingat ${id}`]);
    }
  });
});

describe('a limit of conversations.open', () => {
  test('keeps no message back: it goes to the person, and can be edited where it is', async () => {
    workspace = await startWorkspace();
    workspace.slack.faults.next({ method: 'conversations.open', kind: '429', retryAfterSeconds: 600 });
    const long = messageOf('panjang', {
      blocks: [
        {
          kind: 'list',
          ordered: false,
          items: Array.from({ length: 400 }, (_, index) => [`Butir ${index} ${'x'.repeat(60)}`]),
        },
      ],
    });
    const ref = await workspace.platform.send(person('U0SEKDA'), long);
    expect(workspace.slack.messagesIn('U0SEKDA').length).toBeGreaterThan(1);
    await workspace.platform.edit(ref, messageOf('ringkas'));
    expect(workspace.slack.messagesIn('U0SEKDA').map(visibleText)[0]).toBe('ringkas');
    await workspace.platform.send(person('U0KETUA'), messageOf('lain'));
    expect(workspace.slack.messagesIn('U0KETUA').map(visibleText)).toEqual(['lain']);
    expect(callsOf('conversations.open')).toBe(1);
  });
});

describe('a limit of chat.update', () => {
  test('holds edits for as long as it asks, and no messages', async () => {
    workspace = await startWorkspace();
    const ref = await workspace.platform.send(FORUM, messageOf('2 hadir'));
    workspace.slack.faults.next({ method: 'chat.update', kind: '429', retryAfterSeconds: 600 });
    const refused = workspace.platform.edit(ref, messageOf('3 hadir'));
    await expect(refused).rejects.toMatchObject({ kind: 'transient', retryAfterMs: 600_000 });
    await expect(workspace.platform.edit(ref, messageOf('4 hadir'))).rejects.toMatchObject({
      kind: 'transient',
      message: 'ratelimited: chat.update',
    });
    expect(callsOf('chat.update')).toBe(1);
    await workspace.platform.send(FORUM, messageOf('Undangan'));
    await expect(workspace.platform.pin(ref)).resolves.toBe(true);
    expect(workspace.slack.messagesIn('C0FORUM').map(visibleText)).toEqual(['2 hadir', 'Undangan']);
  });

  test('lets a press change its message through the address that came with it', async () => {
    workspace = await startWorkspace();
    workspace.slack.faults.next({ method: 'chat.update', kind: '429', retryAfterSeconds: 600 });
    await workspace.platform.send(FORUM, messageOf('Hadir?', { buttons: BUTTONS }));
    workspace.react(() => [{ kind: 'replace', message: messageOf('Tercatat hadir.') }]);
    await workspace.slack.pressButton({ from: 'U0KETUA', channel: 'C0FORUM', text: 'Hadir' });
    await workspace.slack.until(() => workspace.slack.messagesIn('C0FORUM').find(shows('Tercatat hadir.')));
    expect(workspace.slack.messagesIn('C0FORUM')).toHaveLength(1);
    expect([callsOf('chat.update'), callsOf('response_url')]).toEqual([1, 1]);
  });

  test('of more presses than it allows leaves every message changed, and Slack refuses nothing', async () => {
    workspace = await startWorkspace({
      enforceRates: true,
      clock: manualClock(Date.parse('2027-01-11T03:00:00Z')),
    });
    const presses = PEOPLE.slice(0, 60);
    for (const id of presses) workspace.slack.addUser({ id, name: id.toLowerCase(), realName: id });
    workspace.react(() => [{ kind: 'replace', message: messageOf('Tercatat hadir.') }]);
    for (const id of presses) {
      await workspace.platform.send(person(id), messageOf('Hadir?', { buttons: BUTTONS }));
      await workspace.slack.pressButton({ from: id, channel: id, text: 'Hadir' });
      await workspace.slack.until(() => workspace.slack.messagesIn(id).find(shows('Tercatat hadir.')));
    }
    expect(workspace.slack.requests.filter(({ status }) => status !== 200)).toEqual([]);
  });
});

describe('a limit of pins.add', () => {
  test('is waited for when it is short', async () => {
    workspace = await startWorkspace();
    const ref = await workspace.platform.send(FORUM, messageOf('Undangan'));
    workspace.slack.faults.next({ method: 'pins.add', kind: '429', retryAfterSeconds: 1 });
    await expect(workspace.platform.pin(ref)).resolves.toBe(true);
    expect(workspace.slack.pinsOf('C0FORUM')).toEqual([ref.messageId]);
  });
});
