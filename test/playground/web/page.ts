import type { Browser, Locator, Page } from 'playwright-core';
import { type Demo, openDemo } from '../../../playground/demo/demo.ts';
import { playPrologue } from '../../../playground/demo/prologue.ts';
import { DEMO_ADMINS } from '../../../playground/demo/seed.ts';
import { openPlayground, type Playground } from '../../../playground/web/index.ts';
import { startBrowser } from './browser.ts';

/** The playground on a demo of its own, open in a browser. */
export interface OpenPage {
  readonly demo: Demo;
  readonly playground: Playground;
  readonly browser: Browser;
  readonly page: Page;
  /** The button with exactly that name. */
  button(name: string, place?: Locator): Locator;
  /** The column that shows the chat with that title. */
  chat(title: string): Locator;
  /** Takes the part of whoever has that position. */
  person(position: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens it; the tour is closed, so that it names no button. */
export async function openPage(executable: string): Promise<OpenPage> {
  const demo = await openDemo({ admins: DEMO_ADMINS });
  await demo.bot.start();
  await playPrologue(demo);
  const playground = await openPlayground({ demo, host: '127.0.0.1', port: 0, locales: ['id', 'en'] });
  const browser = await startBrowser(executable);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // A machine that does much else takes its time.
  page.setDefaultTimeout(60_000);
  await page.goto(playground.url);
  const button: OpenPage['button'] = (name, place) =>
    (place ?? page).getByRole('button', { name, exact: true });
  await button('Tutup panduan').click();
  return {
    demo,
    playground,
    browser,
    page,
    button,
    chat: (title) =>
      page.locator('.column').filter({ has: page.getByRole('log', { name: title, exact: true }) }),
    person: (position) => page.locator('.person', { hasText: position }).click(),
    close: async () => {
      await browser.close();
      await playground.stop();
      await demo.stop();
    },
  };
}
