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

describe.each(['telegram', 'slack'] as const)(
  'cutting off the old account of an invitation, in %s',
  (name) => {
    it('keeps the last secretariat, who could not be let in again', async () => {
      await verifyDialogue(voicesOf(bot)[name], [
        [{ who: 'secretariat', command: 'undang ulang Andi Taufik' }, { has: 'UND-' }],
        [{ who: 'secretariat', press: 'Putuskan akun lama sekarang' }, { has: 'sekretariat terakhir' }],
        [{ who: 'secretariat', command: 'anggota cari Andi Taufik' }, { lacks: 'belum ada akun' }],
        [{ who: 'secretariat', command: 'undang ulang Guswanto' }, { has: 'UND-' }],
        [{ who: 'secretariat', press: 'Putuskan akun lama sekarang' }, { has: 'sudah diputus' }],
        [{ who: 'secretariat', command: 'anggota cari Guswanto' }, { has: 'belum ada akun' }],
      ]);
    });
  },
);
