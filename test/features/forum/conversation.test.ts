import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
});
afterAll(() => bot.close());

const isInvitation = (message: { readonly text?: string | undefined }): boolean =>
  (message.text ?? '').startsWith('UNDANGAN');

const FORM = `/buatrapat
Acara: Pertemuan FORSES
Waktu: Jumat, 5 Februari 2027 pukul 09.00 WIB
Tempat: Aula BMKG, Kemayoran
Tuan rumah: BMKG
Nomor: 42`;

describe('the conversation that must work', () => {
  it('binds the group and the channel on an admin’s word', async () => {
    const { telegram, slack, group, channel } = bot;
    telegram.sendText({ from: 9001, chat: group, text: '/tautkan' });
    await slack.command({ from: 'U0ADMIN', channel, command: '/forses', text: 'tautkan' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(group))).toContain('ditautkan ke forum FORSES');
    expect(slackText(slack.messagesIn(channel).at(-1))).toContain('ditautkan ke forum FORSES');
  });

  it('creates a meeting from one message and announces it in every bound chat', async () => {
    const { telegram, slack, group, channel } = bot;
    telegram.startBot(2001);
    telegram.sendText({ from: 2001, text: FORM });
    await bot.settled();
    expect(telegramText(telegram.lastMessage({ id: 2001 }))).toContain(
      'Pertemuan ke-42 tersimpan sebagai draf',
    );
    telegram.sendText({ from: 2001, text: '/umumkan' });
    await bot.settled();
    for (const notice of [
      telegramText(telegram.messagesIn(group).find(isInvitation)),
      slackText(slack.messagesIn(channel).find((message) => slackText(message).includes('UNDANGAN'))),
    ]) {
      expect(notice).toContain('UNDANGAN PERTEMUAN KE-42 FORSES');
      expect(notice).toContain('Jumat, 5 Februari 2027');
      expect(notice).toContain('pukul 09.00 WIB s.d. selesai (10.00 WITA / 11.00 WIT)');
      expect(notice).toContain('Aula BMKG, Kemayoran');
      expect(notice).toContain('paling lambat Selasa, 2 Februari 2027 pukul 16.00 WIB');
      expect(notice).toContain('[Hadir] [Diwakili]');
      expect(notice).not.toContain('Sudah menjawab');
    }
  });

  it('takes answers by command, by button, in private and in Slack, and shows the counts everywhere', async () => {
    const { telegram, slack, group, channel } = bot;
    const notice = telegram.messagesIn(group).find(isInvitation);
    telegram.sendText({ from: 2002, chat: group, text: '/hadir' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(group))).toContain(
      'Terima kasih. Konfirmasi BMKG tercatat: Hadir. Pertemuan ke-42, Jumat, 5 Februari 2027.',
    );
    const pressed = await telegram.pressButton({
      from: 2003,
      chat: group,
      messageId: notice?.message_id ?? 0,
      text: 'Tidak hadir',
    });
    expect(pressed.text).toContain(
      'Terima kasih. Konfirmasi Kemenkeu tercatat: Tidak hadir. Pertemuan ke-42, Jumat, 5 Februari 2027.',
    );
    telegram.startBot(2004);
    telegram.sendText({ from: 2004, text: '/diwakili Dr. Ratna, Karo Umum' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage({ id: 2004 }))).toContain(
      'Konfirmasi Pemprov Sulsel tercatat: Diwakili (Dr. Ratna, Karo Umum)',
    );
    await slack.command({ from: 'U0DAGRI', channel, command: '/tidakhadir', text: 'dinas luar' });
    await bot.settled();
    expect(slackText(slack.ephemeralsFor('U0DAGRI', channel).at(-1))).toContain(
      'Konfirmasi Kemendagri tercatat: Tidak hadir (dinas luar)',
    );
    await bot.advance(10_000);
    for (const shown of [
      telegramText(telegram.messagesIn(group).find(isInvitation)),
      slackText(slack.messagesIn(channel).find((message) => slackText(message).includes('UNDANGAN'))),
    ]) {
      expect(shown).toContain('4 dari 7 instansi. Hadir 1, diwakili 1, tidak hadir 2');
    }
  });

  it('lets somebody change their mind, and keeps the history', async () => {
    const { telegram, group } = bot;
    telegram.sendText({ from: 2012, chat: group, text: '/ragu' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(group))).toContain('Jawaban sebelumnya: Hadir.');
    telegram.sendText({ from: 2002, chat: group, text: '/hadir insyaallah' });
    await bot.settled();
    const history = await bot.app.database.prisma.rsvpHistory.findMany({
      where: { institution: { code: 'BMKG' } },
      orderBy: { id: 'asc' },
    });
    expect(history.map((row) => [row.answer, row.byName])).toEqual([
      ['attending', 'Guswanto'],
      ['tentative', 'Rina <b>Aide</b> & Co'],
      ['attending', 'Guswanto'],
    ]);
  });

  it('lets the chair see who is missing, remind them after a look, and learn what came of it', async () => {
    const { telegram, slack, group, channel } = bot;
    await slack.command({ from: 'U0CHAIR', channel, command: '/forses', text: 'rekap' });
    await slack.command({ from: 'U0CHAIR', channel, command: '/forses', text: 'belum' });
    await slack.command({ from: 'U0CHAIR', channel, command: '/forses', text: 'ingatkan' });
    await bot.settled();
    const [recap, missing, preview] = slack.ephemeralsFor('U0CHAIR', channel).slice(-3).map(slackText);
    expect(recap).toContain('Hadir 1 · Diwakili 1 · Tidak hadir 2 · Belum menjawab 3');
    expect(missing).toContain('Belum menjawab: 3 dari 7 instansi');
    expect(preview).toContain('Akan diingatkan: 3 instansi yang belum menjawab.');
    expect(preview).toContain('[Kirim] [Batal]');
    await slack.pressButton({ from: 'U0CHAIR', channel, text: 'Kirim' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage({ id: 2001 }))).toContain('LAN');
    expect(telegramText(telegram.lastMessage(group))).toContain('Pemprov Papua');
    const report = slack.messagesIn(slack.dmOf('U0CHAIR').id).map(slackText).join('\n');
    expect(report).toContain('Laporan pengingat');
  });

  it('reminds those who have not answered three days before the deadline, on the Friday before, and nobody twice', async () => {
    const { telegram } = bot;
    const before = telegram.messagesIn({ id: 2001 }).length;
    await bot.advance(Date.UTC(2027, 0, 29, 9, 0) - bot.clock.now());
    await bot.advance(60_000);
    const reminders = telegram.messagesIn({ id: 2001 }).slice(before).map(telegramText);
    expect(reminders.filter((text) => text.includes('Mohon konfirmasi kehadiran'))).toHaveLength(1);
  });

  it('tells the hosts and their queue, and hands the gunungan over', async () => {
    const { telegram, group } = bot;
    telegram.sendText({ from: 2001, chat: group, text: '/giliran tambah LAN' });
    telegram.sendText({ from: 2001, chat: group, text: '/giliran tambah kemenkeu' });
    telegram.sendText({ from: 2001, chat: group, text: '/giliran pindah Kemenkeu 1' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(group))).toContain('Kemenkeu dipindahkan ke urutan 1.');
    telegram.sendText({ from: 2003, chat: group, text: '/tuanrumah' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(group))).toContain('1. Kemenkeu, April 2027\n2. LAN, Juni 2027');
    telegram.sendText({ from: 2001, chat: group, text: '/serahterima BMKG' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(group))).toContain('Tuan rumah untuk: Pertemuan ke-42 FORSES');
    await telegram.pressButton({ from: 2001, chat: group, text: 'Serahkan' });
    await bot.settled();
    const said = telegram.messagesIn(group).map(telegramText);
    expect(said.filter((text) => text.includes('FORSES telah diserahterimakan kepada BMKG'))).toHaveLength(1);
  });

  it('answers questions from live data and the FAQ, and keeps what it does not know', async () => {
    const { telegram } = bot;
    telegram.sendText({ from: 2004, text: '/tanya kapan rapat berikutnya' });
    telegram.sendText({ from: 2004, text: 'bagaimana mengubah konfirmasi yang sudah dikirim?' });
    telegram.sendText({ from: 2004, text: 'berapa harga emas di pasar hari ini' });
    await bot.settled();
    const [live, faq, unknown] = telegram
      .messagesIn({ id: 2004 })
      .filter((message) => message.from?.is_bot)
      .slice(-3)
      .map(telegramText);
    expect(live).toContain('Pertemuan ke-42: Jumat, 5 Februari 2027 pukul 09.00 WIB');
    expect(faq).toContain('Yang berlaku adalah jawaban terakhir');
    expect(unknown).toContain('jawaban atas pertanyaan tersebut belum tersedia');
    expect(await bot.app.database.prisma.unansweredQuestion.count()).toBe(1);
  });
});
