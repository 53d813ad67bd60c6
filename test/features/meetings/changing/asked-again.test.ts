import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../../src/lib/clock.ts';
import { announceInGroup } from '../../../support/announced.ts';
import { CAST } from '../../../support/cast.ts';
import { voicesOf } from '../../../support/dialogue.ts';
import { telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await announceInGroup(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'member', command: 'hadir bersama ajudan' });
  await telegram.say({ who: 'host', command: 'tidakhadir dinas ke Manado' });
});
afterAll(() => bot.close());

/** Times to which the meeting is moved, one after another. */
const LATER = {
  telegram: 'Senin, 8 Februari 2027 pukul 09.00 WIB',
  slack: 'Selasa, 9 Februari 2027 pukul 09.00 WIB',
} as const;

/** What a member who comes is told privately of a change, and how many buttons it has. */
async function toldAfter(change: string): Promise<{ readonly text: string; readonly buttons: number }> {
  await voicesOf(bot).telegram.say({ who: 'secretariat', command: change });
  await bot.advance(HOUR_MS);
  await bot.advance(MINUTE_MS);
  await bot.settled();
  const last = bot.telegram
    .messagesIn(CAST.member.telegram)
    .findLast((message) => telegramText(message).includes('Perubahan'));
  return {
    text: last === undefined ? '' : telegramText(last),
    buttons: last?.reply_markup?.inline_keyboard.flat().length ?? 0,
  };
}

it('a new place is told and asks nobody', async () => {
  const told = await toldAfter('ubahrapat 42\nTempat: Gedung baru');
  expect(told.text).toContain('tidak perlu dikonfirmasi kembali');
  expect(told.buttons).toBe(0);
});

it('a new date asks those again who come, and takes no answer and no note back', async () => {
  const told = await toldAfter('tundarapat 42 Jumat, 5 Februari 2027 pukul 09.00 WIB');
  expect(told.text).toContain('Mohon konfirmasi kembali untuk waktu yang baru');
  expect(told.buttons).toBe(4);
  const group = bot.telegram
    .messagesIn(bot.group)
    .findLast((message) => telegramText(message).includes('Perubahan waktu'));
  expect(group && telegramText(group)).toContain('Semua jawaban tetap tercatat.');
  const kept = await bot.app.database.prisma.rsvp.findMany({ orderBy: { answeredAt: 'asc' } });
  expect(kept.map(({ answer, note }) => [answer, note])).toEqual([
    ['attending', 'bersama ajudan'],
    ['not_attending', 'dinas ke Manado'],
  ]);
});

it.each(['telegram', 'slack'] as const)(
  'who only answered for the old date is told to the secretariat and to themselves, until they confirm anew (%s)',
  async (platform) => {
    const { telegram, [platform]: voice } = voicesOf(bot);
    const asked = async (command: string, who: 'member' | 'secretariat'): Promise<string> => {
      const heard = await voice.say({ who, command });
      return heard.text;
    };
    await telegram.say({ who: 'secretariat', command: `tundarapat 42 ${LATER[platform]}` });
    const before = await asked('rekap 42', 'secretariat');
    expect(before).toContain(
      'Sudah menjawab untuk waktu yang baru: 0 instansi; belum mengonfirmasi kembali: 1',
    );
    expect(before).toContain(
      'Belum mengonfirmasi kembali, hadir atau diwakili pada waktu semula (1): Kemenkeu.',
    );
    expect(before).toContain('pada waktu semula (1): BMKG.');
    expect(await asked('belum 42', 'secretariat')).toContain('pada waktu semula (1): Kemenkeu.');
    expect(await asked('status', 'member')).toContain('Jawaban ini untuk waktu semula');
    await voice.say({ who: 'member', command: 'hadir' });
    const after = await asked('rekap 42', 'secretariat');
    expect(after).toContain('Sudah menjawab untuk waktu yang baru (1): Kemenkeu.');
    expect(after).not.toContain('hadir atau diwakili pada waktu semula');
    expect(await asked('status', 'member')).not.toContain('waktu semula');
  },
);
