import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { announceMeeting } from '../../support/announced.ts';
import { CAST } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
const JUST = 'baru saja mengirim pengingat kepada yang belum menjawab';

beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());
beforeEach(async () => {
  await bot.advance(31 * MINUTE_MS);
  before = await ordered();
});

let before = 0;
const ordered = () => bot.app.database.prisma.notice.count({ where: { kind: 'manualReminder' } });
const reminders = async () => (await ordered()) - before;

describe('two who order the same reminder', () => {
  it('at the same moment, each on a platform, remind once: the second is told and has to confirm', async () => {
    const { telegram, slack } = voicesOf(bot);
    await telegram.say({ who: 'secretariat', command: 'ingatkan' });
    await slack.say({ who: 'chair', command: 'ingatkan' });
    await Promise.all([
      bot.telegram.pressButton({ from: CAST.secretariat.telegram, text: 'Kirim' }),
      bot.slack.pressButton({ from: CAST.chair.slack, channel: CAST.chair.slack, text: 'Kirim' }),
    ]);
    await bot.settled();
    expect(await reminders()).toBe(1);
    const { telegram: account } = CAST.secretariat;
    const isTold = bot.telegram.messagesIn(account).some(({ text = '' }) => text.includes(JUST));
    const [slower, who] = isTold ? [telegram, 'secretariat' as const] : [slack, 'chair' as const];
    await verifyDialogue(slower, [[{ who, press: 'Tetap kirim' }, { has: 'Pengingat sedang dikirim' }]]);
    expect(await reminders()).toBe(2);
  });

  it.each(['telegram', 'slack'] as const)(
    'within half an hour are told of each other in %s',
    async (platform) => {
      const voice = voicesOf(bot)[platform];
      await verifyDialogue(voice, [
        [{ who: 'chair', command: 'ingatkan' }, { lacks: JUST }],
        [{ who: 'secretariat', command: 'ingatkan' }, { lacks: JUST }],
        [{ who: 'secretariat', press: 'Kirim' }, { has: 'Pengingat sedang dikirim' }],
        [{ who: 'chair', press: 'Kirim' }, { has: ['Andi Taufik', JUST, 'belum dikirim'] }],
        [{ who: 'chair', press: 'Batal' }, { has: 'tidak jadi dikirim' }],
        // A preview that tells of it is confirmation enough; another audience is another reminder.
        [
          { who: 'chair', command: 'ingatkan' },
          { has: ['Andi Taufik', JUST], buttons: ['Kirim', 'Batal'] },
        ],
        [{ who: 'chair', press: 'Kirim' }, { has: 'Pengingat sedang dikirim' }],
      ]);
      expect(await reminders()).toBe(2);
      await bot.advance(31 * MINUTE_MS);
      await verifyDialogue(voice, [[{ who: 'chair', command: 'ingatkan' }, { lacks: JUST }]]);
    },
  );
});
