import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { telegramText } from '../../support/read-messages.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { LONG_SUMMARY, POLICY } from './shared-texts.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  await voicesOf(bot).telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await voicesOf(bot).telegram.say({ who: 'secretariat', command: 'status' });
  const { prisma } = bot.app.database;
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const createdAt = new Date(bot.clock.now());
  await prisma.libraryTopic.createMany({
    data: ['Kepegawaian', 'Kearsipan', 'Pembelajaran'].map((name) => ({ forumId, name, createdAt })),
  });
});
afterAll(() => bot.close());

describe('sharing', () => {
  it('from a group goes on in private, where nobody reads along', async () => {
    const { telegram } = voicesOf(bot);
    await telegram.say({ who: 'member', command: 'status' });
    await verifyDialogue(telegram, [
      [
        { who: 'member', where: 'group', command: 'bagikan' },
        { place: 'group', has: 'obrolan pribadi' },
      ],
      [
        { who: 'member', where: 'group', command: POLICY },
        {
          has: 'topik apa',
          lacks: 'Isian lain',
          buttons: ['Pembelajaran', 'Kearsipan', 'Kepegawaian', 'Lanjut', 'Kembali', 'Batal'],
        },
      ],
      [{ who: 'member', press: 'Pembelajaran' }, { has: 'topik apa' }],
      [
        { who: 'member', press: 'Lanjut' },
        { place: 'private', has: 'Topik: Pembelajaran' },
      ],
    ]);
  });

  it('suggests topics of the words, takes them by a press or typed, and names one that is not in the list', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', command: `${POLICY}\nTopik: Kearsipan, Perikanan\nWarna: biru` },
        { has: ['Tidak dikenal: “Warna”', 'Topik “Perikanan” tidak ada', 'Topik: Kearsipan'] },
      ],
      [
        { who: 'member', press: 'Topik' },
        { buttons: ['✓ Kearsipan', 'Pembelajaran', 'Kepegawaian', 'Lanjut', 'Kembali', 'Batal'] },
      ],
      [{ who: 'member', press: 'Pembelajaran' }, { has: 'topik apa' }],
      [{ who: 'member', words: 'kepegawaian' }, { has: 'topik apa' }],
      [{ who: 'member', press: '✓ Kearsipan' }, { has: 'topik apa' }],
      [{ who: 'member', press: 'Lanjut' }, { has: 'Topik: Kepegawaian, Pembelajaran' }],
    ]);
  });

  it('suggests topics of a form too, where none was chosen', async () => {
    const form = { title: 'Modul kearsipan', summary: 'Menata arsip.', link: 'arsip.go.id/modul' };
    await verifyDialogue(voicesOf(bot).slack, [
      [{ who: 'host', command: 'bagikan bahan ajar' }, { place: 'form' }],
      [
        { who: 'host', fill: form },
        {
          has: 'topik apa',
          buttons: ['Kearsipan', 'Kepegawaian', 'Pembelajaran', 'Lanjut', 'Kembali', 'Batal'],
        },
      ],
      [{ who: 'host', press: 'Kearsipan' }, { has: 'topik apa' }],
      [{ who: 'host', press: 'Lanjut' }, { has: ['Topik: Kearsipan', 'Bahan ajar dari BMKG'] }],
      [{ who: 'host', press: 'Batal' }, { has: 'Tidak ada yang dibagikan' }],
    ]);
  });

  it('keeps everything else where one line is too long, also with a file under one message and after a restart', async () => {
    const lines = POLICY.replace(/Ringkasan: .*/, `Ringkasan: ${LONG_SUMMARY}`);
    const file = { name: 'salinan.pdf', content: samplePdf('salinan') };
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'host', file, with: `/${lines}` },
        { has: ['Ringkasan berisi 501 karakter', 'Apa ringkasannya', '“salinan.pdf” disertakan'] },
      ],
    ]);
    await bot.restart();
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'host', words: 'Yang pendek.' }, { has: ['Yang pendek.', 'salinan.pdf', '17 Mei 2023'] }],
      [{ who: 'host', command: 'bagikan asal saja' }, { has: 'Dalam satu pesan' }],
      [{ who: 'stranger', command: 'bagikan' }, { has: 'belum terdaftar' }],
    ]);
  });

  it('belongs to the institution: who left it hears no more of it, and its other people do', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'aide', command: POLICY.replace('Pembelajaran terintegrasi', 'Tata kelola') },
        { has: 'topik apa' },
      ],
      [{ who: 'aide', press: 'Lanjut' }, { has: ['Belum ada yang dikirim', 'dari BMKG'] }],
      [{ who: 'aide', press: 'Kirim' }, { has: 'nomor 1' }],
    ]);
    const { prisma } = bot.app.database;
    const { personId } = await prisma.account.findFirstOrThrow({
      where: { externalId: String(CAST.aide.telegram) },
    });
    await prisma.seatHolder.updateMany({
      where: { personId },
      data: { untilAt: new Date(bot.clock.now() - 1) },
    });
    await telegram.say({ who: 'aide', command: 'bagikan 1' });
    await bot.advance(MINUTE_MS);
    await bot.settled();
    await telegram.say({ who: 'secretariat', press: 'Terbitkan' });
    await bot.advance(MINUTE_MS);
    await bot.settled();
    const toldTo = (who: 'host' | 'aide'): string =>
      bot.telegram.messagesIn({ id: CAST[who].telegram }).map(telegramText).join('\n');
    await verifyDialogue(telegram, [
      [
        { who: 'host', where: 'group', command: 'bagikan 1' },
        { place: 'group', has: '/bagikan 1 di obrolan pribadi', lacks: 'Tata kelola' },
      ],
      [
        { who: 'host', where: 'group', command: 'bagikan tarik 1' },
        { place: 'group', has: '/bagikan tarik 1 di obrolan pribadi', lacks: 'Tata kelola' },
      ],
    ]);
    expect(toldTo('host')).toContain('sudah terbit di Pustaka');
    expect(toldTo('aide')).not.toContain('sudah terbit di Pustaka');
  });

  it('is not overwritten unseen by who opened it before it changed', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [{ who: 'host', command: 'bagikan 1' }, { has: 'Beginilah nomor 1' }],
      [{ who: 'secretariat', command: 'bagikan tarik 1' }, { has: 'Tarik nomor 1' }],
      [{ who: 'secretariat', press: 'Ya, tarik' }, { has: 'ditarik' }],
      [
        { who: 'host', press: 'Kirim' },
        { has: ['berubah sesudah', 'kini ditarik', 'Belum ada yang dikirim'] },
      ],
      [{ who: 'host', press: 'Kirim' }, { has: 'Nomor 1 menunggu kurator' }],
    ]);
  });
});
