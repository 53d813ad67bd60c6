import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CAST, type Role } from '../../../support/cast.ts';
import { type Voice, verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import {
  codeIn,
  createEnteringApp,
  forgetStranger,
  INVITATION,
  newestAnywhere,
  voiceThatSaid,
} from '../../../support/entering.ts';
import type { TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createEnteringApp();
});
afterAll(() => bot.close());
afterEach(() => forgetStranger(bot));

describe.each(['telegram', 'slack'] as const)('coming in, on %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const relink = async (name: string): Promise<string> =>
    codeIn(await voice().say({ who: 'secretariat', command: `undang ulang ${name}` }), INVITATION);

  it('a secretary who tries a link of hers stays herself, and hears that it is for somebody else', async () => {
    const code = await relink('Rina');
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: `daftar ${code}` },
        {
          has: ['atas nama Andi Taufik', 'untuk orang lain', 'Tidak ada yang diubah', 'tetap berlaku'],
          lacks: ['Rina', '#'],
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
        { has: ['untuk orang lain', 'sekretariat, yang sudah diberi tahu'], lacks: ['Rina', '#'] },
      ],
    ]);
    await bot.settled();
    expect(newestAnywhere(bot, 'secretariat')).toContain('dibuka dari akun');
    const { prisma } = bot.app.database;
    const idOf = async (name: string): Promise<number> =>
      (await prisma.person.findFirstOrThrow({ where: { name: { startsWith: name } } })).id;
    const [owner, taken] = [await idOf('Rina'), await idOf('Heru Pambudi')];
    expect(newestAnywhere(bot, 'secretariat')).toContain(`anggota gabung #${owner} #${taken}`);
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', command: 'jejak undang ditolak' }, { has: 'undang ditolak (kode aktivasi' }],
    ]);
  });

  it('an admin of the environment who tries a link does not become whom it is for', async () => {
    const { prisma } = bot.app.database;
    const before = await prisma.account.count({ where: { revokedAt: null } });
    const code = await relink('Rina');
    await verifyDialogue(voice(), [
      [
        { who: 'admin', command: `daftar ${code}` },
        { has: ['akun admin bot', 'Tidak ada yang diubah'], lacks: 'Rina' },
      ],
    ]);
    expect(await prisma.account.count({ where: { revokedAt: null } })).toBe(before);
  });

  it('an activation is a letter of its own, which is passed on by any application: its address is in plain sight', async () => {
    const { text } = await voice().say({ who: 'secretariat', command: 'undang putus Rina' });
    expect(text).toMatch(/https?:\/\/\S+start=UND-\w{5}-\w{5}/);
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: 'undang BMKG pendamping Dr. Dewi' },
        {
          has: [
            'Yth. Dr. Dewi\n',
            'mengaktifkan akun Bapak/Ibu pada bot forum FORSES sebagai pendamping BMKG.',
            '/forses daftar UND-',
            'berlaku satu kali sampai',
            'Hormat kami, Sekretariat FORSES',
            'Mohon teruskan atau salin pesan di atas, juga lewat WhatsApp',
          ],
          buttons: ['Batalkan kode aktivasi'],
        },
      ],
      [
        { who: 'secretariat', command: 'undang sekretariat' },
        { has: ['Yth. Bapak/Ibu,', 'untuk peran Sekretariat'] },
      ],
    ]);
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', command: 'undang ulang' }, { has: 'Mohon sebutkan anggotanya' }],
      [
        { who: 'secretariat', command: 'undang BMKG, pendamping, Andi' },
        { has: 'Untuk BMKG sebagai pendamping: Andi' },
      ],
      [
        { who: 'secretariat', command: 'undang BMKG aide Andi' },
        { has: 'Untuk BMKG sebagai pendamping: Andi' },
      ],
    ]);
  });

  it('a stolen link is seen by all accounts of the person, and undone by a press', async () => {
    const code = await relink('Rina');
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: `daftar ${code}` }, { has: 'Selamat datang' }],
    ]);
    await bot.settled();
    expect(newestAnywhere(bot, 'aide')).toContain('Bila bukan Bapak/Ibu yang melakukannya');
    const told = newestAnywhere(bot, 'secretariat');
    expect(told).toContain(platform === 'slack' ? 'U0ASING' : '6666');
    const where = voiceThatSaid(bot, 'secretariat', 'segera tekan Batalkan');
    await verifyDialogue(where, [
      [
        { who: 'secretariat', press: 'Batalkan', on: 'segera tekan Batalkan' },
        { has: 'Batalkan masuknya akun' },
      ],
      [{ who: 'secretariat', press: 'Ya, batalkan' }, { has: 'sudah dibatalkan' }],
      [{ who: 'secretariat', command: 'anggota pisah' }, { lacks: `akun Rina (kode aktivasi)\n` }],
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
      [
        { who: 'secretariat', press: 'Ya, satukan' },
        { has: 'Data Luhut Siregar kini menyatu dengan data Rina' },
      ],
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
      where: { role: 'secretariat', person: { name: { contains: 'Guswanto' } } },
    });
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
