import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright-core';
import { describeFault } from '../../src/lib/error.ts';
import { openDemo } from '../demo/demo.ts';
import { playPrologue } from '../demo/prologue.ts';
import { DEMO_ADMINS } from '../demo/seed.ts';
import { openPlayground } from './index.ts';

// Takes the pictures of the README from the playground itself: `npm run screenshots`.

const IMAGES = new URL('../../docs/images/', import.meta.url);
const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const WIDTH = 1400;
const HEIGHT = 1040;
/** Pixels that are seen above the first message. */
const MARGIN = 2;

const button = (place: Page | Locator, name: string): Locator =>
  place.getByRole('button', { name, exact: true });
const column = (page: Page, title: string): Locator =>
  page.locator('.column').filter({ has: page.getByRole('log', { name: title, exact: true }) });

/**
 * Makes the window as high as it takes for a chat to begin exactly at one of its messages and to end with its newest: a
 * picture cuts through no line.
 */
async function frame(
  page: Page,
  { title, first }: { readonly title: string; readonly first: string },
): Promise<void> {
  const missing = await page.evaluate<number>(`(() => {
    const list = document.querySelector('.messages[aria-label=${JSON.stringify(title)}]');
    const message = [...list.querySelectorAll('article')].findLast(({ textContent }) => textContent.includes(${JSON.stringify(first)}));
    const start = message.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
    return Math.ceil(list.scrollHeight - start + ${MARGIN} - list.clientHeight);
  })()`);
  await page.setViewportSize({ width: WIDTH, height: (page.viewportSize()?.height ?? HEIGHT) + missing });
  await page.evaluate(
    "for (const list of document.querySelectorAll('.messages')) list.scrollTop = list.scrollHeight",
  );
}

async function save(place: Locator, name: string): Promise<void> {
  await place.screenshot({ path: fileURLToPath(new URL(name, IMAGES)), animations: 'disabled' });
}

/** Lives through the beginning of a meeting: announced, answered by most, the rest reminded. */
async function play(page: Page): Promise<void> {
  await button(page, 'Isikan untuk saya').click();
  await button(column(page, 'Gunungan').first(), 'Kirim pesan').click();
  await button(page, 'Umumkan sekarang').click();
  await column(page, '#forses').getByRole('heading', { name: 'UNDANGAN' }).waitFor();
  await button(page, 'FORSES – Grup Sekretaris').click();
  await column(page, 'FORSES – Grup Sekretaris')
    .locator('.bubble', { hasText: 'UNDANGAN PERTEMUAN KE-42' })
    .waitFor();
  await button(page, 'Tutup panduan').click();
}

async function takeGroup(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sestama BMKG' }).click();
  const group = column(page, 'FORSES – Grup Sekretaris');
  await group.getByRole('combobox').fill('/hadir');
  await button(group, 'Kirim pesan').click();
  await group.getByText('Konfirmasi BMKG tercatat: Hadir', { exact: false }).waitFor();
  await group.getByText('Sudah menjawab: 1 dari', { exact: false }).waitFor();
  await frame(page, { title: 'FORSES – Grup Sekretaris', first: 'UNDANGAN PERTEMUAN KE-42' });
  await save(group, 'grup-telegram.png');
}

async function takeChannel(page: Page): Promise<void> {
  await button(page, 'Biarkan instansi lain menjawab').click();
  await page.locator('.toast').waitFor({ state: 'attached' });
  await page.locator('.toast').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Sestama LAN' }).click();
  const channel = column(page, '#forses');
  await channel.getByText(/Sudah menjawab: 1[5-9] dari/).waitFor();
  await channel.getByRole('combobox').fill('/hadir');
  await button(channel, 'Kirim pesan').click();
  await channel.getByText('Konfirmasi LAN tercatat: Hadir', { exact: false }).last().waitFor();
  await frame(page, { title: '#forses', first: 'UNDANGAN PERTEMUAN KE-42' });
  await save(channel, 'kanal-slack.png');
}

async function takeRecap(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ketua forum' }).click();
  const channel = column(page, '#forses');
  await channel.getByRole('combobox').fill('/forses rekap');
  await button(channel, 'Kirim pesan').click();
  await page.getByText('Rekap Pertemuan ke-42').waitFor();
  await frame(page, { title: '#forses', first: 'Rekap Pertemuan ke-42' });
  await save(column(page, '#forses'), 'rekap.png');
}

async function takeAll(page: Page): Promise<void> {
  await play(page);
  await takeGroup(page);
  await takeChannel(page);
  await takeRecap(page);
}

async function main(): Promise<void> {
  await mkdir(IMAGES, { recursive: true });
  const undo: (() => Promise<void>)[] = [];
  try {
    const demo = await openDemo({ admins: DEMO_ADMINS });
    undo.push(demo.stop);
    await demo.bot.start();
    await playPrologue(demo);
    const playground = await openPlayground({ demo, host: '127.0.0.1', port: 0, locales: ['id', 'en'] });
    undo.push(playground.stop);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    undo.push(() => browser.close());
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    await page.goto(playground.url);
    await takeAll(page);
  } finally {
    for (const step of undo.toReversed()) await step();
  }
}

try {
  await main();
} catch (fault) {
  process.stderr.write(`${describeFault(fault)}\n`);
  process.exitCode = 1;
}
