import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAST, enterCast } from '../../support/cast.ts';
import { type Heard, type Said, type Voice, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackButtons, slackText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  bot.telegram.startBot(CAST.admin.telegram);
});
afterAll(() => bot.close());

const HEADER = 'kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id';

describe.each(['telegram', 'slack'] as const)('managing members, in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const say = (said: Said): Promise<Heard> => voice().say(said);
  const other = platform === 'telegram' ? 'slack' : 'telegram';

  it('finds people by name, institution and number, for the secretariat in private', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', command: 'anggota cari guswanto' }, { has: ['Guswanto', 'pejabat BMKG'] }],
      [
        { who: 'secretariat', command: 'anggota cari BMKG' },
        { has: ['Guswanto', 'Rina <b>Aide</b> & Co', 'pendamping BMKG'] },
      ],
      [
        { who: 'secretariat', command: 'anggota cari tidak ada orangnya' },
        { has: 'tidak ditemukan', lacks: 'Mungkin' },
      ],
      [{ who: 'secretariat', command: 'anggota cari bmk' }, { has: ['Guswanto', 'pendamping BMKG'] }],
      [{ who: 'secretariat', command: 'anggota cari instansi pemprov' }, { has: ['Jufri', 'Suzana'] }],
      [{ who: 'secretariat', command: 'anggota cari gusw' }, { has: 'Guswanto' }],
      [
        { who: 'secretariat', command: 'anggota cari bmgk' },
        { has: ['tidak ditemukan', 'Mungkin maksud Bapak/Ibu: BMKG.', 'anggota cari BMKG'] },
      ],
      [
        { who: 'secretariat', command: 'anggota cari Guswanyo' },
        { has: 'Mungkin maksud Bapak/Ibu: Guswanto.' },
      ],
      [{ who: 'secretariat', command: 'anggota keluarkan bmk' }, { has: 'tidak ditemukan' }],
      [{ who: 'secretariat', command: 'anggota apa' }, { has: ['tidak dikenal', 'ganti'] }],
    ]);
    const heard = await say({ who: 'secretariat', where: 'group', command: 'anggota cari BMKG' });
    expect(heard.place).not.toBe('group');
  });

  it('is read by the steering chair, who changes nothing', async () => {
    const { prisma } = bot.app.database;
    const { forumId, personId } = await prisma.account.findFirstOrThrow({ where: { externalId: '2003' } });
    const grant = { forumId, personId, role: 'steering_chair' as const, grantedAt: new Date() };
    await prisma.roleGrant.create({ data: grant });
    await verifyDialogue(voice(), [
      [
        { who: 'member', command: 'anggota' },
        { has: 'instansi', lacks: 'cari nama' },
      ],
      [{ who: 'member', command: 'anggota cari BMKG' }, { has: 'Guswanto' }],
      [{ who: 'member', command: 'anggota keluarkan Guswanto' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'member', command: 'jejak' }, { lacks: 'hanya untuk pengurus' }],
      [{ who: 'member', command: 'peran Guswanto ketua' }, { has: 'hanya untuk pengurus' }],
    ]);
    await prisma.roleGrant.deleteMany({ where: { role: 'steering_chair' as const } });
  });

  it('gives and takes roles, and keeps the last secretariat', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', command: 'peran' }, { has: 'ketua pengarah' }],
      [
        { who: 'secretariat', command: 'peran Guswanto ketua pengarah' },
        { has: 'Guswanto kini Ketua Pengarah' },
      ],
      [{ who: 'secretariat', command: 'peran Guswanto ketua pengarah' }, { has: 'sudah tercatat sebagai' }],
      [{ who: 'secretariat', command: 'peran ketua pengarah Guswanto' }, { has: 'sudah tercatat sebagai' }],
      [
        { who: 'secretariat', command: 'peran Andi Taufik sekretaris' },
        { has: 'sudah tercatat sebagai Sekretariat' },
      ],
      [
        { who: 'secretariat', command: 'peran Guswanto cabut ketua pengarah' },
        { has: 'tidak lagi Ketua Pengarah' },
      ],
      [{ who: 'secretariat', command: 'peran Andi Taufik anggota' }, { has: 'sekretariat terakhir' }],
      [{ who: 'secretariat', command: 'peran BMKG ketua' }, { has: 'Siapa yang dimaksud' }],
    ]);
    await bot.settled();
    expect(toHost()).toContain('tidak lagi tercatat sebagai Ketua Pengarah di forum FORSES');
    const { buttons } = await say({ who: 'secretariat', command: 'peran BMKG ketua' });
    const aide = buttons.find((text) => text.includes('Rina')) ?? '';
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', press: aide }, { has: 'kini Ketua' }],
      [
        { who: 'secretariat', command: 'peran Rina pendamping' },
        { has: ['tidak lagi Ketua', 'tercatat sebagai Pendamping, tanpa peran lain'] },
      ],
      [{ who: 'secretariat', command: 'bantuan' }, { has: 'peran' }],
    ]);
  });

  it('invites by a code that works once, on whichever platform, and can be taken back', async () => {
    const made = await say({ who: 'secretariat', command: 'undang Papua pendamping Yosef' });
    const [invitation = ''] = /UND-\w{5}-\w{5}/.exec(made.text) ?? [];
    await verifyDialogue(voice(), [
      [
        { who: 'stranger', command: `daftar ${invitation.toLowerCase()}` },
        { has: ['Selamat datang', 'Yosef', 'pendamping'] },
      ],
    ]);
    await bot.settled();
    expect(newestTo('secretariat')).toContain('Yosef kini pendamping Pemprov Papua');
    expect(newestTo('secretariat')).toContain('mohon segera tekan Batalkan');
    expect(newestTo('stranger')).not.toContain('sudah dipakai dari akun');
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: 'jejak undang dipakai' },
        { has: 'Yosef, undang dipakai (kode aktivasi' },
      ],
      [{ who: 'stranger', command: `daftar ${invitation}` }, { has: 'Kode tidak berlaku' }],
      [{ who: 'secretariat', command: 'undang Papua pejabat' }, { has: 'sudah memiliki pejabat' }],
      [{ who: 'secretariat', command: 'undang sekretariat Dewi' }, { has: ['Sekretariat', 'Dewi', 'UND-'] }],
      [{ who: 'secretariat', press: 'Batalkan kode aktivasi' }, { has: 'dibatalkan' }],
      [{ who: 'secretariat', command: 'undang' }, { lacks: 'Dewi' }],
    ]);
    const { prisma } = bot.app.database;
    await prisma.account.deleteMany({ where: { person: { name: 'Yosef' } } });
    await prisma.seatHolder.deleteMany({ where: { person: { name: 'Yosef' } } });
  });

  it('links the account of the other platform by a code, after which both speak for the same seat', async () => {
    await say({ who: 'secretariat', command: 'undang LAN pendamping Sari' });
    const made = await say({ who: 'secretariat', command: 'undang LAN pendamping Sari' });
    const [invitation = ''] = /UND-\w{5}-\w{5}/.exec(made.text) ?? [];
    await say({ who: 'stranger', command: `daftar ${invitation}` });
    const shown = await say({ who: 'stranger', command: 'sambung' });
    const [link = ''] = /\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/.exec(shown.text) ?? [];
    const there = voicesOf(bot)[other];
    await verifyDialogue(there, [
      [{ who: 'stranger', command: 'sambung' }, { has: 'belum terdaftar' }],
      [{ who: 'stranger', command: 'sambung AAAA-AAAA' }, { has: 'Kode tidak berlaku' }],
      [{ who: 'stranger', command: `sambung ${link}` }, { has: ['tersambung', 'Sari'] }],
      [{ who: 'stranger', command: 'bantuan' }, { has: 'hadir' }],
    ]);
    const accounts = await bot.app.database.prisma.account.findMany({ where: { person: { name: 'Sari' } } });
    expect(accounts.map((one) => one.platform).sort()).toEqual(['slack', 'telegram']);
  });

  it('lets no code take over an account of somebody with a role, and names the secretariat’s way', async () => {
    const shown = await say({ who: 'aide', command: 'sambung' });
    const [link = ''] = /\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/.exec(shown.text) ?? [];
    await verifyDialogue(voicesOf(bot)[other], [
      [
        { who: 'secretariat', command: `sambung ${link}` },
        {
          has: [
            'terdaftar atas nama Andi Taufik',
            'Tidak ada yang diubah',
            'milik orang lain',
            'anggota gabung',
          ],
          lacks: ['Rina', '#'],
        },
      ],
      [{ who: 'secretariat', command: 'anggota cari Andi Taufik' }, { has: 'Sekretariat' }],
      [{ who: 'secretariat', command: 'jejak' }, { has: 'Andi Taufik, S.H., M.H., sambung ditolak (Rina' }],
    ]);
    await verifyDialogue(voice(), [[{ who: 'aide', command: 'anggota' }, { has: 'hanya untuk pengurus' }]]);
  });

  it('gives a person their data as a file, and forgets them after a press of their own', async () => {
    const data = await say({ who: 'stranger', command: 'dataku' });
    expect(data.text).toContain('semua data tentang Bapak/Ibu');
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'dataku' }, { has: 'semua data tentang Bapak/Ibu' }],
      [{ who: 'secretariat', command: 'jejak' }, { has: 'Heru Pambudi, dataku' }],
    ]);
    await verifyDialogue(voice(), [
      [
        { who: 'stranger', command: 'hapusdataku' },
        { has: 'Hapus data', buttons: ['Hapus data saya', 'Batal'] },
      ],
      [{ who: 'stranger', press: 'Hapus data saya' }, { has: 'sudah dihapus' }],
      [{ who: 'stranger', command: 'rapat' }, { has: 'belum terdaftar' }],
      [{ who: 'secretariat', command: 'anggota cari Sari' }, { has: 'tidak ditemukan' }],
      [{ who: 'secretariat', command: 'hapusdataku' }, { has: 'Hapus data' }],
      [{ who: 'secretariat', press: 'Hapus data saya' }, { has: 'sekretariat terakhir' }],
      [{ who: 'secretariat', where: 'group', command: 'dataku' }, { has: 'obrolan pribadi' }],
    ]);
  });

  it('previews a members’ file, applies it once, and names each bad line', async () => {
    const send = async (lines: readonly string[]): Promise<Heard> => {
      const content = Buffer.from(`${[HEADER, ...lines].join('\n')}\n`);
      return sendFile(platform, content);
    };
    const row = `BPS-${platform},Badan Pusat Statistik,BPS ${platform},WIB,Imam ${platform},Sestama,,`;
    const bad = await send([row, 'X,Y,Z,WIX,Budi,Sekda,abc,']);
    expect(bad.text).toContain('Baris 3');
    expect(bad.text).toContain('WIX');
    expect(bad.text).toContain('tidak ada yang diubah');
    const others = await send([`X5,Badan X5,X5,WIB,Eka,Sestama,2002,`]);
    expect(others.text).toContain('Baris 2: akun 2002 sudah milik Guswanto (BMKG)');
    expect(others.buttons).toEqual([]);
    const renamed = await send([`BMKG,Instansi BMKG,BMKG,WIB,Dr. Guswanto,Sekretaris Utama,2002,`]);
    expect(renamed.text).toContain('Dr. Guswanto (nama disesuaikan; sebelumnya Guswanto)');
    const good = await send([row]);
    expect(good.text).toContain('1 baru');
    expect(good.buttons).toEqual(['Terapkan', 'Batal']);
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'anggota' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'secretariat', press: 'Terapkan' }, { has: ['sudah diterapkan', '1 baru'] }],
      [{ who: 'secretariat', command: `anggota cari Imam ${platform}` }, { has: `pejabat BPS ${platform}` }],
    ]);
    expect((await send([row])).text).toContain('sama dengan data yang tersimpan');
    const proposals = await bot.app.database.prisma.proposal.findMany({
      where: { kind: 'membersImport', state: 'done' as const },
    });
    expect(proposals.every(({ facts }) => JSON.stringify(facts) === '{}')).toBe(true);
  });

  it('removes somebody after a press, with their rights', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: `anggota keluarkan Imam ${platform}` },
        { has: ['Keluarkan', `BPS ${platform}`] },
      ],
      [{ who: 'secretariat', press: 'Keluarkan' }, { has: 'sudah dikeluarkan' }],
      [{ who: 'secretariat', command: `anggota cari Imam ${platform}` }, { has: 'tanpa instansi' }],
      [
        { who: 'secretariat', command: `anggota cari BPS ${platform}` },
        { has: [`BPS ${platform} belum memiliki orang terdaftar`, 'undang'] },
      ],
    ]);
  });

  it('lists who did what, the last first', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: 'jejak' },
        { has: ['anggota keluarkan', 'Andi Taufik', '24 November 2026'] },
      ],
      [
        { who: 'chair', command: 'jejak undang' },
        { has: 'undang', lacks: 'keluarkan' },
      ],
      [{ who: 'member', command: 'jejak' }, { has: 'hanya untuk pengurus' }],
    ]);
  });

  /** What the bot said last to somebody in private, on both platforms. */
  function newestTo(who: 'secretariat' | 'stranger'): string {
    const inSlack = bot.slack.messagesIn(CAST[who].slack).findLast((one) => one.fromBot);
    return `${bot.telegram.lastMessage({ id: CAST[who].telegram })?.text}\n${slackText(inSlack)}`;
  }

  /** What Guswanto was told last in private, on both platforms. */
  function toHost(): string {
    const inTelegram = bot.telegram
      .messagesIn(CAST.host.telegram)
      .findLast((one) => one.from?.is_bot === true);
    const inSlack = bot.slack.messagesIn(bot.slack.dmOf(CAST.host.slack).id).findLast((one) => one.fromBot);
    return `${inTelegram?.text}\n${slackText(inSlack)}`;
  }

  /** Sends a file to the bot in private as the secretariat and gives what it says. */
  async function sendFile(where: typeof platform, content: Buffer): Promise<Heard> {
    const fileName = 'anggota.csv';
    const { telegram, slack } = bot;
    if (where === 'telegram') {
      telegram.sendDocument({ from: CAST.secretariat.telegram, fileName, content });
      await bot.settled();
      const last = telegram.lastMessage({ id: CAST.secretariat.telegram });
      const buttons = (last?.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);
      return { place: 'private', text: last?.text ?? '', buttons };
    }
    const from = CAST.secretariat.slack;
    slack.shareFile({ from, channel: slack.dmOf(from).id, filename: fileName, content });
    await bot.settled();
    const last = slack.messagesIn(from).findLast((one) => one.fromBot);
    return { place: 'private', text: slackText(last), buttons: last === undefined ? [] : slackButtons(last) };
  }
});
