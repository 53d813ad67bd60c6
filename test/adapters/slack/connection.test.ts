import { afterEach, describe, expect, test } from 'vitest';
import { MINUTE_MS, manualClock, systemClock } from '../../../src/lib/clock.ts';
import { messageOf, startWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
afterEach(() => workspace.stop());

describe('the connection', () => {
  test('stands after the start', async () => {
    workspace = await startWorkspace();
    await expect(workspace.platform.health()).resolves.toEqual({ ok: true, problem: '' });
    expect(workspace.slack.connections()).toBe(1);
  });

  test('that is not there at the start is made as soon as Slack is back', async () => {
    const clock = manualClock(systemClock.now(), systemClock);
    workspace = await startWorkspace({ isDown: true, clock });
    const { slack, platform } = workspace;
    await expect(platform.health()).resolves.toMatchObject({ ok: false });
    slack.faults.down(false);
    await slack.until(() => (slack.connections() === 1 ? true : undefined));
    clock.advance(MINUTE_MS);
    await expect(platform.health()).resolves.toEqual({ ok: true, problem: '' });
    slack.sendDm({ from: 'U0SEKDA', text: 'halo' });
    await workspace.handledAll(1);
  });

  test.each(['cut', 'refresh_requested'] as const)(
    'that ends (%s) comes back, and nothing is lost',
    async (manner) => {
      workspace = await startWorkspace();
      const { slack } = workspace;
      slack.dropSockets(manner);
      await slack.until(() => (slack.connections() === 0 ? true : undefined));
      slack.sendDm({ from: 'U0SEKDA', text: 'halo' });
      await workspace.handledAll(1);
      expect(slack.connections()).toBe(1);
    },
  );

  test('that is down for a while comes back', async () => {
    workspace = await startWorkspace();
    const { slack } = workspace;
    slack.faults.down(true);
    await slack.until(() => (slack.connections() === 0 ? true : undefined));
    await slack
      .until(() => (workspace.log.some((line) => line.includes('no connection')) ? true : undefined), {
        timeoutMs: 3_000,
      })
      .catch(() => undefined);
    slack.faults.down(false);
    slack.sendDm({ from: 'U0SEKDA', text: 'halo' });
    await workspace.handledAll(1);
  }, 15_000);

  test('with a token that Slack refuses is a clear problem without the token', async () => {
    const clock = manualClock(systemClock.now());
    workspace = await startWorkspace({ clock });
    workspace.slack.faults.next({ method: 'auth.test', kind: 'error', error: 'invalid_auth' });
    clock.advance(MINUTE_MS);
    const { ok, problem } = await workspace.platform.health();
    expect(ok).toBe(false);
    expect(problem).toContain('SLACK_BOT_TOKEN (invalid_auth)');
    expect(problem).not.toContain(workspace.slack.settings.botToken);
  });
});

test('neither texts nor tokens reach the log', async () => {
  workspace = await startWorkspace();
  const { slack, platform, log } = workspace;
  slack.faults.next({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
  await platform
    .send({ kind: 'person', userId: 'U0SEKDA' }, messageOf('rahasia negara'))
    .catch(() => undefined);
  slack.sendDm({ from: 'U0SEKDA', text: 'rahasia negara' });
  await workspace.handledAll(1);
  expect(log.join('')).not.toMatch(/rahasia|xoxb|xapp/);
});
