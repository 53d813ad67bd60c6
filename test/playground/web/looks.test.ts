import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playedBy } from '../../../playground/demo/actor.ts';
import { leads } from '../../../playground/demo/cast.ts';
import { findChromium } from './browser.ts';
import { faintTexts } from './contrast.ts';
import { announceAndRemind } from './meeting.ts';
import { type OpenPage, openPage } from './page.ts';

const executable = await findChromium();
const STEP_MS = 120_000;

describe.skipIf(executable === undefined)('how the playground looks and is operated', () => {
  let open: OpenPage;

  beforeAll(async () => {
    open = await openPage(executable ?? '');
    await announceAndRemind(open);
    const bmkg = playedBy(open.demo, leads.bmkg);
    bmkg.say('group', '/hadir');
    await bmkg.expect({ where: 'group', words: ['Konfirmasi BMKG tercatat: Hadir'] });
  }, STEP_MS);

  afterAll(async () => {
    await open?.close();
  });

  test('a form begins at its first field, asks for what is missing, and outlives a reload', {
    timeout: STEP_MS,
  }, async () => {
    const { page } = open;
    await open.person('Sestama LAN');
    await open.button('Diwakili', open.chat('#forses')).last().click();
    const field = page.getByRole('dialog').getByLabel('Nama wakil');
    await field.waitFor();
    await field.and(page.locator(':focus')).waitFor();
    await open.button('Simpan', page.getByRole('dialog')).click();
    await page.getByRole('alert').filter({ hasText: 'Mohon diisi.' }).waitFor();
    await field.fill('Budi (contoh)');
    await page.reload();
    await field.waitFor();
    expect(await field.inputValue()).toBe('Budi (contoh)');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a text that is being written outlives a reload', { timeout: STEP_MS }, async () => {
    const field = open.chat('#forses').getByRole('combobox');
    await field.fill('belum selesai');
    await open.page.reload();
    await field.waitFor();
    expect(await field.inputValue()).toBe('belum selesai');
  });

  test('replying takes the keyboard to the line in which one writes', { timeout: STEP_MS }, async () => {
    await open.person('Sestama BMKG');
    const group = open.chat('FORSES – Grup Sekretaris');
    await group.locator('.reply').last().click();
    await group.locator('.reply-bar').waitFor();
    await group.getByRole('combobox').and(open.page.locator(':focus')).waitFor();
  });

  test('a chat stays at its newest message when the window becomes a phone', {
    timeout: STEP_MS,
  }, async () => {
    const { page } = open;
    await open.person('Sestama BMKG');
    const newest = open.chat('FORSES – Grup Sekretaris').locator('.bubble').last();
    await newest.getByText('Konfirmasi BMKG tercatat: Hadir', { exact: false }).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    const isInSight = `new Promise((resolve) => {
      const bubble = [...document.querySelectorAll('.column.telegram .bubble')].findLast(({ textContent }) => textContent.includes('Konfirmasi BMKG tercatat: Hadir'));
      new IntersectionObserver(([seen], observer) => {
        if (seen.isIntersecting) { observer.disconnect(); resolve(true); }
      }).observe(bubble);
    })`;
    expect(await page.evaluate(isInSight)).toBe(true);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test.each(['light', 'dark'] as const)(
    'every text can be read against what is behind it (%s)',
    {
      timeout: STEP_MS,
    },
    async (colorScheme) => {
      const { page } = open;
      await page.emulateMedia({ colorScheme });
      for (const position of ['Sestama BMKG', 'Sestama LAN', 'Ketua forum', 'Sekretariat']) {
        await open.person(position);
        await page.locator('.column article').last().waitFor();
        expect({ position, faint: await faintTexts(page, 'body') }).toEqual({ position, faint: [] });
      }
    },
  );
});
