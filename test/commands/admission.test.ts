import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/lib/clock.ts';
import { CAST, enterCast, type Role } from '../support/cast.ts';
import { type Heard, type Voice, verifyDialogue, voicesOf } from '../support/dialogue.ts';
import { slackText } from '../support/read-messages.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const INVITATION = /UND-\w{5}-\w{5}/;
const LINK = /\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/;

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  bot.telegram.startBot(CAST.admin.telegram);
  for (const who of ['secretariat', 'member', 'aide', 'host'] as const)
    bot.telegram.startBot(CAST[who].telegram);
  for (const voice of Object.values(voicesOf(bot)))
    await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
});
afterAll(() => bot.close());

/** The stranger is nobody again. */
afterEach(async () => {
  await bot.settled();
  const { prisma } = bot.app.database;
  const externalId = { in: [String(CAST.stranger.telegram), CAST.stranger.slack] };
  const accounts = await prisma.account.findMany({ where: { externalId } });
  await prisma.account.deleteMany({ where: { externalId } });
  await prisma.seatHolder.deleteMany({
    where: { personId: { in: accounts.map((one) => one.personId) }, person: { accounts: { none: {} } } },
  });
  await prisma.joinRequest.deleteMany();
  await prisma.joinBlock.deleteMany();
  await prisma.codeGuess.deleteMany();
  await prisma.invitation.deleteMany();
});

/** The newest messages of the bot to somebody on a platform. */
function newestTo(voice: Voice, who: Role, count = 1): string {
  if (voice.platform === 'telegram') {
    const messages = bot.telegram.messagesIn(CAST[who].telegram).filter((one) => one.from?.is_bot === true);
    return messages
      .slice(-count)
      .map((one) => one.text ?? '')
      .join('\n');
  }
  const channel = bot.slack.dmOf(CAST[who].slack).id;
  const messages = bot.slack.messagesIn(channel).filter((one) => one.fromBot);
  return messages.slice(-count).map(slackText).join('\n');
}

const codeIn = ({ text }: Heard, pattern: RegExp): string => pattern.exec(text)?.[0] ?? 'none';

