import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { codeIn, INVITATION } from '../../../support/entering.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

const secretariat = () => bot.app.database.prisma.account.findFirstOrThrow({ where: { externalId: '2001' } });

/** An open invitation that somebody made to a role, as from a phone that is lost now. */
async function invitationOf(createdById: number) {
  const { forumId } = await secretariat();
  const [createdAt, expiresAt] = [bot.clock.now(), bot.clock.now() + DAY_MS].map((at) => new Date(at));
  return {
    ...{
      forumId,
      createdById,
      role: 'secretariat' as const,
      codeHash: `hash ${Math.trunc(bot.clock.now())} ${createdById}`,
    },
    ...{ createdAt: createdAt ?? new Date(0), expiresAt: expiresAt ?? new Date(0) },
  };
}

describe.each(['telegram', 'slack'] as const)(
  'cutting off the old account of an invitation, in %s',
  (name) => {
    it('keeps the last secretariat, who could not be let in again', async () => {
      await verifyDialogue(voicesOf(bot)[name], [
        [{ who: 'admin', command: 'undang ulang Andi Taufik' }, { has: 'UND-' }],
        [{ who: 'admin', press: 'Putuskan akun lama sekarang' }, { has: 'sekretariat terakhir' }],
        [{ who: 'secretariat', command: 'anggota cari Andi Taufik' }, { lacks: 'belum ada akun' }],
        [{ who: 'secretariat', command: 'undang ulang Guswanto' }, { has: 'UND-' }],
        [{ who: 'secretariat', press: 'Putuskan akun lama sekarang' }, { has: 'sudah diputus' }],
        [{ who: 'secretariat', command: 'anggota cari Guswanto' }, { has: 'belum ada akun' }],
      ]);
    });

    it('spares the account and the invitation of whoever invites themselves to another one', async () => {
      const voice = voicesOf(bot)[name];
      const { prisma } = bot.app.database;
      const mine = { personId: (await secretariat()).personId };
      await prisma.account.updateMany({ where: mine, data: { revokedAt: null } });
      const earlier = await prisma.invitation.create({ data: await invitationOf(mine.personId) });
      const shown = await voice.say({ who: 'secretariat', command: 'undang ulang Andi Taufik' });
      expect(shown.text).toContain('Akun yang Bapak/Ibu pakai sekarang tetap berlaku');
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', press: 'Putuskan akun saya yang lain' },
          { has: ['yang lain sudah diputus', 'kode aktivasi di atas tetap berlaku'] },
        ],
        [
          { who: 'secretariat', press: 'Putuskan akun saya yang lain' },
          { has: 'Tidak ada akun lain yang perlu diputus' },
        ],
      ]);
      const own = { telegram: '2001', slack: 'U0LAN' };
      expect(await prisma.account.findMany({ where: { ...mine, revokedAt: null } })).toMatchObject([
        { externalId: own[name] },
      ]);
      expect(await prisma.invitation.findUniqueOrThrow({ where: { id: earlier.id } })).toMatchObject({
        revokedAt: expect.any(Date),
      });
      const again = await voice.say({ who: 'secretariat', command: 'undang ulang Andi Taufik' });
      expect(again.buttons).toEqual(['Batalkan kode aktivasi']);
      await verifyDialogue(voice, [
        [{ who: 'stranger', command: `daftar ${codeIn(again, INVITATION)}` }, { has: 'Selamat datang' }],
        [{ who: 'stranger', command: 'anggota' }, { has: 'instansi' }],
        [{ who: 'secretariat', command: 'anggota' }, { has: 'hanya untuk pengurus' }],
      ]);
      await prisma.account.deleteMany({ where: { externalId: { in: ['6666', 'U0ASING'] } } });
      await prisma.account.updateMany({ where: mine, data: { revokedAt: null } });
    });
  },
);
