import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFor } from '../../../src/adapters/slack/team.ts';
import type { Reaction } from '../../../src/platform/reaction.ts';
import { type Mode, messageOf, shows, startWorkspace, type Workspace } from './workspace.ts';

const MODES: readonly Mode[] = ['socket', 'http'];
const SECRET = 'Kode Bapak/Ibu: 482913';
const forSender: Reaction = { kind: 'reply', audience: 'sender', message: messageOf(SECRET) };

let workspace: Workspace;
afterEach(() => workspace.stop());

const refuseToOpen = {
  'a limit': { kind: '429', retryAfterSeconds: 600 },
  'an error': { kind: 'error', error: 'internal_error' },
  'no answer': { kind: 'cut' },
} as const;

/** Lets the person type a command there; gives the kind of chat that the core was told. */
async function typed(channel: string): Promise<string | undefined> {
  const { slack } = workspace;
  await slack.command({ from: 'U0KETUA', channel, command: '/forses', text: 'sambung' });
  return (await workspace.handledAll(1)).at(-1)?.chat.kind;
}

const postedIn = (channel: string): number =>
  workspace.slack.messagesIn(channel).filter(shows(SECRET)).length;

describe.each(MODES)('what is for the sender alone, over %s', (mode) => {
  beforeEach(async () => {
    workspace = await startWorkspace({ mode });
    workspace.react(() => [forSender]);
    const people = ['U0KETUA', 'U0SEKDA'];
    workspace.slack.createChannel({ id: 'D0BERDUA', name: '', direct: 'pair', members: people });
    workspace.slack.createChannel({ id: 'G0BEREMPAT', name: 'mpdm', direct: 'group', members: people });
    workspace.slack.createChannel({ id: 'G0RAHASIA', name: 'rahasia', private: true, members: people });
  });

  test.each(['D0BERDUA', 'G0BEREMPAT', 'G0RAHASIA', 'C0LAIN', 'C0FORUM'])(
    'is read by nobody else in %s, which is not private',
    async (channel) => {
      expect(await typed(channel)).toBe('channel');
      await workspace.slack.nextEphemeral('U0KETUA', shows(SECRET));
      expect(postedIn(channel)).toBe(0);
    },
  );

  test.each(Object.entries(refuseToOpen))(
    'is read by nobody else between two people while conversations.open gives %s',
    async (_what, plan) => {
      workspace.slack.faults.next({ method: 'conversations.open', ...plan });
      expect(await typed('D0BERDUA')).toBe('channel');
      await workspace.slack.nextEphemeral('U0KETUA', shows(SECRET));
      expect(postedIn('D0BERDUA')).toBe(0);
    },
  );

  test('reaches the sender also where their conversation with the bot cannot be told from others', async () => {
    workspace.slack.faults.next({ method: 'conversations.open', kind: '429', retryAfterSeconds: 600 });
    expect(await typed('U0KETUA')).toBe('channel');
    await workspace.slack.nextEphemeral('U0KETUA', shows(SECRET));
    workspace.slack.sendDm({ from: 'U0KETUA', text: 'halo' });
    expect((await workspace.handledAll(2)).at(-1)?.chat.kind).toBe('private');
    await workspace.slack.command({ from: 'U0KETUA', channel: 'U0KETUA', command: '/hadir' });
    expect((await workspace.handledAll(3)).at(-1)?.chat.kind).toBe('private');
  });

  test('is no public answer where even the post to the conversation with the bot is refused', async () => {
    workspace.slack.faults.next({ method: 'chat.postMessage', kind: 'error', error: 'channel_not_found' });
    expect(await typed('U0KETUA')).toBe('private');
    await workspace.slack.nextEphemeral('U0KETUA', shows(SECRET));
  });

  test('is read by nobody else when our own limiter refuses to ask', async () => {
    const { slack } = workspace;
    for (let count = 0; count < 60; count += 1) {
      slack.addUser({ id: `U${count}`, name: `u${count}` });
      slack.createChannel({ id: `D${count}X`, name: '', direct: 'pair', members: [`U${count}`, 'U0SEKDA'] });
      await slack.command({ from: `U${count}`, channel: `D${count}X`, command: '/hadir' });
    }
    const all = await workspace.handledAll(60);
    expect(new Set(all.map(({ chat }) => chat.kind))).toEqual(new Set(['channel']));
    const asked = slack.requests.filter(({ method }) => method === 'conversations.open').length;
    expect(asked).toBeLessThan(60);
    for (let count = 0; count < 60; count += 1) expect(postedIn(`D${count}X`)).toBe(0);
  });
});

describe.each(MODES)('a delivery for another workspace, over %s', (mode) => {
  beforeEach(async () => {
    workspace = await startWorkspace({ mode });
  });

  test('is acknowledged and dropped, whatever it is', async () => {
    const { slack } = workspace;
    slack.sendDm({ from: 'U0KETUA', text: 'halo' });
    await slack.command({ from: 'U0KETUA', channel: 'C0FORUM', command: '/hadir' });
    await workspace.handledAll(2);
    const authorizations = [{ team_id: 'T0LAIN', user_id: 'U0BOT', is_bot: true }];
    for (const envelope of slack.envelopes()) {
      const payload = { ...envelope.payload, team_id: 'T0LAIN', context_team_id: 'T0LAIN', authorizations };
      await slack.redeliver({ ...envelope, payload }, { newEventId: true });
    }
    await slack.settled();
    expect(workspace.handled).toHaveLength(2);
    expect(slack.lostEvents()).toEqual([]);
    expect(workspace.log.join()).toContain('for another workspace');
  });
});

test('a delivery is for us by its workspace or, where the app serves a whole organisation, by that', async () => {
  workspace = await startWorkspace();
  const ours = { id: 'T1', enterpriseId: undefined };
  expect(isFor(ours, { team_id: 'T1' })).toBe(true);
  expect(isFor(ours, { team_id: 'T2' })).toBe(false);
  expect(isFor(ours, { team: { id: 'T1' }, user: { id: 'U1', team_id: 'T2' } })).toBe(true);
  expect(isFor(ours, { team: { id: 'T2' } })).toBe(false);
  expect(isFor(ours, {})).toBe(false);
  // In a channel shared with T2 its people's messages come through our own installation.
  expect(isFor(ours, { team_id: 'T2', authorizations: [{ team_id: 'T1' }] })).toBe(true);
  expect(isFor(ours, { team_id: 'T1', authorizations: [{ team_id: 'T2' }] })).toBe(false);
  const organisation = { id: 'T1', enterpriseId: 'E1' };
  const fromT3 = { team: null, is_enterprise_install: true, enterprise: { id: 'E1' } };
  expect(isFor(organisation, fromT3)).toBe(true);
  expect(isFor(organisation, { ...fromT3, enterprise: { id: 'E2' } })).toBe(false);
  expect(isFor(ours, fromT3)).toBe(false);
});
