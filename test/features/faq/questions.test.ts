import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({
    who: 'secretariat',
    command:
      'buatrapat\nAcara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: Aula BMKG\nTuan rumah: BMKG\nPakaian: Batik',
  });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
  await bot.settled();
});
afterAll(() => bot.close());

const open = (): Promise<number> =>
  bot.app.database.prisma.unansweredQuestion.count({ where: { closedAt: null } });

describe.each(['telegram', 'slack'] as const)('questions in %s', (platform) => {
  const slash = platform === 'slack' ? '/forses ' : '/';

  it('name commands in the FAQ’s answers as they are typed there', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', words: 'Bagaimana cara mengonfirmasi kehadiran?' },
        { has: `atau ketik ${slash}hadir di obrolan pribadi` },
      ],
    ]);
  });

  it('are answered from live data: the command, plain words in private, a mention in the group', async () => {
    const when = 'Pertemuan ke-1: Kamis, 4 Februari 2027 pukul 09.00 WIB';
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'tanya kapan rapat berikutnya?' }, { has: when }],
      [
        { who: 'member', words: 'kapan rapat berikutnya' },
        { place: 'private', has: when },
      ],
      [{ who: 'member', where: 'group', words: 'kapan rapat berikutnya?' }, { has: when }],
      [{ who: 'member', words: 'di mana rapatnya?' }, { has: 'Aula BMKG' }],
      [{ who: 'member', words: 'siapa tuan rumah berikutnya?' }, { has: 'BMKG' }],
      [
        { who: 'member', words: 'apakah instansi saya sudah konfirmasi?' },
        { has: 'Kemenkeu belum menjawab' },
      ],
      [{ who: 'stranger', words: 'kapan rapat berikutnya' }, { lacks: ['4 Februari', 'Aula'] }],
      [{ who: 'member', command: 'tanya' }, { has: `${slash}tanya kapan rapat berikutnya` }],
    ]);
  });

  it('are answered from the FAQ, which lists its topics and questions', async () => {
    const voice = voicesOf(bot)[platform];
    const topics = await voice.say({ who: 'stranger', command: 'faq' });
    expect(topics.buttons.length).toBeGreaterThan(2);
    expect(topics.buttons).toContain('Konfirmasi kehadiran');
    expect(topics.buttons).not.toContain('Rsvp');
    const [topic = ''] = topics.buttons;
    const questions = await voice.say({ who: 'stranger', press: topic });
    expect(questions.text).toContain(`Topik: ${topic}`);
    const [question = ''] = questions.buttons;
    const answer = await voice.say({ who: 'stranger', press: question });
    expect(answer.text.length).toBeGreaterThan(question.length);
    await verifyDialogue(voice, [
      [{ who: 'stranger', command: `faq ${topic}` }, { buttons: questions.buttons }],
      [{ who: 'stranger', command: 'faq rsvp' }, { has: 'Topik: Konfirmasi kehadiran' }],
    ]);
  });

  it('nobody could answer are said to be unknown and kept once, for the secretariat to answer or close', async () => {
    const { prisma } = bot.app.database;
    await prisma.unansweredQuestion.deleteMany();
    const voice = voicesOf(bot)[platform];
    const question = {
      telegram: 'berapa harga emas batangan hari ini',
      slack: 'kenapa langit sore berwarna jingga',
    }[platform];
    await verifyDialogue(voice, [
      [
        { who: 'stranger', words: question },
        { has: ['jawaban atas pertanyaan tersebut belum tersedia', `${slash}faq`] },
      ],
      [{ who: 'member', words: `${question}?` }, { has: 'jawaban atas pertanyaan tersebut belum tersedia' }],
      [
        { who: 'member', words: 'apa warna kesukaan gajah terbang' },
        { has: 'jawaban atas pertanyaan tersebut belum tersedia' },
      ],
    ]);
    expect(await open()).toBe(2);
    const [kept] = await prisma.unansweredQuestion.findMany({ orderBy: { timesAsked: 'desc' } });
    const [other] = await prisma.unansweredQuestion.findMany({ orderBy: { timesAsked: 'asc' } });
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: 'takterjawab' },
        {
          has: [
            '2 pertanyaan belum terjawab',
            `[${kept?.id}] ${question}`,
            'ditanyakan 2 kali',
            `${slash}faqtambah ${kept?.id}`,
            `${slash}takterjawab tutup ${kept?.id}`,
          ],
        },
      ],
      [
        { who: 'secretariat', command: `faqtambah ${kept?.id} ${'x'.repeat(3_001)}` },
        { has: 'paling banyak 300 karakter' },
      ],
      [
        { who: 'secretariat', command: `takterjawab tutup ${other?.id}` },
        { has: 'Pertanyaan ditutup: apa warna' },
      ],
      [
        { who: 'secretariat', command: `takterjawab tutup ${other?.id}` },
        { has: 'tidak ada atau sudah ditutup' },
      ],
      [{ who: 'secretariat', command: 'takterjawab' }, { has: '1 pertanyaan' }],
      [
        { who: 'secretariat', command: `faqtambah ${kept?.id} Itu di luar forum ini (${platform}).` },
        { has: 'ditambahkan' },
      ],
      [{ who: 'secretariat', command: 'takterjawab' }, { has: 'Semua pertanyaan sudah terjawab' }],
      [{ who: 'stranger', words: question }, { has: `Itu di luar forum ini (${platform}).` }],
    ]);
    expect(await open()).toBe(0);
  });

  it('go into the FAQ, are changed and removed by the secretariat alone', async () => {
    const voice = voicesOf(bot)[platform];
    const added = await voice.say({
      who: 'secretariat',
      command: `faqtambah\nPertanyaan: Apakah ada lomba ${platform} merpati?\nJawaban: Ada <b>setiap</b> Agustus.\nTopik: Lomba|Umum ${'x'.repeat(80)}`,
    });
    const code = /F\d+/.exec(added.text)?.[0] ?? '';
    await verifyDialogue(voice, [
      [
        { who: 'stranger', words: `apakah ada lomba ${platform} merpati` },
        { has: 'Ada <b>setiap</b> Agustus.' },
      ],
      [
        {
          who: 'secretariat',
          command: `faqubah ${code}\nJawaban: Tidak ada.\nTopik: ${'Ñandú '.repeat(12)}`,
        },
        { has: `${code} diperbarui` },
      ],
      [{ who: 'stranger', words: `apakah ada lomba ${platform} merpati` }, { has: 'Tidak ada.' }],
      [{ who: 'stranger', command: 'faq' }, { has: 'Silakan pilih topik' }],
      [
        {
          who: 'secretariat',
          command: `faqubah ${code.toLowerCase()}\nKata lain: adu balap burung ${platform}`,
        },
        { has: `Kata lain untuk ${code} ditambahkan` },
      ],
      [{ who: 'stranger', words: `adu balap burung ${platform}` }, { has: 'Tidak ada.' }],
      [
        { who: 'secretariat', command: `faqubah ${code}\nJawaban: ${'x'.repeat(3_001)}` },
        { has: 'Terlalu panjang' },
      ],
      [{ who: 'secretariat', command: `faqubah ${code}` }, { has: `${slash}faqubah F12` }],
      [{ who: 'secretariat', command: 'faqubah F999\nJawaban: x' }, { has: 'F999 tidak ditemukan' }],
      [{ who: 'member', command: `faqhapus ${code}` }, { has: 'pengurus forum' }],
      [{ who: 'secretariat', command: `faqhapus ${code}` }, { has: `${code} dihapus` }],
      [
        { who: 'secretariat', command: `faqhapus ${code}` },
        { has: [`${code} tidak ditemukan`, `${slash}faq`] },
      ],
      [{ who: 'stranger', words: `apakah ada lomba ${platform} merpati` }, { lacks: 'Tidak ada.' }],
    ]);
  });

  it('whose code came from a file in lower case can be changed and removed in any case', async () => {
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const code = `${platform}-12a`;
    const entry = { forumId, code, category: 'umum', question: 'Apa itu x?', answer: 'Itu x.' };
    await prisma.faqEntry.create({ data: { ...entry, updatedAt: new Date(bot.clock.now()) } });
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'secretariat', command: `faqubah ${code}\nJawaban: Itu y.` }, { has: `${code} diperbarui` }],
      [
        { who: 'secretariat', command: `faqubah ${code.toUpperCase()}\nJawaban: Itu z.` },
        { has: `${code} diperbarui` },
      ],
      [{ who: 'secretariat', command: `faqhapus ${code}` }, { has: `${code} dihapus` }],
      [{ who: 'secretariat', command: `faqhapus ${code}` }, { has: 'tidak ditemukan' }],
    ]);
  });

  it('that sound like an answer get the buttons and record nothing', async () => {
    const buttons = ['Hadir', 'Diwakili', 'Tidak hadir', 'Masih dikonfirmasi'];
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', words: 'insyaallah hadir' },
        { has: 'Pertemuan ke-1', buttons },
      ],
      [{ who: 'member', where: 'group', words: 'mohon izin, pimpinan berhalangan' }, { buttons }],
      [{ who: 'stranger', words: 'insyaallah hadir' }, { buttons: [] }],
    ]);
    expect(await bot.app.database.prisma.rsvp.count()).toBe(0);
  });

  it('about what the bot can do are answered with what this person may use', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'stranger', command: 'start' },
        { has: ['Selamat datang', 'belum terdaftar', `${slash}daftar Kemenkeu`] },
      ],
      [{ who: 'member', command: 'start' }, { has: ['Heru Pambudi', 'Kemenkeu', `${slash}bantuan`] }],
      [
        { who: 'stranger', command: 'bantuan' },
        { has: [`${slash}tanya <pertanyaan>`, `${slash}daftar`], lacks: [`${slash}hadir`, `${slash}rekap`] },
      ],
      [
        { who: 'member', command: 'bantuan' },
        { has: [`${slash}hadir [catatan]`], lacks: [`${slash}rekap`, `${slash}umumkan`, `${slash}tautkan`] },
      ],
      [
        { who: 'chair', command: 'bantuan' },
        {
          has: [`${slash}rekap`, `${slash}umumkan`],
          lacks: [`${slash}buatrapat`, `${slash}faqtambah`, `${slash}tautkan`],
        },
      ],
      [
        { who: 'secretariat', command: 'bantuan' },
        { has: [`${slash}buatrapat`, `${slash}faqtambah`], lacks: `${slash}tautkan` },
      ],
      [{ who: 'admin', command: 'bantuan' }, { has: `${slash}tautkan` }],
      [{ who: 'member', command: 'hadri' }, { has: ['“hadri” tidak dikenal', `${slash}bantuan`] }],
    ]);
  });

  it('are answered in the language of the chat', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'bahasa xx' }, { has: ['“xx” tidak dikenal', 'en', 'id'] }],
      [{ who: 'member', where: 'group', command: 'bahasa en' }, { has: 'pengurus forum' }],
      [{ who: 'member', command: 'bahasa' }, { buttons: ['English', 'Bahasa Indonesia'] }],
      [{ who: 'member', press: 'English' }, { has: 'English' }],
      [{ who: 'member', command: 'rapat' }, { has: 'Thursday, 4 February 2027' }],
      [{ who: 'member', command: 'hadir' }, { has: 'Confirmation of Kemenkeu recorded: Attending' }],
      [{ who: 'member', command: 'bahasa ID' }, { has: 'Bahasa Indonesia' }],
      [{ who: 'member', command: 'status' }, { has: 'Konfirmasi Kemenkeu tercatat: Hadir' }],
      [{ who: 'secretariat', where: 'group', command: 'bahasa en' }, { has: 'English' }],
      [{ who: 'stranger', where: 'group', command: 'status' }, { has: 'not registered' }],
      [{ who: 'secretariat', where: 'group', command: 'bahasa id' }, { has: 'Bahasa Indonesia' }],
    ]);
    await bot.app.database.prisma.rsvp.deleteMany();
  });
});

describe('words that are not meant for the bot', () => {
  it('are passed over in groups', async () => {
    const { telegram, slack, group, channel } = bot;
    const before = [telegram.messagesIn(group).length, slack.messagesIn(channel).length];
    telegram.sendText({ from: 2003, chat: group, text: 'kapan rapat berikutnya?' });
    telegram.sendText({ from: 2003, chat: group, text: '/perintahbotlain x' });
    slack.sendText({ from: 'U0KEU', channel, text: 'kapan rapat berikutnya?' });
    await bot.settled();
    expect([telegram.messagesIn(group).length - 2, slack.messagesIn(channel).length - 1]).toEqual(before);
  });
});
