import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from './browser.ts';
import { type OpenPage, openPage } from './page.ts';

const executable = await findChromium();
const STEP_MS = 90_000;

describe.skipIf(executable === undefined)('the playground when something is wrong', () => {
  let open: OpenPage;

  beforeAll(async () => {
    open = await openPage(executable ?? '');
  }, STEP_MS);

  afterAll(async () => {
    await open?.close();
  });

  test('a command in Slack that the dead bot does not take is said so, and is not lost', {
    timeout: STEP_MS,
  }, async () => {
    await open.person('Sestama LAN');
    await open.demo.bot.kill();
    const channel = open.chat('#forses');
    const field = channel.getByRole('combobox');
    await field.fill('/forses rekap');
    await channel.locator('.send').click();
    await open.page.locator('.toast', { hasText: 'Aplikasi tidak menjawab tepat waktu' }).waitFor();
    expect(await field.inputValue()).toBe('/forses rekap');
    await open.demo.bot.start();
    await channel.locator('.send').click();
    await channel.locator('.slack-message').last().waitFor();
    expect(await field.inputValue()).toBe('');
  });

  test.each([
    ['without its token', () => ''],
    ['with another token', () => '?token=salah'],
  ])('an address %s says where the whole one stands', { timeout: STEP_MS }, async (_which, query) => {
    const page = await open.browser.newPage();
    await page.goto(new URL(query(), new URL('/', open.playground.url)).href);
    await page.getByRole('alert').filter({ hasText: 'Mohon buka alamat lengkap' }).waitFor();
    await page.close();
  });
});