describe.each(['telegram', 'slack'] as const)('coming in, on %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const other = (): Voice => voicesOf(bot)[platform === 'telegram' ? 'slack' : 'telegram'];
  const relink = async (name: string): Promise<string> =>
    codeIn(await voice().say({ who: 'secretariat', command: `undang ulang ${name}` }), INVITATION);
  const everywhere = (who: Role, count = 3): string =>
    newestTo(voice(), who, count) + newestTo(other(), who, count);

  it('a secretary who tries her own link stays herself, and hears whose it is', async () => {
    const code = await relink('Rina');
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: `daftar ${code}` },
        {
          has: ['atas nama Andi Taufik', 'undangan ini untuk Rina', 'Tidak ada yang diubah', 'tetap berlaku'],
        },
      ],
      [{ who: 'secretariat', command: 'anggota cari Andi Taufik' }, { has: 'Sekretariat' }],
      [{ who: 'aide', command: 'peran Budi ketua' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'secretariat', command: 'undang' }, { has: 'Untuk akun baru Rina' }],
    ]);
  });

  it('a member who finds a link changes nothing, and its maker hears who opened it', async () => {
    const code = await relink('Rina');
    await verifyDialogue(voice(), [
      [
        { who: 'member', command: `daftar ${code}` },
        { has: ['undangan ini untuk Rina', 'anggota gabung #'] },
      ],
    ]);
    await bot.settled();
    expect(everywhere('secretariat')).toContain('dibuka dari akun');
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', command: 'jejak undang ditolak' }, { has: 'undang ditolak (undangan' }],
    ]);
  });

  it('a stolen link is seen by all accounts of the person, and undone by a press', async () => {
    const code = await relink('Rina');
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: `daftar ${code}` }, { has: 'Selamat datang' }],
    ]);
    await bot.settled();
    expect(everywhere('aide')).toContain('Bila bukan Bapak/Ibu yang melakukannya');
    const told = everywhere('secretariat');
    expect(told).toContain(platform === 'slack' ? 'U0ASING' : '6666');
    const where = [voice(), other()].find((one) =>
      newestTo(one, 'secretariat').includes('segera tekan Batalkan'),
    );
    await verifyDialogue(where ?? voice(), [
      [
        { who: 'secretariat', press: 'Batalkan', on: 'segera tekan Batalkan' },
        { has: 'Batalkan masuknya akun' },
      ],
      [{ who: 'secretariat', press: 'Ya, batalkan' }, { has: 'sudah dibatalkan' }],
      [{ who: 'secretariat', command: 'anggota pisah' }, { lacks: `akun Rina (undangan)\n` }],
    ]);
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: 'status' }, { has: 'belum terdaftar' }],
      [{ who: 'aide', command: 'status' }, { lacks: 'belum terdaftar' }],
    ]);
  });

  it('the same link a second time, and the same update again, do nothing', async () => {
    const code = await relink('Rina');
    await voice().say({ who: 'stranger', command: `daftar ${code}` });
    const { prisma } = bot.app.database;
    const before = await prisma.admission.count();
    await bot.settled();
    expect((await voice().again()).text).toBe('');
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: `daftar ${code}` }, { has: 'Kode tidak berlaku' }],
    ]);
    expect(await prisma.admission.count()).toBe(before);
    const last = await prisma.admission.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', command: `anggota pisah ${last.id}` }, { has: 'Batalkan masuknya akun' }],
      [{ who: 'secretariat', press: 'Ya, batalkan' }, { has: 'sudah dibatalkan' }],
      [{ who: 'secretariat', command: `anggota pisah ${last.id}` }, { has: 'sudah dibatalkan, atau' }],
    ]);
  });

  it('two records become one in words that name both, and are separated again', async () => {
    const { prisma } = bot.app.database;
    const { id: rina } = await prisma.person.findFirstOrThrow({ where: { name: { startsWith: 'Rina' } } });
    const { id: luhut } = await prisma.person.findFirstOrThrow({ where: { name: 'Luhut Siregar' } });
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', command: 'anggota gabung' }, { has: 'anggota gabung #12 #34' }],
      [{ who: 'secretariat', command: `anggota gabung #${rina} #${rina}` }, { has: 'tidak dapat disatukan' }],
      [
        { who: 'secretariat', command: `anggota gabung #${rina} #${luhut}` },
        { has: ['Rina', 'Luhut Siregar', 'orang yang sama', '30 hari'], buttons: ['Ya, satukan', 'Batal'] },
      ],
      [{ who: 'secretariat', press: 'Ya, satukan' }, { has: 'menyatu dengan Rina' }],
      [{ who: 'liaison', command: 'pengaturan' }, { lacks: 'belum terdaftar' }],
      [{ who: 'secretariat', command: 'anggota cari Luhut' }, { has: 'tidak ditemukan' }],
      [{ who: 'secretariat', command: 'anggota pisah' }, { has: ['Luhut Siregar menyatu dengan Rina'] }],
    ]);
    const { id } = await prisma.admission.findFirstOrThrow({ where: { mergedId: luhut, undoneAt: null } });
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', press: `Batalkan ${id}` }, { has: 'Pisahkan kembali Luhut Siregar dari Rina' }],
      [{ who: 'secretariat', press: 'Ya, batalkan' }, { has: 'sudah dipisahkan kembali' }],
      [{ who: 'secretariat', command: 'anggota cari Luhut' }, { has: ['Pemprov Sulsel', 'Pemprov Papua'] }],
    ]);
  });

  it('nobody without the right merges, undoes, blocks or lifts, whatever they type', async () => {
    for (const words of ['gabung #1 #2', 'pisah 1', 'pisah', 'blokir', 'tolak 1']) {
      await verifyDialogue(voice(), [
        [{ who: 'member', command: `anggota ${words}` }, { has: 'hanya untuk pengurus' }],
        [{ who: 'stranger', command: `anggota ${words}` }, { has: 'hanya untuk pengurus' }],
      ]);
    }
  });

  it('a link is dead once its maker is secretariat no more', async () => {
    await voice().say({ who: 'admin', command: 'peran Guswanto sekretariat' });
    const code = codeIn(await voice().say({ who: 'host', command: 'undang ulang Rina' }), INVITATION);
    await voice().say({ who: 'admin', command: 'peran cabut Guswanto sekretariat' });
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: `daftar ${code}` }, { has: 'Kode tidak berlaku' }],
    ]);
    const { prisma } = bot.app.database;
    await prisma.roleGrant.deleteMany({
      where: { role: 'sekretariat', person: { name: { contains: 'Guswanto' } } },
    });
  });

  it.each(['daftar CODE', 'start CODE', 'undang CODE', 'words'] as const)(
    'a code that is written in the group as %s is good no more, and its maker is told',
    async (way) => {
      const code = await relink('Rina');
      const text = way === 'words' ? `silakan pakai ${code} ya` : way.replace('CODE', code);
      // What follows Slack's own command is not shown to the others there; words in the channel are.
      const asWords = platform === 'slack' || way === 'words';
      const heard = await voice().say(
        asWords
          ? { who: 'member', where: 'group', words: text }
          : { who: 'member', where: 'group', command: text },
      );
      expect(heard.text).toContain('Kode itu sudah dibatalkan');
      await bot.settled();
      expect(everywhere('secretariat')).toContain('kodenya ditulis di tempat yang dapat dibaca orang lain');
      await verifyDialogue(voice(), [
        [{ who: 'stranger', command: `daftar ${code}` }, { has: 'Kode tidak berlaku' }],
      ]);
    },
  );

  it.each(['sambung CODE', 'CODE'] as const)(
    'a linking code that is written in the group as %s is good no more, and its person is told',
    async (way) => {
      const code = codeIn(await other().say({ who: 'aide', command: 'sambung' }), LINK);
      const text = way.replace('CODE', code);
      const isCommand = platform === 'telegram' && way !== 'CODE';
      const heard = await voice().say(
        isCommand
          ? { who: 'stranger', where: 'group', command: text }
          : { who: 'stranger', where: 'group', words: text },
      );
      expect(heard.text).toContain('Kode itu sudah dibatalkan');
      await bot.settled();
      expect(everywhere('aide')).toContain('Kode penyambungan Bapak/Ibu dibatalkan');
      await verifyDialogue(voice(), [
        [{ who: 'stranger', command: `sambung ${code}` }, { has: 'Kode tidak berlaku' }],
      ]);
    },
  );
});

