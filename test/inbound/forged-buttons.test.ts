import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceInGroup } from '../support/announced.ts';
import { CAST } from '../support/cast.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let bot: TestApp;
let meetingId: number;

beforeAll(async () => {
  bot = await createTestApp();
  await announceInGroup(bot);
  meetingId = (await bot.app.database.prisma.meeting.findFirstOrThrow()).id;
});
afterAll(() => bot.close());

/** What the press of a button says that never was on the message, or is no more. */
async function pressForged(
  who: 'member' | 'liaison' | 'stranger' | 'secretariat',
  data: string,
): Promise<string> {
  const { telegram, group } = bot;
  const from = CAST[who].telegram;
  const { text } = await telegram.pressButton({ from, chat: group, data, stale: true });
  await bot.settled();
  return text ?? '';
}

const answers = (): Promise<number> => bot.app.database.prisma.rsvpHistory.count();
const institutionId = async (code: string): Promise<number> =>
  (await bot.app.database.prisma.institution.findFirstOrThrow({ where: { code } })).id;

describe('an answer button that the bot cannot have made', () => {
  it.each([
    'hadir',
    'hadir|',
    'hadir|-1',
    'hadir|0',
    'hadir|abc',
    'hadir|99999999999999999999',
    'hadir|999',
    'tidakhadir||1',
    'ragu|1|x',
    'diwakili|1|1|-5',
    'hadir|1|1|1|1',
  ])('%s records nothing and says so', async (data) => {
    for (const who of ['member', 'liaison'] as const)
      expect(await pressForged(who, data)).toContain(
        'Tombol ini tidak berlaku sehingga tidak ada jawaban yang dicatat.',
      );
    expect(await answers()).toBe(0);
  });

  it('keeps no answer of somebody unknown either', async () => {
    expect(await pressForged('stranger', 'hadir|')).toContain('belum terdaftar');
    expect(await bot.app.database.prisma.heldAnswer.count()).toBe(0);
  });

  it('for the institution of another records nothing', async () => {
    const data = `hadir|${meetingId}|${await institutionId('LAN')}`;
    for (const who of ['member', 'liaison'] as const)
      expect(await pressForged(who, data)).toContain('tidak ada jawaban yang dicatat');
    expect(await answers()).toBe(0);
  });

  it('still works with what the bot makes', async () => {
    // One that names its institution stands under a question, which the receipt takes the place of.
    expect(await pressForged('liaison', `hadir|${meetingId}|${await institutionId('PAPUA')}`)).toBe('');
    expect(await pressForged('member', `hadir|${meetingId}`)).toContain(
      'Konfirmasi Kemenkeu tercatat: Hadir.',
    );
    expect(await answers()).toBe(2);
  });
});

it('a button that means nothing says that it is not valid any more', async () => {
  for (const data of ['tidakada|1', 'jadwal|1', '|'])
    expect(await pressForged('member', data)).toBe(
      'Tombol ini tidak berlaku lagi. Ketik /bantuan untuk melihat perintah yang tersedia.',
    );
});

describe('a button of the secretariat that the bot cannot have made', () => {
  it.each([
    'anggota|impor|99999999999999999999|ya',
    'anggota|impor|1e3|ya',
    'anggota|ganti|2147483648|tetap|0',
    'anggota|ganti|0x10|batal',
    'anggota|setujui|3.5',
    'anggota|keluarkan|99999999999|ya',
    'undang|putus|99999999999',
    'undang|batal|-1',
    'undang|ulang|1e1',
    'peran|beri|ketua|99999999999',
    'daftar|jawab|99999999999',
  ])('%s changes nothing and says so', async (data) => {
    expect(await pressForged('secretariat', data)).toContain('kedaluwarsa');
  });
});
