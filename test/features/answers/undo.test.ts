import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inTransaction } from '../../../src/db/transaction.ts';
import { undoProblem } from '../../../src/features/answers/undo.rules.ts';
import { loadUndoable, takeBack } from '../../../src/features/answers/undo.store.ts';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { announceMeeting, answersThatCount } from '../../support/announced.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const PLATFORMS = ['telegram', 'slack'] as const;

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());

beforeEach(async () => {
  const { prisma } = bot.app.database;
  await prisma.$transaction([prisma.rsvp.deleteMany(), prisma.rsvpHistory.deleteMany()]);
});

async function history(): Promise<readonly string[]> {
  const rows = await bot.app.database.prisma.rsvpHistory.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ answer, undoneAt }) => `${answer}${undoneAt === null ? '' : ' undone'}`);
}

it.each(PLATFORMS)(
  'in %s an answer is taken back by its button: none counts, or the one before',
  async (platform) => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [
        { who: 'member', command: 'hadir' },
        { has: 'Hadir', buttons: ['Batalkan', 'Lengkapi rincian'] },
      ],
      [
        { who: 'member', press: 'Batalkan' },
        {
          has: ['“Hadir” dibatalkan', 'belum menjawab'],
          buttons: ['Hadir', 'Diwakili', 'Tidak hadir', 'Masih dikonfirmasi'],
        },
      ],
    ]);
    expect(await answersThatCount(bot)).toEqual([]);
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'tidakhadir dinas ke Manado' }, { has: 'Tidak hadir' }],
      [{ who: 'member', command: 'hadir' }, { has: 'Jawaban sebelumnya: Tidak hadir' }],
      [
        { who: 'member', press: 'Batalkan' },
        { has: ['“Hadir” dibatalkan', 'Yang kembali berlaku: Tidak hadir'] },
      ],
      [{ who: 'member', command: 'status' }, { has: ['Tidak hadir', 'dinas ke Manado'] }],
    ]);
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU not_attending (dinas ke Manado)']);
    expect(await history()).toEqual(['attending undone', 'not_attending', 'attending undone']);
  },
);

it.each(PLATFORMS)(
  'in %s /batal does the same for the last minute, and says so when it is too late',
  async (platform) => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'masihdikonfirmasi' }, { has: 'Masih dikonfirmasi' }],
      [{ who: 'member', command: 'batal' }, { has: '“Masih dikonfirmasi” dibatalkan' }],
      [{ who: 'member', command: 'batal' }, { has: 'tidak ada jawaban' }],
      [{ who: 'member', command: 'hadir' }, { buttons: ['Batalkan', 'Lengkapi rincian'] }],
    ]);
    bot.clock.advance(MINUTE_MS);
    await verifyDialogue(voice, [
      [{ who: 'member', press: 'Batalkan' }, { has: ['satu menit', 'tetap berlaku'] }],
      [{ who: 'member', command: 'batal' }, { has: 'tidak ada jawaban' }],
    ]);
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU attending']);
  },
);

it('the press of an invitation can be taken back too, and only by whoever pressed', async () => {
  const { telegram, slack } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [
      { who: 'member', where: 'group', press: 'Hadir' },
      { place: 'toast', has: '/batal' },
    ],
    [
      { who: 'member', where: 'group', command: 'hadir' },
      { place: 'group', has: 'Konfirmasi Kemenkeu tercatat: Hadir' },
    ],
    [
      { who: 'host', where: 'group', press: 'Batalkan' },
      { place: 'toast', has: 'hanya dapat dibatalkan' },
    ],
    [{ who: 'member', where: 'group', press: 'Batalkan' }, { has: 'Yang kembali berlaku: Hadir' }],
  ]);
  await verifyDialogue(slack, [
    [
      { who: 'member', where: 'group', press: 'Tidak hadir' },
      // The notice may be edited at that moment too, with buttons of its own.
      { has: 'Konfirmasi Kemenkeu tercatat: Tidak hadir' },
    ],
    [{ who: 'member', where: 'group', press: 'Batalkan' }, { has: 'Yang kembali berlaku: Hadir' }],
  ]);
});

it('what the secretariat recorded for others is taken back one by one, in the trail, and whose answer it was is told', async () => {
  const { telegram } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [{ who: 'member', command: 'tidakhadir' }, { has: 'Tidak hadir' }],
    [
      { who: 'secretariat', command: 'hadir untuk Kemenkeu dan BMKG' },
      { buttons: ['Batalkan: Kemenkeu', 'Batalkan: BMKG'] },
    ],
    [
      { who: 'secretariat', press: 'Batalkan: Kemenkeu' },
      { has: ['Konfirmasi Kemenkeu “Hadir” dibatalkan', 'Yang kembali berlaku: Tidak hadir'] },
    ],
    [{ who: 'secretariat', command: 'jejak' }, { has: 'batal hadir untuk Kemenkeu' }],
  ]);
  await bot.settled();
  expect(await answersThatCount(bot)).toEqual(['BMKG attending', 'KEMENKEU not_attending']);
  const told = await bot.app.database.prisma.notice.findMany({ where: { kind: 'answerReplaced' } });
  expect(told.map(({ facts }) => facts)).toMatchObject([
    { before: 'not_attending', after: 'attending' },
    { before: 'attending', after: 'not_attending' },
  ]);
});

it('of two presses at once one takes it back, the other finds it done', async () => {
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'member', command: 'hadir' });
  const given = await bot.app.database.prisma.rsvpHistory.findFirstOrThrow();
  const key = { forumId: given.forumId, id: Number(given.id) };
  const now = +given.answeredAt;
  const press = () =>
    inTransaction(bot.app.database, async (db) => {
      const found = await loadUndoable(db, key);
      if (found === undefined) return 'nothing';
      const problem = undoProblem(found.undoable, { personId: given.byPersonId ?? undefined, now });
      if (problem === undefined) await takeBack(db, { ...key, now });
      return problem ?? 'undone';
    });
  expect((await Promise.all([press(), press()])).toSorted()).toEqual(['undoDone', 'undone']);
  expect(await answersThatCount(bot)).toEqual([]);
});

it('an answer stays that is another one’s, older than a minute, changed again, or of a meeting that is closed', () => {
  const meeting = { isCancelled: false, startsAt: 10 * MINUTE_MS };
  const given = { byPersonId: 3, answeredAt: 0, undoneAt: undefined, isCounting: true, meeting };
  const problem = (change: object, now = MINUTE_MS) =>
    undoProblem({ ...given, ...change }, { personId: 3, now });
  expect(problem({})).toBeUndefined();
  expect(problem({}, MINUTE_MS + 1)).toBe('undoTooLate');
  expect(problem({ byPersonId: 4 })).toBe('undoNotYours');
  expect(problem({ byPersonId: undefined })).toBe('undoNotYours');
  expect(problem({ undoneAt: 5 })).toBe('undoDone');
  expect(problem({ isCounting: false })).toBe('undoChanged');
  expect(problem({ meeting: { ...meeting, isCancelled: true } })).toBe('meetingCancelled');
  expect(problem({ meeting: { ...meeting, startsAt: MINUTE_MS } })).toBe('meetingClosed');
});
