import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
const WHEN = 'Kamis, 4 Februari 2027 pukul 09.00 WIB';

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  const lines = `Acara: Uji\nWaktu: ${WHEN}\nTempat: Aula\nTuan rumah: BMKG`;
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
  await telegram.say({ who: 'member', command: 'hadir tanpa udang, B 1234 XY' });
  await telegram.say({ who: 'liaison', command: 'hadir' });
  await bot.settled();
});
afterAll(() => bot.close());

describe('personal notes', () => {
  it('are read by secretariat and host in private', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', command: 'rekap' }, { has: 'tanpa udang' }],
      [{ who: 'host', command: 'rekap' }, { has: 'tanpa udang' }],
      [{ who: 'member', command: 'status' }, { has: 'tanpa udang' }],
    ]);
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'secretariat', where: 'group', command: 'rekap' },
        { place: 'ephemeral', has: 'tanpa udang' },
      ],
    ]);
  });

  it('are recorded from a group without being repeated there; a substitute is named', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', where: 'group', command: 'hadir diet rendah garam, plat B 1 RI' },
        {
          place: 'group',
          has: [
            'Konfirmasi Kemenkeu tercatat: Hadir.',
            'Keterangan Bapak/Ibu tercatat dan tidak kami tampilkan kepada anggota lain. Pesan Bapak/Ibu sendiri tetap terlihat di sini',
          ],
          lacks: ['garam', 'B 1 RI'],
        },
      ],
      [{ who: 'member', command: 'status' }, { has: 'diet rendah garam, plat B 1 RI' }],
      [
        { who: 'member', where: 'group', command: 'diwakili Dr. Ratna, Karo Umum' },
        { has: 'Konfirmasi Kemenkeu tercatat: Diwakili (Dr. Ratna, Karo Umum)', lacks: 'Keterangan' },
      ],
      [
        { who: 'member', where: 'group', command: 'diwakili Dr. Ratna, Karo Umum, vegetarian, B 77 RA' },
        {
          has: ['Diwakili (Dr. Ratna, Karo Umum)', 'tidak kami tampilkan kepada anggota lain'],
          lacks: ['vegetarian', '77'],
        },
      ],
      [
        { who: 'secretariat', where: 'group', command: 'rekap' },
        { has: 'Kemenkeu: Dr. Ratna, Karo Umum', lacks: ['vegetarian', '77'] },
      ],
      [
        { who: 'chair', command: 'rekap' },
        { has: 'Kemenkeu: Dr. Ratna', lacks: ['vegetarian', '77'] },
      ],
      [
        { who: 'secretariat', command: 'rincian' },
        { has: ['Keterangan pada nama wakil', 'Kemenkeu: vegetarian; B 77 RA'] },
      ],
      [{ who: 'member', command: 'status' }, { has: 'vegetarian, B 77 RA' }],
      [
        { who: 'member', command: 'hadir tanpa udang, B 1234 XY' },
        { has: 'tanpa udang, B 1234 XY', lacks: 'Keterangan' },
      ],
    ]);
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'member', where: 'group', command: 'hadir tanpa udang, B 1234 XY' },
        { place: 'ephemeral', has: 'tanpa udang', lacks: 'tetap terlihat di sini' },
      ],
      [
        { who: 'member', where: 'group', words: '/hadir tanpa udang, B 1234 XY' },
        { place: 'ephemeral', has: ['tanpa udang', 'tetap terlihat di sini'] },
      ],
    ]);
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'stranger', where: 'group', command: 'hadir diet garam' },
        { has: ['disimpan', 'tetap terlihat di sini'], lacks: 'garam' },
      ],
    ]);
  });

  it('are never shown in a group, and not to the chair', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', where: 'group', command: 'rekap' },
        { has: 'Kemenkeu', lacks: ['udang', '1234'] },
      ],
      [
        { who: 'member', where: 'group', command: 'status' },
        { has: 'Kemenkeu', lacks: ['udang', '1234'] },
      ],
      [
        { who: 'chair', command: 'rekap' },
        { has: 'Kemenkeu', lacks: ['udang', '1234'] },
      ],
    ]);
  });

  it('kept for a choice of institutions belong to whoever wrote them, in each of the institutions', async () => {
    const { telegram, slack } = bot;
    for (const voice of Object.values(voicesOf(bot)))
      await verifyDialogue(voice, [
        [{ who: 'liaison', command: 'hadir kursi roda' }, { has: 'beberapa instansi' }],
      ]);
    const kept = await bot.app.database.prisma.proposal.findMany({ where: { kind: 'seatChoice' } });
    expect(kept).toHaveLength(2);
    const [meeting, own] = await Promise.all([
      bot.app.database.prisma.meeting.findFirstOrThrow(),
      bot.app.database.prisma.institution.findFirstOrThrow({ where: { code: 'KEMENKEU' } }),
    ]);
    for (const { id } of kept) {
      const data = `hadir|${meeting.id}|${own.id}|${id}`;
      const toast = await telegram.pressButton({
        ...{ from: CAST.member.telegram, chat: bot.group, data, stale: true },
      });
      expect(toast.text).toContain('tidak ada jawaban yang dicatat');
    }
    await bot.settled();
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', command: 'status' },
        { has: 'tanpa udang', lacks: 'kursi roda' },
      ],
      [
        { who: 'liaison', press: 'Pemprov Papua' },
        { has: 'Konfirmasi Pemprov Papua tercatat: Hadir (kursi roda)' },
      ],
      [
        { who: 'liaison', press: 'Pemprov Sulsel' },
        { has: 'Konfirmasi Pemprov Sulsel tercatat: Hadir (kursi roda)' },
      ],
    ]);
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'liaison', press: 'Pemprov Papua' },
        { has: 'Konfirmasi Pemprov Papua tercatat: Hadir (kursi roda)' },
      ],
    ]);
    expect(slack.messagesIn(bot.channel).map(slackText).join()).not.toContain('kursi roda');
  });

  it('stand in the recap after the deadline for the secretariat, and not for the chair', async () => {
    const { telegram, slack, app } = bot;
    const { answerBy } = await app.database.prisma.meeting.findFirstOrThrow();
    await bot.advance(+answerBy + 16 * HOUR_MS - bot.clock.now());
    const said = {
      chair: [
        ...slack.messagesIn(CAST.chair.slack).map(slackText),
        ...telegram.messagesIn(CAST.chair.telegram).map(telegramText),
      ],
      secretariat: [
        ...slack.messagesIn(CAST.secretariat.slack).map(slackText),
        ...telegram.messagesIn(CAST.secretariat.telegram).map(telegramText),
      ],
    };
    const recapOf = (who: keyof typeof said) => said[who].findLast((text) => text.includes('Rekap')) ?? '';
    expect(recapOf('chair')).toContain('Kemenkeu');
    expect(recapOf('chair')).not.toMatch(/udang|1234|kursi roda/);
    expect(recapOf('secretariat')).toContain('tanpa udang, B 1234 XY');
  });

  it('do not stand in the short recap on the morning, which the chair gets once and sees as a picture', async () => {
    const { startsAt } = await bot.app.database.prisma.meeting.findFirstOrThrow();
    for (const hours of [2.4, 2, 1.5]) {
      await bot.advance(+startsAt - hours * HOUR_MS - bot.clock.now());
      await bot.settled();
    }
    const heard = [
      ...bot.slack.messagesIn(bot.slack.dmOf(CAST.chair.slack).id).map(slackText),
      ...bot.telegram.messagesIn(CAST.chair.telegram).map(telegramText),
    ].filter((text) => text.includes('Rekap pagi ini'));
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain('Hari ini pukul 09.00 WIB, Aula');
    expect(heard[0]).toMatch(/Hadir \d/);
    expect(heard[0]).not.toMatch(/udang|1234|kursi roda/);
    const everybody = Object.values(CAST).flatMap(({ telegram }) =>
      bot.telegram.messagesIn(telegram).map(telegramText),
    );
    expect(everybody.filter((text) => text.includes('Rekap pagi ini')).length).toBeLessThan(2);
    const voice =
      voicesOf(bot)[
        bot.telegram
          .messagesIn(CAST.chair.telegram)
          .map(telegramText)
          .includes(heard[0] ?? '')
          ? 'telegram'
          : 'slack'
      ];
    const shown = await voice.say({ who: 'chair', press: 'Gambar', on: 'Rekap pagi ini' });
    expect(shown.files).toHaveLength(1);
  });
});
