import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../src/db/transaction.ts';
import { importEntries } from '../../../src/features/faq/import.service.ts';
import { listFaq } from '../../../src/features/faq/store.ts';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({
    who: 'secretariat',
    command:
      'buatrapat\nAcara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: Aula\nNarahubung: Rina (0812-555)',
  });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
});
afterAll(() => bot.close());

const examples = (): Promise<number> =>
  bot.app.database.prisma.faqEntry.count({
    where: { deletedAt: null, answer: { startsWith: '[Contoh]', mode: 'insensitive' } },
  });

describe.each(['telegram', 'slack'] as const)('an answer that is only an example, in %s', (platform) => {
  const slash = platform === 'slack' ? '/forses ' : '/';
  const question = { telegram: 'Apakah ada iuran anggota?', slack: 'Apa tugas sekretariat FORSES?' }[
    platform
  ];
  const words = { telegram: 'Tidak ada iuran', slack: 'menyiapkan undangan' }[platform];

  it('is given to nobody: whoever asks learns that it is not confirmed yet and whom to ask', async () => {
    const voice = voicesOf(bot)[platform];
    const honest = `Jawaban atas “${question}” belum ditetapkan`;
    await verifyDialogue(voice, [
      [
        { who: 'stranger', words: question },
        { has: [honest, 'sekretariat forum'], lacks: [words, '0812'] },
      ],
      [
        { who: 'member', command: `tanya ${question}` },
        { has: [honest, 'Rina (0812-555)'], lacks: words },
      ],
    ]);
    expect(await bot.app.database.prisma.unansweredQuestion.count()).toBe(0);
    const topics = await voice.say({ who: 'stranger', command: 'faq' });
    expect(topics.buttons).not.toContain('Pakaian');
  });

  it('is walked through by the secretariat, the most asked first: confirmed, rewritten, passed over, removed', async () => {
    const voice = voicesOf(bot)[platform];
    const before = await examples();
    const first = await voice.say({ who: 'secretariat', command: 'faqperiksa' });
    expect(first.text).toContain(`tersisa ${before}`);
    expect(first.text).toContain(question);
    expect(first.text).toContain('Sudah ditanyakan 2 kali');
    expect(first.text).not.toContain('[Contoh]');
    const code = /F\d+/.exec(first.text)?.[0] ?? '';
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', press: 'Benar' },
        { has: [`${code} disahkan`, `tersisa ${before - 1}`], lacks: `${code}: contoh` },
      ],
      [
        { who: 'stranger', words: question },
        { has: words, lacks: ['[Contoh]', 'belum ditetapkan'] },
      ],
      [{ who: 'secretariat', press: 'Lewati' }, { has: `tersisa ${before - 1}` }],
    ]);
    await voice.say({ who: 'secretariat', press: 'Ubah' });
    const answer = `Sudah ditulis ulang (${platform}).`;
    const rewritten = await voice.say(
      platform === 'slack' ? { who: 'secretariat', fill: { answer } } : { who: 'secretariat', words: answer },
    );
    expect(rewritten.text).toContain('diubah dan mulai diberikan');
    expect(await bot.app.database.prisma.faqEntry.count({ where: { answer } })).toBe(1);
    const removed = await voice.say({ who: 'secretariat', press: 'Hapus' });
    expect(removed.text).toContain('dihapus');
    expect(await examples()).toBe(before - 3);
  });

  it('that was confirmed, rewritten or removed comes back when that is undone, once', async () => {
    const voice = voicesOf(bot)[platform];
    const before = await examples();
    await verifyDialogue(voice, [
      [{ who: 'secretariat', press: 'Urungkan' }, { has: 'diurungkan' }],
      [
        { who: 'secretariat', command: 'faqurung' },
        { has: ['sudah diurungkan', 'faqperiksa', 'Andi Taufik'] },
      ],
    ]);
    expect(await examples()).toBe(before + 1);
    const list = await voice.say({ who: 'secretariat', command: 'faqurung' });
    const undo = list.buttons.find((button) => /^Urungkan 3:/.test(button)) ?? '';
    expect((await voice.say({ who: 'secretariat', press: undo })).text).toContain('diurungkan');
    expect(await examples()).toBe(before + 2);
  });

  it('is refused to be checked by anybody else', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'chair', command: 'faqperiksa' }, { has: ['hanya untuk pengurus', `${slash}bantuan`] }],
      [{ who: 'member', command: 'faqurung' }, { has: 'hanya untuk pengurus' }],
    ]);
  });
});

describe('an example that two people check at once', () => {
  it('is decided once: who comes second learns that, and goes on', async () => {
    const { telegram, slack } = voicesOf(bot);
    await telegram.say({ who: 'secretariat', command: 'faqperiksa' });
    await slack.say({ who: 'secretariat', command: 'faqperiksa' });
    const before = await examples();
    await telegram.say({ who: 'secretariat', press: 'Benar' });
    const second = await slack.say({ who: 'secretariat', press: 'Hapus' });
    expect(second.text).toContain('sudah diperiksa orang lain');
    expect(await examples()).toBe(before - 1);
  });
});

describe('a file that an operator imported', () => {
  it('is one change, which is undone as a whole and leaves what was changed since', async () => {
    const { prisma } = bot.app.database;
    const { telegram } = voicesOf(bot);
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const all = async () =>
      (await listFaq(prisma, forumId)).map(({ code, answer, wordings }) => [code, answer, wordings.length]);
    const before = await all();
    const [first, second] = await listFaq(prisma, forumId);
    if (first === undefined || second === undefined) throw new Error('no entries');
    const entries = [
      { ...first, answer: 'Dari berkas.', wordings: [...first.wordings, 'dari berkas'] },
      { ...second, code: 'X1', wordings: [] },
    ];
    await inTransaction(bot.app.database, (db) =>
      importEntries(db, { forumId, entries, now: bot.clock.now() }),
    );
    expect(await all()).toHaveLength(before.length + 1);
    await verifyDialogue(telegram, [
      [{ who: 'secretariat', command: 'faqurung' }, { has: ['faq impor 2', 'operator'] }],
      [{ who: 'secretariat', press: 'Urungkan 1: 2' }, { has: 'Perubahan 2 diurungkan' }],
    ]);
    expect(await all()).toEqual(before);
    await telegram.say({ who: 'secretariat', press: 'Urungkan' });
    await telegram.say({ who: 'secretariat', command: `faqubah X1\nJawaban: Diubah orang.` });
    await telegram.say({ who: 'secretariat', command: 'faqurung' });
    const refused = await telegram.say({ who: 'secretariat', press: 'Urungkan 2: 2' });
    expect(refused.text).toContain('sudah diubah lagi sesudahnya');
    expect(await all()).toHaveLength(before.length + 1);
  });
});
