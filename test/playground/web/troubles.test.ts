import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from './browser.ts';
import { announceAndRemind } from './meeting.ts';
import { type OpenPage, openPage } from './page.ts';

const executable = await findChromium();
const STEP_MS = 120_000;

describe.skipIf(executable === undefined)('what the playground says of things', () => {
  let open: OpenPage;

  beforeAll(async () => {
    open = await openPage(executable ?? '');
  }, STEP_MS);

  afterAll(async () => {
    await open?.close();
  });

  test('going to the next event says when nothing is planned', { timeout: STEP_MS }, async () => {
    await open.button('Ke acara berikutnya').click();
    await open.page.locator('.toast', { hasText: 'Belum ada yang terjadwal' }).waitFor();
  });

  test('the limit of Slack shows on its button, can be ended, and ends when time passes', {
    timeout: STEP_MS,
  }, async () => {
    await open.button('Slack membatasi kiriman').click();
    await open.button('Akhiri pembatasan Slack').click();
    await open.button('Slack membatasi kiriman').click();
    await open.button('Akhiri pembatasan Slack').waitFor();
    await open.button('+1 jam').click();
    await open.button('Slack membatasi kiriman').waitFor();
    expect(open.demo.stage.slack.faults.left()).toBe(0);
  });

  test('what is done while the server is gone is said in words, and given back', {
    timeout: STEP_MS,
  }, async () => {
    const { page } = open;
    await page.route('**/order', (route) => route.abort());
    const chat = open.chat('FORSES – Grup Sekretaris');
    const field = chat.getByRole('combobox');
    await field.fill('halo');
    await chat.locator('.send').click();
    await page.locator('.toast', { hasText: 'Sambungan ke halaman contoh terputus.' }).waitFor();
    expect(await field.inputValue()).toBe('halo');
    await field.fill('');
    await page.unroute('**/order');
  });

  test('the panel names people and kinds of notices, never their codes', { timeout: STEP_MS }, async () => {
    await announceAndRemind(open);
    const panel = open.page.locator('.panel');
    await panel.getByText(/Laporan pengiriman → Dr\. Sari/).waitFor();
    await panel
      .getByText(/Mengirim pesan ke Dr\. Sari/)
      .first()
      .waitFor();
    expect(await panel.textContent()).not.toMatch(/account:|U0KETUA|Mengirim pesan ke Slack/);
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
