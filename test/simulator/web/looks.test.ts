import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playedBy } from '../../../src/simulator/demo/actor.ts';
import { leads } from '../../../src/simulator/demo/cast.ts';
import { findChromium } from './browser.ts';
import { faintTexts } from './contrast.ts';
import { announceAndRemind } from './meeting.ts';
import { type OpenPage, openPage } from './page.ts';

const executable = await findChromium();
const STEP_MS = 90_000;

describe.skipIf(executable === undefined)('how the playground looks and is operated', () => {
  let open: OpenPage;

  beforeAll(async () => {
    open = await openPage(executable ?? '');
    await announceAndRemind(open);
    const bmkg = playedBy(open.demo, leads.bmkg);
    bmkg.say('group', '/hadir');
    await bmkg.expect({ where: 'group', words: ['BMKG: Hadir'] });
  }, STEP_MS);

  afterAll(async () => {
    await open?.close();
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
