import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../src/lib/clock.ts';
import { announceInGroup } from '../../../support/announced.ts';
import { CAST } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

async function begin(): Promise<void> {
  bot = await createTestApp();
  await announceInGroup(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'member', command: 'hadir' });
}

/** The titles of what the member who comes was told privately of the meeting. */
async function toldMember(): Promise<readonly string[]> {
  await bot.settled();
  return bot.telegram
    .messagesIn(CAST.member.telegram)
    .map((one) => telegramText(one).split('\n')[0] ?? '')
    .filter((title) => /Perubahan|Ralat|dibatalkan/.test(title));
}

describe.each(['telegram', 'slack'] as const)(
  'a change can be taken back within a minute (%s)',
  (platform) => {
    beforeAll(begin);
    afterAll(() => bot.close());

    it('a cancellation: the meeting stands, and whoever was told is told that', async () => {
      const before = (await toldMember()).length;
      const voice = voicesOf(bot)[platform];
      const said = await voice.say({ who: 'secretariat', command: 'batalrapat 42 salah nomor' });
      expect(said.buttons).toEqual(['Urungkan']);
      await bot.settled();
      const cancelled = { kind: 'change', facts: { path: ['what'], equals: 'cancelled' } };
      const people = await bot.app.database.prisma.delivery.count({
        where: { personId: { not: null }, state: 'sent', notice: cancelled },
      });
      expect(people).toBeGreaterThan(0);
      for (const part of [
        'dibatalkan',
        `Penerimanya: 1 grup atau kanal dan ${people} orang`,
        'dalam satu menit',
      ])
        expect(said.text).toContain(part);
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', press: 'Urungkan' },
          {
            has: [
              'Pertemuan ke-42 tetap Kamis, 4 Februari 2027',
              'Ralat dikirim kepada 1 grup atau kanal dan',
            ],
            buttons: [],
          },
        ],
        [{ who: 'member', command: 'status' }, { has: 'Kemenkeu tercatat: Hadir' }],
      ]);
      expect((await toldMember()).slice(before)).toEqual([
        expect.stringContaining('dibatalkan'),
        expect.stringContaining('Ralat: Pertemuan ke-42'),
      ]);
      await bot.advance(10 * SECOND_MS);
      await bot.settled();
      const invitation = bot.telegram.messagesIn(bot.group).map(telegramText);
      expect(invitation.some((text) => text.includes('DIBATALKAN'))).toBe(false);
    });

    it('a new time: answers are for the meeting as it stands', async () => {
      const voice = voicesOf(bot)[platform];
      await voice.say({
        who: 'secretariat',
        command: 'tundarapat 42 Jumat, 5 Februari 2027 pukul 09.00 WIB',
      });
      await bot.settled();
      await verifyDialogue(voice, [
        [{ who: 'member', command: 'status' }, { has: 'untuk waktu semula' }],
        [{ who: 'secretariat', press: 'Urungkan' }, { has: 'tetap Kamis, 4 Februari 2027' }],
        [
          { who: 'member', command: 'status' },
          { has: 'Kamis, 4 Februari 2027', lacks: 'waktu semula' },
        ],
      ]);
    });

    it('not once an institution has answered for the new time: it would count for a time it was not given for', async () => {
      const voice = voicesOf(bot)[platform];
      await voice.say({
        who: 'secretariat',
        command: 'tundarapat 42 Jumat, 5 Februari 2027 pukul 09.00 WIB',
      });
      await bot.settled();
      await voice.say({ who: 'member', command: 'hadir' });
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', press: 'Urungkan' },
          { has: ['Sudah ada instansi yang menjawab untuk waktu yang baru', 'tundarapat 42 <waktu semula>'] },
        ],
        [
          { who: 'member', command: 'status' },
          { has: 'Jumat, 5 Februari 2027', lacks: 'waktu semula' },
        ],
      ]);
      await voice.say({
        who: 'secretariat',
        command: 'tundarapat 42 Kamis, 4 Februari 2027 pukul 09.00 WIB',
      });
      await verifyDialogue(voice, [
        [{ who: 'member', command: 'status' }, { has: ['Kamis, 4 Februari 2027', 'untuk waktu semula'] }],
      ]);
    });

    it('not later, and not once it was changed again', async () => {
      const voice = voicesOf(bot)[platform];
      await voice.say({ who: 'secretariat', command: 'ubahrapat 42\nTempat: Gedung A' });
      await bot.advance(MINUTE_MS + SECOND_MS);
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', press: 'Urungkan' },
          { has: 'Waktu satu menit untuk mengurungkan sudah lewat' },
        ],
        [
          { who: 'secretariat', command: 'ubahrapat 42\nTempat: Gedung B' },
          { has: 'Penerimanya:', buttons: ['Urungkan'] },
        ],
      ]);
      await voicesOf(bot).telegram.say({ who: 'admin', command: 'ubahrapat 42\nPakaian: Batik' });
      await verifyDialogue(voice, [
        [{ who: 'secretariat', press: 'Urungkan' }, { has: 'sudah diubah lagi' }],
      ]);
    });

    it('not what another version kept in a way that is not understood', async () => {
      const voice = voicesOf(bot)[platform];
      await voice.say({ who: 'secretariat', command: 'ubahrapat 42\nTempat: Gedung C' });
      const { prisma } = bot.app.database;
      const last = await prisma.proposal.findFirstOrThrow({
        where: { kind: 'meeting-change' },
        orderBy: { id: 'desc' },
      });
      await prisma.proposal.update({ where: { id: last.id }, data: { facts: { command: 'ubahrapat' } } });
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', press: 'Urungkan' },
          { has: ['dicatat oleh versi bot yang lain', 'ubahrapat'] },
        ],
      ]);
      const { place } = await prisma.meeting.findFirstOrThrow({ where: { number: 42 } });
      expect(place).toBe('Gedung C');
    });

    it('what waits for the morning, before anybody hears of it', async () => {
      const voice = voicesOf(bot)[platform];
      await bot.advance(13 * HOUR_MS);
      const before = await toldMember();
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', command: 'tundarapat 42 Selasa, 9 Februari 2027 pukul 09.00 WIB' },
          { has: 'setelah jam tenang' },
        ],
        [{ who: 'secretariat', press: 'Urungkan' }, { has: 'Belum ada yang diberi tahu' }],
      ]);
      await bot.advance(10 * HOUR_MS);
      expect(await toldMember()).toEqual(before);
    });
  },
);
