import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announceTwo, ANNOUNCED as FIRST, ANNOUNCED_NEXT as SECOND } from '../../support/announced.ts';
import { type Voice, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
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

const history = async (): Promise<readonly string[]> => {
  const rows = await bot.app.database.prisma.rsvpHistory.findMany({
    include: { institution: true, meeting: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ institution, answer, meeting }) => `${institution.code} ${answer} ${meeting.number}`);
};

const places = { telegram: 'group', slack: 'ephemeral' } as const;
const pressPlaces = { telegram: 'toast', slack: 'ephemeral' } as const;

describe.each(['telegram', 'slack'] as const)('an answer in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const slash = platform === 'slack' ? '/forses ' : '/';

  it('is confirmed where it was given: institution, answer, meeting and date', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', command: 'hadir' },
        { place: 'private', has: `Terima kasih. Konfirmasi Kemenkeu tercatat: Hadir. ${FIRST}` },
      ],
      [
        { who: 'member', where: 'group', command: 'tidakhadir dinas luar' },
        {
          place: places[platform],
          has: [
            // A group would read the reason along; in Slack only the sender reads the reply.
            `Konfirmasi Kemenkeu tercatat: Tidak hadir${platform === 'slack' ? ' (dinas luar)' : ''}. ${FIRST}`,
            'Jawaban sebelumnya: Hadir.',
          ],
        },
      ],
      [
        { who: 'member', command: 'ragu' },
        { has: `Konfirmasi Kemenkeu tercatat: Masih dikonfirmasi. ${FIRST}` },
      ],
      [
        { who: 'member', where: 'group', command: 'diwakili Dr. Ratna, S.H., Karo Umum' },
        { has: `Konfirmasi Kemenkeu tercatat: Diwakili (Dr. Ratna, S.H., Karo Umum). ${FIRST}` },
      ],
      [{ who: 'member', command: 'wakil Budi' }, { has: 'Diwakili (Budi)' }],
      [{ who: 'member', command: 'berhalangan' }, { has: 'Tidak hadir.' }],
    ]);
    expect(await history()).toHaveLength(6);
  });

  it('counts once, however often the platform delivers it', async () => {
    await voice().say({ who: 'member', where: 'group', command: 'hadir' });
    expect(await voice().again()).toMatchObject({ place: 'nowhere' });
    await voice().say({ who: 'member', where: 'group', press: 'Tidak hadir', on: 'KE-41' });
    expect(await voice().again()).toMatchObject({ text: '' });
    expect(await history()).toEqual(['KEMENKEU attending 41', 'KEMENKEU not_attending 41']);
  });

  it('by a button counts for the notice it stands on, in the group and in private', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', where: 'group', press: 'Hadir', on: 'KE-42' },
        { place: pressPlaces[platform], has: `Konfirmasi Kemenkeu tercatat: Hadir. ${SECOND}` },
      ],
      [
        { who: 'member', where: 'group', press: 'Hadir', on: 'KE-41' },
        { has: `Konfirmasi Kemenkeu tercatat: Hadir. ${FIRST}` },
      ],
      [
        { who: 'member', where: 'group', press: 'Tidak hadir', on: 'KE-42' },
        { place: pressPlaces[platform], has: ['Tidak hadir', 'Jawaban sebelumnya: Hadir.'] },
      ],
      [
        { who: 'host', command: 'rapat 42' },
        { place: 'private', has: 'UNDANGAN PERTEMUAN KE-42' },
      ],
      [
        { who: 'host', press: 'Tidak hadir', on: 'KE-42' },
        { has: `Konfirmasi BMKG tercatat: Tidak hadir. ${SECOND}` },
      ],
    ]);
  });

  it('by an aide is the institution’s answer, and the last one counts', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'host', command: 'hadir' }, { has: 'Konfirmasi BMKG tercatat: Hadir' }],
      [
        { who: 'aide', command: 'tidakhadir' },
        { has: ['Konfirmasi BMKG tercatat: Tidak hadir', 'Jawaban sebelumnya: Hadir.'] },
      ],
      [
        { who: 'host', command: 'status' },
        { has: ['Konfirmasi BMKG tercatat: Tidak hadir', 'Dijawab oleh Rina <b>Aide</b> & Co'] },
      ],
    ]);
  });

  it('of somebody with two institutions is asked for, by a button each, and keeps the note', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'liaison', command: 'hadir dengan catatan' },
        { has: 'beberapa instansi', buttons: ['Pemprov Sulsel', 'Pemprov Papua'] },
      ],
      [
        { who: 'liaison', press: 'Pemprov Papua' },
        { has: `Konfirmasi Pemprov Papua tercatat: Hadir (dengan catatan). ${FIRST}` },
      ],
      [
        { who: 'liaison', command: 'hadir untuk sulsel' },
        { has: `Konfirmasi Pemprov Sulsel tercatat: Hadir. ${FIRST}`, lacks: 'Dicatat oleh' },
      ],
      [
        { who: 'liaison', command: 'tidakhadir untuk Pemprov Papua dinas luar' },
        { has: 'Konfirmasi Pemprov Papua tercatat: Tidak hadir (dinas luar)' },
      ],
      [
        { who: 'liaison', command: 'status' },
        {
          has: [
            'Konfirmasi Pemprov Papua tercatat: Tidak hadir',
            'Konfirmasi Pemprov Sulsel tercatat: Hadir',
          ],
        },
      ],
    ]);
  });

  it('of a seat chosen by a button keeps number and date, however long the note', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'liaison', command: `hadir ${'catatan '.repeat(40)}` }, { has: 'beberapa instansi' }],
      [
        { who: 'liaison', press: 'Pemprov Papua' },
        { has: ['Konfirmasi Pemprov Papua tercatat: Hadir (catatan', FIRST] },
      ],
    ]);
  });

  it('for another institution is for the secretariat alone, and says who recorded it', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: 'hadir untuk BMKG lewat telepon' },
        {
          has: [
            `Konfirmasi BMKG tercatat: Hadir (lewat telepon). ${FIRST}`,
            'Dicatat oleh Andi Taufik, S.H., M.H.',
          ],
        },
      ],
      [
        { who: 'admin', command: 'tidakhadir untuk Kemendagri' },
        { has: 'Konfirmasi Kemendagri tercatat: Tidak hadir' },
      ],
      [{ who: 'member', command: 'hadir untuk BMKG' }, { has: ['tidak mewakili BMKG', 'sekretariat'] }],
      [{ who: 'stranger', command: 'hadir untuk BMKG' }, { has: 'belum terdaftar' }],
      [
        { who: 'secretariat', command: 'hadir untuk' },
        { has: ['sebutkan instansinya', `${slash}hadir untuk BMKG`], lacks: '(untuk)' },
      ],
      [{ who: 'secretariat', command: 'hadir untuk Kementerian Sihir' }, { has: 'tidak ditemukan' }],
      [{ who: 'admin', command: 'hadir' }, { has: ['tidak mewakili instansi', `${slash}hadir untuk BMKG`] }],
    ]);
    expect(await history()).toEqual(['BMKG attending 41', 'KEMENDAGRI not_attending 41']);
  });

  it('of somebody unregistered is kept, and they learn how to join', async () => {
    const { prisma } = bot.app.database;
    await prisma.heldAnswer.deleteMany();
    await verifyDialogue(voice(), [
      [
        { who: 'stranger', where: 'group', command: 'hadir' },
        {
          place: places[platform],
          has: ['belum terdaftar', '“Hadir” disimpan', platform === 'slack' ? '/forses daftar' : 'tombol'],
        },
      ],
      [
        { who: 'stranger', where: 'group', press: 'Tidak hadir', on: 'KE-42' },
        { place: pressPlaces[platform], has: ['“Tidak hadir” disimpan', `${slash}daftar`] },
      ],
    ]);
    const kept = await prisma.heldAnswer.findMany({ orderBy: { id: 'asc' } });
    const meetings = await prisma.meeting.findMany({ orderBy: { number: 'asc' } });
    expect(
      kept.map(({ answer, meetingId }) => [answer, meetings.find(({ id }) => id === meetingId)?.number]),
    ).toEqual([
      ['attending', 41],
      ['not_attending', 42],
    ]);
    expect(await history()).toEqual([]);
  });

  it('with too long a note is refused', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'member', command: `tidakhadir ${'x'.repeat(501)}` }, { has: 'paling banyak 500 karakter' }],
      [
        { who: 'member', command: `tidakhadir ${'x'.repeat(500)}` },
        { has: 'Konfirmasi Kemenkeu tercatat: Tidak hadir' },
      ],
      [
        { who: 'member', command: 'tidakhadir <b>sakit</b>\n\n\n& istirahat' },
        { has: '(<b>sakit</b> & istirahat)' },
      ],
    ]);
  });
});

