import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import { samplePdf } from '../support/sample-files.ts';
import { callsTo } from './calls.ts';
import { type Child, startAt } from './child.ts';
import { setScene } from './scene.ts';

const LONGEST_MS = 240_000;
/** Monday, 30 November 2026, 10.00 WIB. */
const NOW = Date.UTC(2026, 10, 30, 3, 0);
/** So many calls the bot makes to the platform before each death: none, the question where the file is, its answer. */
const DEATHS = [0, 1, 2] as const;

/** Entries of nothing in common: what seems to be there already is asked about. */
const TITLES = ['Penataan arsip dinamis', 'Jam kerja bulan puasa', 'Kendaraan listrik'] as const;

const captionOf = (title: string, count: number): string =>
  [
    '/bagikan kebijakan',
    `Judul: ${title}`,
    `Nomor: Peraturan LAN Nomor ${count + 6} Tahun 202${count}`,
    `Ringkasan: ${title}.`,
  ].join('\n');

test(
  'kill -9 while a file for the library is handed in and sent: no half entry, one whole one in the end',
  async () => {
    const made = await createTestDatabase();
    onTestFinished(() => made.drop());
    const scene = await setScene({ clock: manualClock(NOW), institutions: 4 });
    const database = await scene.enter(made.url);
    const { prisma } = database;
    const environment = { ...scene.environment, DATABASE_URL: made.url };
    const { telegram, members } = scene;
    const owner = members.find((one) => one.telegram !== undefined && one.started)?.telegram ?? 0;
    let bot: Child = await startAt(NOW, environment);
    const dieAfter = async (calls: number, act: () => void): Promise<void> => {
      const reached = callsTo(telegram, calls);
      act();
      await reached;
      await bot.kill();
      bot = await startAt(NOW, environment);
      await telegram.settled();
    };
    telegram.startBot(owner);
    await telegram.settled();

    for (const count of DEATHS) {
      const title = TITLES[count];
      const named = { title: { contains: title } };
      await dieAfter(count, () => {
        telegram.sendDocument({
          ...{ from: owner, fileName: `bahan-${count}.pdf`, mimeType: 'application/pdf' },
          ...{ content: samplePdf(title), caption: captionOf(title, count) },
        });
      });
      // Nothing is in the library before it is sent.
      expect(await prisma.libraryEntry.count({ where: named })).toBe(0);
      telegram.sendText({ from: owner, text: '/bagikan' });
      await telegram.settled();
      const shown = telegram.messagesIn({ id: owner }).at(-1)?.text ?? '';
      expect(shown, `after ${count} calls`).toContain(title);
      expect(shown, `after ${count} calls`).toContain(`bahan-${count}.pdf`);

      // The press may be lost with the bot that took it; then it is pressed again.
      const send = (): void => void telegram.pressButton({ from: owner, text: 'Kirim' });
      await dieAfter(count, send);
      if ((await prisma.libraryEntry.count({ where: named })) === 0) {
        send();
        await telegram.settled();
      }
      const entries = await prisma.libraryEntry.findMany({
        where: named,
        include: { file: { include: { content: true } } },
      });
      expect(entries).toHaveLength(1);
      expect(entries[0]).toMatchObject({ status: 'waiting' });
      expect(entries[0]?.file?.content?.bytes.length).toBe(samplePdf(title).length);
    }
    // Each file is kept once, and none that nobody has.
    expect(await prisma.storedFile.count()).toBe(DEATHS.length);
    await bot.stop();
  },
  LONGEST_MS,
);
