import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeQr } from '../../../src/documents/qr.ts';
import { boardOf } from '../../../src/features/attendance/board.rules.ts';
import { boardPage, frame } from '../../../src/features/attendance/page-markup.ts';
import type { InvitedInstitution, Presence } from '../../../src/features/attendance/types.ts';
import { findChromium, startBrowser } from '../../playground/web/browser.ts';
import { indonesian, NOW } from '../../support/spoken.ts';

const executable = await findChromium();

const NAMES = [
  'BMKG',
  'Kementerian PPN/Bappenas',
  'Kemenkeu',
  'LAN',
  'Pemprov Sulawesi Selatan',
  'TNI AD',
  'Kemenko PMK',
];
const invited = Array.from({ length: 70 }, (_, index): InvitedInstitution => {
  const shortName = `${NAMES[index % NAMES.length]} ${index}`;
  return {
    ...{ institutionId: index, shortName, officialName: shortName, kind: 'ministry', official: undefined },
    ...{ answer: 'attending', note: '', byName: '', answeredAt: NOW },
  };
});
const presences = Array.from(
  { length: 9 },
  (_, index): Presence => ({
    ...{ id: index, institutionId: index * 3, name: `Dr. Ir. Andi Taufik Wulandari ${index}, S.H., M.H.` },
    ...{ position: '', at: NOW + index },
  }),
);

async function written(): Promise<string> {
  const inner = boardPage(
    {
      ...{
        title: 'Pertemuan ke-42 FORSES',
        place: 'Aula BMKG, Jl. Angkasa I No. 2, Kemayoran',
        code: '482913',
      },
      ...{ board: boardOf(invited, presences), secondsLeft: 17, turn: 0 },
      qr: await writeQr('https://t.me/gunungan_bot?start=absen-482913', 480),
      nameOf: (id) => invited[id]?.shortName,
    },
    indonesian,
  );
  return frame({ title: 'Pertemuan ke-42 FORSES', inner, language: indonesian });
}

describe.skipIf(executable === undefined)('the projected page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(executable ?? '');
  });
  afterAll(() => browser?.close());

  it.each([
    [1920, 1080],
    [360, 740],
  ])('is read at %i px: nothing beside the screen, letters large enough', async (width, height) => {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.setContent(await written());
    if (process.env.PICTURES !== undefined)
      await page.screenshot({ path: `${process.env.PICTURES}/absen-${width}.png`, fullPage: width < 900 });
    const seen = await page.evaluate<{
      wide: number;
      high: number;
      code: number;
      least: number;
      qr: number;
    }>(`(() => {
      const sizes = [...document.querySelectorAll('#inner *')].filter((one) => one.childElementCount === 0 && one.textContent.trim() !== '');
      return {
        wide: document.documentElement.scrollWidth,
        high: document.documentElement.scrollHeight,
        code: parseFloat(getComputedStyle(document.querySelector('.code')).fontSize),
        least: Math.min(...sizes.map((one) => parseFloat(getComputedStyle(one).fontSize))),
        qr: document.querySelector('.way svg').getBoundingClientRect().width,
      };
    })()`);
    const isLarge = width > 900;
    expect(seen.wide).toBe(width);
    if (isLarge) expect(seen.high).toBeLessThanOrEqual(height);
    expect(seen.least).toBeGreaterThanOrEqual(isLarge ? 24 : 15);
    expect(seen.code).toBeGreaterThanOrEqual(isLarge ? 80 : 40);
    expect(seen.qr).toBeGreaterThanOrEqual(isLarge ? 440 : 280);
    await page.close();
  });

  it('puts in what comes, and says when nothing comes any more', async () => {
    const page = await browser.newPage();
    let isAway = false;
    const html = await written();
    await page.route('http://forum.test/**', (route) => {
      if (isAway) return route.abort();
      const body = route.request().url().endsWith('/isi') ? '<p>Isi baru</p>' : html;
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    });
    await page.clock.install();
    await page.goto('http://forum.test/absen/0123');
    await page.clock.runFor(3_100);
    await page.getByText('Isi baru').waitFor();
    isAway = true;
    for (let missed = 0; missed < 3; missed += 1) await page.clock.runFor(3_100);
    await page.getByText('Sambungan terputus').waitFor();
    await page.close();
  });
});