describe('a code in a Telegram group', () => {
  it('is noticed also when nobody speaks to the bot, and when its invitation is passed on', async () => {
    const { telegram } = voicesOf(bot);
    const code = codeIn(await telegram.say({ who: 'secretariat', command: 'undang ulang Rina' }), INVITATION);
    bot.telegram.sendText({ from: CAST.secretariat.telegram, chat: bot.group, text: `Ini kodenya: ${code}` });
    await bot.settled();
    const last = bot.telegram.messagesIn(bot.group).at(-1);
    expect(last?.text).toContain('Kode itu sudah dibatalkan');
    expect(await bot.app.database.prisma.invitation.count({ where: { revokedAt: null, usedAt: null } })).toBe(
      0,
    );
  });

  it('that belongs to nobody gets no answer, and everyday words are none', async () => {
    for (const text of ['UND-ABCDE-FGHJK', 'anak-anak sudah datang', 'ABCD-EFGH']) {
      const before = bot.telegram.messagesIn(bot.group).length;
      bot.telegram.sendText({ from: CAST.member.telegram, chat: bot.group, text });
      await bot.settled();
      expect(bot.telegram.messagesIn(bot.group)).toHaveLength(before + 1);
    }
  });
});

describe('what a command keeps from the others in Slack', () => {
  it('is no code that they read: it lets its bearer in', async () => {
    const { slack } = voicesOf(bot);
    const code = codeIn(await slack.say({ who: 'secretariat', command: 'undang ulang Rina' }), INVITATION);
    await verifyDialogue(slack, [
      [
        { who: 'stranger', where: 'group', command: `daftar ${code}` },
        { has: 'Selamat datang', place: 'ephemeral' },
      ],
    ]);
    const { id } = await bot.app.database.prisma.admission.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await slack.say({ who: 'secretariat', command: `anggota pisah ${id}` });
    await slack.say({ who: 'secretariat', press: 'Ya, batalkan' });
  });
});

