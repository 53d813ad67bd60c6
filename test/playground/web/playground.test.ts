import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, openDemo } from '../../../playground/demo/demo.ts';
import { playPrologue } from '../../../playground/demo/prologue.ts';
import { DEMO_ADMINS } from '../../../playground/demo/seed.ts';
import { openPlayground, type Playground } from '../../../playground/web/index.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { findChromium, startBrowser } from './browser.ts';

const executable = await findChromium();
if (executable === undefined)
  process.stderr.write('The playground is not tested: there is no Chromium here.\n');

const INVITATION = 'UNDANGAN PERTEMUAN KE-42 FORSES';
const STEP_MS = 120_000;

// One demo for all of it: the tests are the chapters of one story, as the tour's steps are.
describe.skipIf(executable === undefined)('the playground in a browser', () => {
  let demo: Demo;
  let playground: Playground;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    demo = await openDemo({ admins: DEMO_ADMINS });
    await demo.bot.start();
    await playPrologue(demo);
    playground = await openPlayground({ demo, host: '127.0.0.1', port: 0, locales: ['id', 'en'] });
    browser = await startBrowser(executable ?? '');
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // A machine that does much else takes its time.
    page.setDefaultTimeout(STEP_MS / 2);
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('request', (request) => {
      if (!request.url().startsWith(new URL(playground.url).origin))
        problems.push(`left the machine: ${request.url()}`);
    });
    await page.goto(playground.url);
  }, STEP_MS);

  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
    await demo?.stop();
  });

  const button = (name: string, place: Page | Locator = page): Locator =>
    place.getByRole('button', { name, exact: true });
  const tour = (): Locator => page.getByRole('region', { name: 'Panduan' });
  const telegram = (): Locator => page.locator('.column.telegram');
  const channel = (): Locator => chat('#forses');
  const chat = (title: string): Locator =>
    page.locator('.column').filter({ has: page.getByRole('log', { name: title, exact: true }) });
  const group = (): Locator => chat('FORSES – Grup Sekretaris');
  const person = (position: string): Promise<void> =>
    page.getByRole('button', { name: position }).first().click();
  const sendDraft = (column: Locator): Promise<void> => button('Kirim pesan', column).click();
  const stepIsDone = (): Promise<void> => tour().getByText('Sudah', { exact: false }).first().waitFor();

  test('the secretariat announces the meeting, and it appears in group and channel', {
    timeout: STEP_MS,
  }, async () => {
    await button('Isikan untuk saya').click();
    await sendDraft(telegram());
    await button('Umumkan sekarang').click();
    await channel().getByText(INVITATION).waitFor();
    await stepIsDone();
    await button('Lanjut').click();
  });

  test('a secretary answers with a button in the group, and the count changes', {
    timeout: STEP_MS,
  }, async () => {
    await button('Tunjukkan').click();
    await group().locator('.bubble', { hasText: INVITATION }).waitFor();
    await button('Hadir', group()).click();
    await page.locator('.toast', { hasText: 'Konfirmasi BMKG tercatat: Hadir' }).waitFor();
    await group().getByText('Sudah menjawab: 1 dari 21 instansi', { exact: false }).waitFor();
    await stepIsDone();
    await button('Lanjut').click();
  });

  test('the secretary changes their mind, another one delegates', { timeout: STEP_MS }, async () => {
    await button('Isikan untuk saya').click();
    await sendDraft(chat('Gunungan'));
    await chat('Gunungan')
      .getByText('Konfirmasi BMKG tercatat: Masih dikonfirmasi', { exact: false })
      .waitFor();
    await stepIsDone();
    await button('Lanjut').click();
    await button('Isikan untuk saya').click();
    await sendDraft(group());
    await group()
      .getByText('Konfirmasi Kemenkeu tercatat: Diwakili (Dr. Ratna, Karo Umum)', { exact: false })
      .waitFor();
    await stepIsDone();
    await button('Lanjut').click();
  });

  test('the chair in Slack reminds those who have not answered, after a preview', {
    timeout: STEP_MS,
  }, async () => {
    await button('Isikan untuk saya').click();
    await sendDraft(channel());
    await page
      .locator('.block-actions')
      .getByRole('button', { name: /^Kirim/ })
      .last()
      .click();
    await stepIsDone();
    await button('Lanjut').click();
  });

  test('a question is answered', { timeout: STEP_MS }, async () => {
    await button('Isikan untuk saya').click();
    await sendDraft(chat('Gunungan'));
    await chat('Gunungan').getByText('Pertemuan ke-42: Jumat, 22 Januari 2027', { exact: false }).waitFor();
    await stepIsDone();
    await button('Lanjut').click();
  });

  test('the clock is moved to the next notice, which arrives', { timeout: STEP_MS }, async () => {
    await person('Sestama BMKG');
    const reminder = chat('Gunungan').getByText('Persiapan tuan rumah');
    await button('Ke acara berikutnya').click();
    await reminder.first().waitFor();
    expect(await page.locator('.panel').getByText('Pengingat tuan rumah').count()).toBeGreaterThan(0);
  });

  test('what is said while the bot is dead is answered when it is back', { timeout: STEP_MS }, async () => {
    await person('Sekda Papua');
    await button('Matikan bot mendadak').click();
    await page.getByText('Bot mati', { exact: true }).waitFor();
    const column = chat('Gunungan');
    await column.getByRole('combobox').fill('/hadir');
    await sendDraft(column);
    await button('Nyalakan bot').click();
    await column
      .getByText('Konfirmasi Pemprov Papua tercatat: Hadir', { exact: false })
      .waitFor({ timeout: 60_000 });
    expect(await column.getByText('Konfirmasi Pemprov Papua tercatat: Hadir', { exact: false }).count()).toBe(
      1,
    );
  });

  test('what falls due while Telegram is down arrives when it is back', { timeout: STEP_MS }, async () => {
    await person('Sestama BMKG');
    const waiting = page.locator('.panel li[data-state="queued"] .reason').first();
    await button('Telegram terputus').click();
    // What is next may go by Slack alone, or be left out because somebody heard it already.
    await expect
      .poll(
        async () => {
          await button('Ke acara berikutnya').click();
          return waiting.waitFor({ timeout: 5_000 }).then(
            () => true,
            () => false,
          );
        },
        { timeout: STEP_MS },
      )
      .toBe(true);
    await button('Pulihkan Telegram').click();
    await waiting.waitFor({ state: 'detached', timeout: 60_000 });
    await page.locator('.panel').getByText('Pengingat konfirmasi', { exact: false }).first().waitFor();
  });

  test('a document of a chat opens', { timeout: STEP_MS }, async () => {
    const column = chat('Gunungan');
    await column.getByRole('combobox').fill('/jadwal');
    await sendDraft(column);
    const address = await column.locator('a.document').last().getAttribute('href');
    const answer = await page.request.get(new URL(address ?? '', playground.url).href);
    expect(await answer.text()).toContain('BEGIN:VCALENDAR');
  });

  test('the tour can be left and is resumed where it was', { timeout: STEP_MS }, async () => {
    await button('Tutup panduan').click();
    await page.reload();
    await button('Lanjutkan panduan (langkah 7 dari 8)').click();
    await tour().getByText('Langkah 7 dari 8').waitFor();
  });

  test('typing a slash offers the commands, and the keyboard chooses one', { timeout: STEP_MS }, async () => {
    const field = chat('Gunungan').getByRole('combobox');
    await field.fill('/ha');
    await page.getByRole('option', { name: /\/hadir/ }).waitFor();
    await field.press('Enter');
    expect(await field.inputValue()).toBe('/hadir ');
    await field.fill('');
  });

  test('what a chat says is shown, never run', { timeout: STEP_MS }, async () => {
    const column = chat('Gunungan');
    const text = '<img src=x onerror="document.title=1"><b>tebal</b>';
    await column.getByRole('combobox').fill(text);
    await sendDraft(column);
    await column.getByText(text, { exact: true }).waitFor();
    expect(await page.title()).toBe('Gunungan');
  });

  test('Slack shows a form, whose problems stand at its fields', { timeout: STEP_MS }, async () => {
    await person('Sestama LAN');
    await button('Diwakili', channel()).last().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Nama wakil').fill('Budi (contoh)');
    await form.getByLabel('Jabatan wakil').fill('Kepala Biro');
    await button('Simpan', form).click();
    await form.waitFor({ state: 'detached' });
    await page
      .getByText('Konfirmasi LAN tercatat: Diwakili (Budi (contoh), Kepala Biro)', { exact: false })
      .waitFor();
  });

  test('a file is attached, and the bot asks what it is for', { timeout: STEP_MS }, async () => {
    await person('Sestama BMKG');
    const file = { name: 'Surat.pdf', mimeType: 'application/pdf', buffer: samplePdf() };
    const own = chat('Gunungan');
    // Both people have a chat of that name; this is the one of BMKG.
    await own.getByText('Persiapan tuan rumah').first().waitFor();
    await own.getByLabel('Lampirkan berkas').setInputFiles(file);
    await own.getByText('“Surat.pdf” diterima', { exact: false }).waitFor();
    await button('Tidak disimpan', own).click();
    await person('Sestama LAN');
    await channel().getByLabel('Lampirkan berkas').setInputFiles(file);
    await channel().locator('.document', { hasText: 'Surat.pdf' }).waitFor();
  });

  test('time passes until the meeting is over, and then the gunungan is handed over', {
    timeout: 2 * STEP_MS,
  }, async () => {
    await button('Majukan jam').click();
    await stepIsDone();
    await page.getByText('Jumat, 22 Januari 2027, 11.30 WIB').waitFor({ timeout: STEP_MS });
    await chat('Gunungan')
      .getByText(/berlangsung 7 hari lagi|Persiapan tuan rumah: mohon|Kami ingatkan pula/)
      .first()
      .waitFor();
    await button('Lanjut').click();
    await button('Isikan untuk saya').click();
    await sendDraft(group());
    await button('Serahkan', group()).last().click();
    await group()
      .getByText('Gunungan silaturahmi FORSES telah diserahterimakan dari BMKG kepada LAN', { exact: false })
      .last()
      .waitFor();
    await stepIsDone();
    await button('Lanjut').click();
    await page.getByText('Dua bulan forum dalam lima menit', { exact: false }).waitFor();
    await button('Tutup panduan').click();
    await button('Mulai panduan delapan langkah').waitFor();
  });

  test('the page speaks English too, and fits a narrow phone', { timeout: STEP_MS }, async () => {
    await button('English').click();
    await page.getByRole('heading', { name: 'Behind the scenes' }).waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await button('People').click();
    await page.getByRole('heading', { name: 'Play the part of' }).waitFor();
  });

  test('a second one on the same port is refused, and the first goes on', async () => {
    const port = Number(new URL(playground.url).port);
    const second = openPlayground({ demo, host: '127.0.0.1', port, locales: ['id'] });
    await expect(second).rejects.toThrow(`cannot listen on 127.0.0.1:${port}`);
    await page.getByRole('heading', { name: 'Play the part of' }).waitFor();
  });

  test('nothing went wrong in the page, and nothing was asked of the network', () => {
    expect(problems).toEqual([]);
  });
});