describe('an answer that replies to a notice', () => {
  it('counts for that meeting in Telegram', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', where: 'group', replyTo: 'KE-42', command: 'hadir' },
        { has: `Terima kasih. Konfirmasi Kemenkeu tercatat: Hadir. ${SECOND}` },
      ],
      [{ who: 'member', where: 'group', replyTo: 'KE-41', command: 'ragu' }, { has: FIRST }],
      [{ who: 'member', where: 'group', replyTo: 'ditautkan', command: 'hadir' }, { has: FIRST }],
    ]);
  });

  it('is offered for that meeting where it is said in plain words', async () => {
    for (const voice of Object.values(voicesOf(bot))) {
      await verifyDialogue(voice, [
        [
          { who: 'member', where: 'group', replyTo: 'KE-42', words: 'insyaallah kami hadir' },
          {
            has: 'mencatat jawaban untuk Pertemuan ke-42',
            buttons: ['Hadir', 'Diwakili', 'Tidak hadir', 'Masih dikonfirmasi'],
          },
        ],
        [
          { who: 'member', words: 'insyaallah hadir' },
          { place: 'private', has: 'Pertemuan ke-41' },
        ],
      ]);
    }
    expect(await history()).toEqual([]);
  });
});

describe('an answer as the meeting draws near', () => {
  it('is marked late after the deadline, refused after the start, and refused when the meeting is cancelled', async () => {
    const { telegram, slack } = voicesOf(bot);
    bot.clock.set(Date.UTC(2027, 1, 2, 3, 0));
    const late = ['Konfirmasi Kemenkeu tercatat: Hadir', 'melewati batas konfirmasi'];
    for (const voice of [telegram, slack])
      await verifyDialogue(voice, [
        [{ who: 'member', command: 'hadir' }, { has: late }],
        [
          { who: 'member', command: 'hadir' },
          { has: late, lacks: 'diberi tahu' },
        ],
      ]);
    bot.clock.set(Date.UTC(2027, 1, 4, 2, 0));
    await verifyDialogue(telegram, [
      [
        { who: 'member', where: 'group', replyTo: 'KE-41', command: 'hadir' },
        { has: ['ke-41 sudah ditutup', 'sekretariat'] },
      ],
      [{ who: 'member', where: 'group', command: 'hadir' }, { has: SECOND }],
      [
        { who: 'stranger', where: 'group', replyTo: 'KE-41', command: 'hadir' },
        { has: 'belum terdaftar', lacks: 'disimpan' },
      ],
      [{ who: 'secretariat', command: 'batalrapat 42 narasumber sakit' }, { has: 'dibatalkan' }],
      [
        { who: 'member', where: 'group', replyTo: 'KE-42', command: 'hadir' },
        { has: 'ke-42 sudah dibatalkan' },
      ],
      [
        { who: 'member', command: 'hadir' },
        { has: ['Belum ada pertemuan yang membuka konfirmasi', '/jadwal'], lacks: 'obrolan ini' },
      ],
    ]);
    await verifyDialogue(slack, [
      [{ who: 'member', command: 'hadir' }, { has: 'Belum ada pertemuan yang membuka konfirmasi' }],
    ]);
  });
});
