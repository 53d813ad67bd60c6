import { afterAll, beforeAll, expect, it } from 'vitest';
import { CAST, enterCast } from '../../../support/cast.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

const MEMBERS = 10_000;
const HEADER = 'kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

it('a file of 10,000 members is previewed and applied in the chat within ten seconds each', async () => {
  const { telegram } = bot;
  const from = CAST.secretariat.telegram;
  const rows = Array.from(
    { length: MEMBERS },
    (_, index) =>
      `I${index % 500},Instansi ${index % 500},I${index % 500},WIB,Orang ${index},Jabatan,${9_000_000 + index},`,
  );
  telegram.startBot(from);
  await bot.settled();
  const beganAt = performance.now();
  telegram.sendDocument({
    from,
    fileName: 'anggota.csv',
    content: Buffer.from([HEADER, ...rows].join('\r\n')),
  });
  await bot.settled();
  expect(telegram.lastMessage({ id: from })?.text).toContain(`${MEMBERS} baru`);
  const previewedAt = performance.now();
  expect(previewedAt - beganAt).toBeLessThan(10_000);
  await telegram.pressButton({ from, chat: from, text: 'Terapkan' });
  await bot.settled();
  expect(telegram.lastMessage({ id: from })?.text).toContain('sudah diterapkan');
  expect(performance.now() - previewedAt).toBeLessThan(10_000);
  expect(await bot.app.database.prisma.seatHolder.count()).toBeGreaterThanOrEqual(MEMBERS);
}, 30_000);

it('a file that is no table, too large or no longer there changes nothing and says what to send', async () => {
  const { telegram } = bot;
  const from = CAST.secretariat.telegram;
  telegram.sendDocument({ from, fileName: 'surat.pdf', content: Buffer.from('%PDF') });
  await bot.settled();
  expect(telegram.lastMessage({ id: from })?.text).toContain('tidak disimpan');
  telegram.sendDocument({ from, fileName: 'kosong.csv', content: Buffer.from('\ufeff') });
  await bot.settled();
  expect(telegram.lastMessage({ id: from })?.text).toContain('tidak ada yang diubah');
});
