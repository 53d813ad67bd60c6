import { afterAll, beforeAll, describe, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe('a form copied from a letter', () => {
  it.each(['telegram', 'slack'] as const)('is understood in %s, and so is a change', async (platform) => {
    const letter = [
      '*Acara* : _Rapat surat_',
      '🗓 *Hari/Tanggal* : Jumat, 5 Februari 2027',
      '⏰ *Pukul* : 09.00 WIB s.d. selesai (10.00 WITA / 11.00 WIT)',
      '📍 *Tempat*： Aula LAN',
      '1. Nomor: 77',
    ];
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', command: `buatrapat\n${letter.join('\n')}` },
        { has: 'Pertemuan ke-77 tersimpan sebagai draf: Jumat, 5 Februari 2027 pukul 09.00 WIB' },
      ],
      [
        { who: 'secretariat', command: 'ubahrapat 77\n• *Lokasi* : Aula BMKG' },
        { has: 'Pertemuan ke-77 diperbarui: tempat' },
      ],
    ]);
    await bot.app.database.prisma.meeting.deleteMany();
  });
});
