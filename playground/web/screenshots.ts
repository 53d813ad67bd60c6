import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright-core';
import { describeFault } from '../../src/lib/error.ts';
import { playedBy } from '../demo/actor.ts';
import { cast, leads, slackOf } from '../demo/cast.ts';
import { type Demo, openDemo } from '../demo/demo.ts';
import { shownOnPage } from '../demo/page.ts';
import { playPrologue } from '../demo/prologue.ts';
import { DEMO_ADMINS } from '../demo/seed.ts';
import { travel } from '../demo/travel.ts';
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
/** So many have arrived where people check in. */
const ARRIVED = 9;
/** A projector. */
const SCREEN = { width: 1600, height: 900 };
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
    const edge = list.getBoundingClientRect().top - list.scrollTop;
    const start = message.getBoundingClientRect().top - edge;
    const end = Math.max(...[...list.children].map((one) => one.getBoundingClientRect().bottom)) - edge;
    const below = parseFloat(getComputedStyle(list).paddingBottom);
    return Math.ceil(end + below - start + ${MARGIN} - list.clientHeight);
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

/** The recap as the picture that the chair gets of it. */
async function takePicture(demo: Demo): Promise<void> {
  const { slack } = demo.stage;
  const mark = demo.journal.mark();
  await playedBy(demo, leads.ketua).press('channel', 'Gambar');
  await demo.journal.expect({
    ...{ mark, what: 'the picture of the recap' },
    fits: ({ files }) => files.some((name) => name.endsWith('.png')),
  });
  const file = slack
    .messagesIn(slack.dmOf(slackOf(leads.ketua)).id)
    .flatMap(({ files }) => files)
    .at(-1);
  await writeFile(new URL('rekap-gambar.png', IMAGES), slack.fileOf(file ?? '')?.content ?? '');
}

/** The page to project, an hour before the meeting: most who said that they come are there. */
async function takePage(page: Page, demo: Demo): Promise<void> {
  await travel(demo, Date.UTC(2027, 0, 22, 1, 30));
  const host = playedBy(demo, leads.bmkg);
  host.say('telegram', '/absen');
  await host.expect({ where: 'telegram', words: ['Kehadiran di Pertemuan ke-42'] });
  const { url, code } = await shownOnPage(demo, leads.bmkg);
  const arriving = cast.filter(({ hasStarted, id }) => hasStarted && id !== 'secretariat').slice(0, ARRIVED);
  for (const member of arriving) {
    const one = playedBy(demo, member);
    one.say('telegram', `/absen ${code}`);
    await one.expect({ where: 'telegram', words: ['Kehadiran'] });
  }
  await page.setViewportSize(SCREEN);
  await page.goto(url);
  await page.locator('svg').first().waitFor();
  await page.screenshot({ path: fileURLToPath(new URL('absen.png', IMAGES)), animations: 'disabled' });
}

async function takeAll(page: Page, demo: Demo): Promise<void> {
  await play(page);
  await takeGroup(page);
  await takeChannel(page);
  await takeRecap(page);
  await takePicture(demo);
  await takePage(page, demo);
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
    await takeAll(page, demo);
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
