import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { type Heard, type Said, type Voice, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('salutations, in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const say = (said: Said): Promise<Heard> => voice().say(said);

  it('lets the secretariat choose how letters address somebody, in one line or by a button', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: 'anggota sapaan guswanto' },
        {
          has: ['Sapaan Guswanto', 'Yth. Bapak/Ibu Guswanto'],
          buttons: ['Bapak', 'Ibu', 'Tanpa sapaan khusus'],
        },
      ],
      [{ who: 'secretariat', press: 'Bapak' }, { has: 'Yth. Bapak Guswanto' }],
      [{ who: 'secretariat', command: 'anggota sapaan Suzana Ibu' }, { has: 'Yth. Ibu Suzana Wanggai' }],
      [
        { who: 'secretariat', command: 'anggota sapaan Andi Taufik = Bapak Jenderal' },
        { has: 'Yth. Bapak Jenderal Andi Taufik, S.H., M.H.' },
      ],
      [{ who: 'secretariat', command: 'anggota sapaan Andi Taufik hapus' }, { has: 'Yth. Andi Taufik' }],
      [
        { who: 'secretariat', command: 'anggota sapaan Andi Taufik = <b>' },
        { has: 'paling banyak 30 huruf' },
      ],
      [{ who: 'secretariat', command: 'anggota sapaan' }, { has: 'sebutkan anggotanya' }],
      [{ who: 'secretariat', command: 'anggota sapaan Ibu' }, { has: 'tidak ditemukan' }],
      [{ who: 'member', command: 'anggota sapaan guswanto Ibu' }, { lacks: 'Yth.' }],
      [{ who: 'host', command: 'start' }, { has: 'Bapak Guswanto tercatat untuk BMKG.' }],
      [{ who: 'secretariat', command: 'anggota sapaan guswanto tanpa' }, { has: 'Yth. Bapak/Ibu Guswanto' }],
    ]);
    const group = await say({ who: 'secretariat', where: 'group', command: 'anggota sapaan guswanto' });
    expect(group.place).not.toBe('group');
  });
});