describe.each(['telegram', 'slack'] as const)('strangers, on %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const apply = async (institution: string): Promise<Heard> => {
    await voice().say({ who: 'stranger', command: `daftar ${institution}` });
    return voice().say({ who: 'stranger', press: 'Pendamping (ajudan/LO)' });
  };

  it('have three requests at most that wait', async () => {
    for (const institution of ['BMKG', 'LAN', 'Sulsel'])
      expect((await apply(institution)).text).toContain('dikirim ke sekretariat');
    expect((await apply('Papua')).text).toContain('Sudah ada 3 permohonan');
  });

  it('wait for a day after a refusal, and then may ask again', async () => {
    await apply('BMKG');
    const { id } = await bot.app.database.prisma.joinRequest.findFirstOrThrow();
    await voice().say({ who: 'admin', command: `anggota tolak ${id}` });
    expect((await apply('LAN')).text).toContain('belum lama ini ditolak');
    bot.clock.advance(DAY_MS);
    expect((await apply('LAN')).text).toContain('dikirim ke sekretariat');
  });

  it('answer what was asked, once, and nothing that was not', async () => {
    await apply('LAN');
    const { id } = await bot.app.database.prisma.joinRequest.findFirstOrThrow();
    await voice().say({ who: 'admin', command: 'anggota' });
    await bot.settled();
    const where = [voicesOf(bot).telegram, voicesOf(bot).slack].find((one) =>
      newestTo(one, 'admin', 3).includes('memohon didaftarkan'),
    );
    await (where ?? voice()).say({ who: 'admin', press: 'Tanya' });
    const question = 'Apa jabatan Bapak?';
    await (where ?? voice()).say(
      where?.platform === 'slack' ? { who: 'admin', fill: { question } } : { who: 'admin', words: question },
    );
    await bot.settled();
    await voice().say({ who: 'stranger', words: 'Ajudan Sestama' });
    await voice().say({ who: 'stranger', press: 'Jawab', on: question });
    const again = await voice().say(
      platform === 'slack'
        ? { who: 'stranger', fill: { answer: 'dan lagi' } }
        : { who: 'stranger', words: 'dan lagi' },
    );
    expect(again.text).toContain('tidak ada pertanyaan sekretariat');
    await bot.settled();
    expect(newestTo(voice(), 'admin', 5)).not.toContain('dan lagi');
    expect(id).toBeGreaterThan(0);
  });

  it('are blocked by a button, which refuses all they asked for, until that is lifted', async () => {
    await apply('BMKG');
    await apply('LAN');
    await bot.settled();
    const where = [voicesOf(bot).telegram, voicesOf(bot).slack].find((one) =>
      newestTo(one, 'admin').includes('memohon didaftarkan'),
    );
    await verifyDialogue(where ?? voice(), [
      [{ who: 'admin', press: 'Tolak dan blokir' }, { has: ['ditolak', 'diblokir'] }],
    ]);
    const { prisma } = bot.app.database;
    expect(await prisma.joinRequest.count({ where: { state: 'pending' } })).toBe(0);
    expect((await apply('Sulsel')).text).toContain('tidak dapat diterima');
    const block = await prisma.joinBlock.findFirstOrThrow();
    const code = codeIn(
      await voice().say({ who: 'secretariat', command: 'undang LAN pendamping Eko' }),
      INVITATION,
    );
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: `daftar ${code}` }, { has: 'tidak dapat diterima' }],
      [{ who: 'secretariat', command: 'anggota blokir' }, { has: platform === 'slack' ? 'U0ASING' : '6666' }],
      [{ who: 'secretariat', press: `Buka blokir ${block.id}` }, { has: 'sudah dibuka' }],
      [{ who: 'secretariat', command: 'anggota blokir' }, { has: 'Tidak ada akun yang diblokir' }],
    ]);
    bot.clock.advance(DAY_MS);
    expect((await apply('Sulsel')).text).toContain('dikirim ke sekretariat');
  });

  it('have five questions a day kept for the secretariat', async () => {
    const { prisma } = bot.app.database;
    await prisma.unansweredQuestion.deleteMany();
    await prisma.questionQuota.deleteMany();
    const ask = (number: number): Promise<Heard> =>
      voice().say({ who: 'stranger', command: `tanya zzqx${number} wqqz${number} kjhg${number}` });
    for (let number = 1; number <= 5; number += 1)
      expect((await ask(number)).text).toContain('diteruskan ke sekretariat');
    expect((await ask(6)).text).toContain('sudah mencapai batas');
    expect(await prisma.unansweredQuestion.count()).toBe(5);
    bot.clock.advance(DAY_MS);
    expect((await ask(7)).text).toContain('diteruskan ke sekretariat');
  });

  it('get examples of this forum that are not what they typed', async () => {
    const heard = await voice().say({ who: 'stranger', command: 'daftar qqwwee' });
    const [, examples = ''] = /misalnya ([^.]+)\./.exec(heard.text) ?? [];
    const known = await bot.app.database.prisma.institution.findMany({ select: { shortName: true } });
    expect(examples.split(', ').length).toBeGreaterThan(0);
    for (const example of examples.split(', ')) expect(known.map((one) => one.shortName)).toContain(example);
  });
});

