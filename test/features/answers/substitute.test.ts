import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announceTwo, ANNOUNCED as FIRST, ANNOUNCED_NEXT as SECOND } from '../../support/announced.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await announceTwo(bot);
});
afterAll(() => bot.close());

beforeEach(async () => {
  const { prisma } = bot.app.database;
  await prisma.$transaction([prisma.rsvp.deleteMany(), prisma.rsvpHistory.deleteMany()]);
});

describe('a substitute', () => {
  it('without a name is asked for in the next private message of Telegram', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', command: 'diwakili' },
        { has: [`Konfirmasi Kemenkeu tercatat: Diwakili. ${FIRST}`, 'nama dan jabatan wakil'] },
      ],
      [{ who: 'member', words: 'x'.repeat(600) }, { has: 'paling banyak 500 karakter' }],
      [
        { who: 'member', words: 'Dr. Ratna, Karo Umum' },
        { has: 'Konfirmasi Kemenkeu tercatat: Diwakili (Dr. Ratna, Karo Umum)' },
      ],
      [{ who: 'host', command: 'diwakili' }, { has: 'nama dan jabatan wakil' }],
      [{ who: 'host', command: 'batal' }, { has: 'Yang sudah tercatat tetap berlaku' }],
      [{ who: 'host', command: 'status' }, { has: 'Konfirmasi BMKG tercatat: Diwakili' }],
      [{ who: 'host', command: 'batal' }, { has: 'Konfirmasi BMKG “Diwakili” dibatalkan' }],
      [{ who: 'host', command: 'batal' }, { has: 'Tidak ada isian' }],
    ]);
  });

  it('is no longer asked for once another answer was given, however it was given', async () => {
    const { telegram } = voicesOf(bot);
    await telegram.say({ who: 'member', command: 'rapat 41' });
    for (const instead of [
      { who: 'member', press: 'Hadir', on: 'KE-41' },
      { who: 'member', command: 'hadir' },
      { who: 'member', where: 'group', press: 'Hadir', on: 'KE-41' },
      { who: 'member', command: 'hadir untuk Kemenkeu' },
    ] as const)
      await verifyDialogue(telegram, [
        [{ who: 'member', command: 'diwakili' }, { has: 'nama dan jabatan wakil' }],
        [instead, { has: 'Konfirmasi Kemenkeu tercatat: Hadir' }],
        [{ who: 'member', words: 'tata tertib ruang' }, { lacks: 'Diwakili' }],
        [{ who: 'member', command: 'status' }, { has: 'Konfirmasi Kemenkeu tercatat: Hadir' }],
      ]);
  });

  it('named in reply to the receipt in a group is taken; named later in private it is offered', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [{ who: 'member', where: 'group', command: 'diwakili' }, { has: 'Nama wakil belum tercatat' }],
      [
        { who: 'member', where: 'group', replyTo: 'Nama wakil belum tercatat', words: 'Irjen Budi, Asrena' },
        { has: `Konfirmasi Kemenkeu tercatat: Diwakili (Irjen Budi, Asrena). ${FIRST}` },
      ],
      [{ who: 'member', words: 'Ratna Sari, Karo Umum' }, { lacks: 'Nama wakil' }],
      [{ who: 'host', where: 'group', press: 'Diwakili', on: 'KE-42' }, { place: 'toast' }],
      [
        { who: 'host', words: 'Dr. Ratna, Karo Umum' },
        { has: ['Nama wakil BMKG belum tercatat', '“Dr. Ratna, Karo Umum”'], buttons: ['Diwakili'] },
      ],
      [
        { who: 'host', press: 'Diwakili' },
        { has: `Konfirmasi BMKG tercatat: Diwakili (Dr. Ratna, Karo Umum). ${SECOND}` },
      ],
    ]);
    await verifyDialogue(voicesOf(bot).slack, [
      [{ who: 'aide', command: 'diwakili' }, { has: 'diwakili nama, jabatan' }],
      [
        { who: 'aide', words: 'Ratna Sari, Karo Umum' },
        { has: 'Nama wakil BMKG', buttons: ['Diwakili'] },
      ],
      [
        { who: 'aide', press: 'Diwakili' },
        { has: `Konfirmasi BMKG tercatat: Diwakili (Ratna Sari, Karo Umum). ${FIRST}` },
      ],
    ]);
    const { prisma } = bot.app.database;
    expect(await prisma.unansweredQuestion.count({ where: { question: { contains: 'Irjen' } } })).toBe(0);
  });

  it.each(['belum tahu siapa', '(masih dicarikan)', 'menyusul'])('“%s” is nobody’s name', async (words) => {
    for (const platform of ['telegram', 'slack'] as const)
      await verifyDialogue(voicesOf(bot)[platform], [
        [
          { who: 'member', where: 'group', command: `diwakili ${words}` },
          { has: ['Diwakili. ', 'wakil belum'] },
        ],
      ]);
  });

  it('that is taken back in reply is asked about, and what stands is said truly', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'member', command: 'diwakili' }, { has: 'nama dan jabatan wakil' }],
      [
        { who: 'member', words: 'tidak jadi, saya hadir' },
        { has: '“Diwakili” sudah tercatat', lacks: 'belum dicatat', buttons: ['Diwakili', 'Hadir'] },
      ],
      [{ who: 'member', command: 'hadir bukan saya tetapi Pak Dirjen' }, { buttons: ['Hadir', 'Diwakili'] }],
      [{ who: 'member', press: 'Diwakili', on: 'keterangannya' }, { has: 'Diwakili (Pak Dirjen)' }],
    ]);
  });

  it('is not a question: that is answered, and the name is still awaited', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'member', command: 'diwakili' }, { has: 'nama dan jabatan wakil' }],
      [
        { who: 'member', words: 'kapan rapat berikutnya' },
        { has: '4 Februari 2027', lacks: 'Diwakili' },
      ],
      [{ who: 'member', words: 'Apakah boleh dua orang?' }, { lacks: 'Diwakili' }],
      [{ who: 'member', words: 'Dr. Ratna, Karo Umum' }, { has: 'Diwakili (Dr. Ratna, Karo Umum)' }],
    ]);
  });

  it('pressed in a Telegram group is recorded, with a word on how to name them', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', where: 'group', press: 'Diwakili', on: 'KE-41' },
        { place: 'toast', has: ['Konfirmasi Kemenkeu tercatat: Diwakili', '/diwakili nama, jabatan'] },
      ],
      [{ who: 'member', where: 'group', command: 'diwakili' }, { has: '/diwakili nama, jabatan' }],
    ]);
  });

  it('pressed in Slack is named in a form', async () => {
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'member', where: 'group', press: 'Diwakili', on: 'KE-42' },
        {
          place: 'form',
          has: [
            'Nama wakil',
            'Jabatan wakil',
            `Konfirmasi Kemenkeu tercatat: Diwakili. ${SECOND}`,
            'Nama wakil belum tercatat',
          ],
        },
      ],
      [{ who: 'member', fill: { substitute: '' } }, { place: 'errors' }],
      [
        { who: 'member', where: 'group', fill: { substitute: 'Dr. Ratna', position: 'Karo Umum' } },
        {
          place: 'ephemeral',
          has: `Konfirmasi Kemenkeu tercatat: Diwakili (Dr. Ratna, Karo Umum). ${SECOND}`,
        },
      ],
    ]);
  });

  it('whose form is closed in Slack stands as it was said when it opened, with what it replaces', async () => {
    const { slack } = voicesOf(bot);
    await slack.say({ who: 'member', where: 'group', press: 'Hadir', on: 'KE-42' });
    await verifyDialogue(slack, [
      [
        { who: 'member', where: 'group', press: 'Diwakili', on: 'KE-42' },
        {
          has: [
            `Konfirmasi Kemenkeu tercatat: Diwakili. ${SECOND}`,
            'Jawaban sebelumnya: Hadir.',
            'Nama wakil belum tercatat',
          ],
        },
      ],
    ]);
    await bot.slack.closeModal({ from: 'U0KEU' });
    await bot.settled();
    await verifyDialogue(slack, [
      [{ who: 'member', command: 'status 42' }, { has: 'Konfirmasi Kemenkeu tercatat: Diwakili.' }],
    ]);
  });

  it('pressed in Slack too late for a form is recorded, with a word on how to name them', async () => {
    bot.slack.faults.next({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'member', where: 'group', press: 'Diwakili', on: 'KE-42' },
        {
          place: 'ephemeral',
          has: [
            `Konfirmasi Kemenkeu tercatat: Diwakili. ${SECOND}`,
            'lengkapi dengan /forses diwakili nama, jabatan',
          ],
          lacks: 'Formulir tidak dapat dibuka',
        },
      ],
      [{ who: 'member', command: 'status' }, { has: 'Kemenkeu belum menjawab untuk Pertemuan ke-41' }],
    ]);
  });
});