describe('a button that the bot cannot have made', () => {
  const FORGED = [
    ...['gabung|1|1|ya', 'gabung||5|ya', 'gabung|2147483648|1|ya', 'gabung|1|999|ya', 'gabung|1'],
    ...[
      'pisah|999|ya',
      'pisah|-1|ya',
      'pisah|',
      'pisah|1e3|ya',
      'bukablokir|0',
      'bukablokir|999',
      'blokir|999',
    ],
  ];

  it.each(FORGED)('anggota|%s changes nothing, whoever presses it', async (data) => {
    const { prisma } = bot.app.database;
    const count = async (): Promise<readonly number[]> => [
      await prisma.person.count({ where: { mergedIntoId: null } }),
      await prisma.admission.count({ where: { undoneAt: null } }),
      await prisma.auditEntry.count({ where: { action: { in: ['anggota gabung', 'anggota pisah'] } } }),
    ];
    const before = await count();
    for (const who of ['secretariat', 'member', 'stranger'] as const) {
      const from = CAST[who].telegram;
      const { text = '' } = await bot.telegram.pressButton({
        from,
        chat: bot.group,
        data: `anggota|${data}`,
        stale: true,
      });
      await bot.settled();
      expect(text).not.toBe('');
      if (who !== 'secretariat') expect(text).toContain('hanya untuk pengurus');
    }
    expect(await count()).toEqual(before);
  });

  it('undoes an admission once, also when two secretaries press at the same moment', async () => {
    const { telegram } = voicesOf(bot);
    const code = codeIn(await telegram.say({ who: 'secretariat', command: 'undang ulang Rina' }), INVITATION);
    await telegram.say({ who: 'stranger', command: `daftar ${code}` });
    const { prisma } = bot.app.database;
    const { id } = await prisma.admission.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const press = (who: Role) =>
      bot.telegram.pressButton({
        from: CAST[who].telegram,
        chat: CAST[who].telegram,
        data: `anggota|pisah|${id}|ya`,
        stale: true,
      });
    await Promise.all([press('secretariat'), press('admin')]);
    await bot.settled();
    const subject = { contains: '#' };
    const entries = await prisma.auditEntry.findMany({
      where: { action: 'anggota pisah', subject },
      orderBy: { id: 'desc' },
    });
    const { personId } = await prisma.admission.findUniqueOrThrow({ where: { id } });
    expect(entries[0]?.subject).toBe(`#${personId}`);
    expect(await prisma.account.count({ where: { externalId: '2012', revokedAt: null } })).toBe(1);
    expect(await prisma.notice.count({ where: { key: `admissionUndone:${id}` } })).toBe(1);
  });
});
