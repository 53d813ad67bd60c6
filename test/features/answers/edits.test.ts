import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../playground/telegram/index.ts';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { announceMeeting, answersThatCount } from '../../support/announced.ts';
import { CAST, type Role } from '../../support/cast.ts';
import { check, type Heard, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());
beforeEach(async () => {
  await bot.app.database.prisma.rsvp.deleteMany();
});

interface Writing {
  readonly who: Role;
  readonly where?: 'group' | 'private';
}

/** Somebody writes in Telegram, and changes it. */
function writer({ who, where = 'private' }: Writing) {
  const voice = voicesOf(bot).telegram;
  const chat = where === 'group' ? bot.group : CAST[who].telegram;
  let message: Message | undefined;
  return {
    write: (text: string): Promise<Heard> =>
      voice.hear({ who, where }, () => {
        message = bot.telegram.sendText({ from: CAST[who].telegram, chat, text });
      }),
    edit: (text: string): Promise<Heard> =>
      voice.hear({ who, where }, () =>
        bot.telegram.editText({ chat, messageId: message?.message_id ?? 0, text }),
      ),
  };
}

describe('an edit of what had no effect', () => {
  it.each([
    ['/hadirrr', 'private'],
    ['/hadirrr', 'group'],
    ['hadir', 'group'],
    ['/hadir untuk XYZ', 'private'],
  ] as const)('%s in %s is handled anew, once', async (text, where) => {
    const { write, edit } = writer({ who: 'member', where });
    await write(text);
    expect(await answersThatCount(bot)).toEqual([]);
    check(await edit('/hadir'), { has: 'Konfirmasi Kemenkeu tercatat: Hadir' }, text);
    check(await voicesOf(bot).telegram.again(), { place: 'nowhere' }, 'delivered twice');
    check(await edit('/tidakhadir'), { buttons: ['Catat Tidak hadir untuk Kemenkeu'] }, 'edited again');
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU attending']);
  });

  it('is handled anew where it was asked back, and says truly what is recorded', async () => {
    const { write, edit } = writer({ who: 'member' });
    await write('/hadir tidak bisa');
    check(
      await edit('/tidakhadir tidak bisa'),
      { has: 'Konfirmasi Kemenkeu tercatat: Tidak hadir (tidak bisa)' },
      'edit',
    );
    await bot.app.database.prisma.rsvp.deleteMany();
    const words = writer({ who: 'member' });
    await words.write('insyaallah kami hadir');
    check(await words.edit('/hadir'), { has: 'Konfirmasi Kemenkeu tercatat: Hadir.' }, 'words');
    await bot.app.database.prisma.rsvp.deleteMany();
    const late = writer({ who: 'member' });
    await late.write('/hadir tidak bisa');
    bot.clock.advance(10 * MINUTE_MS);
    check(
      await late.edit('/hadir'),
      { has: 'belum ada jawaban yang tercatat', lacks: 'belum berubah' },
      'late',
    );
  });

  it('may be wrong again, and is then mended again', async () => {
    const { write, edit } = writer({ who: 'secretariat' });
    check(await write('/buatrapat\nAcara: A\nWaktu: entah\nTempat: T'), { has: 'perbaiki' }, 'write');
    check(await edit('/buatrapat\nAcara: A\nWaktu: kapan-kapan\nTempat: T'), { has: 'perbaiki' }, 'edit');
    const right = '/buatrapat\nAcara: A\nWaktu: Selasa, 20 April 2027 pukul 09.00 WIB\nTempat: T';
    check(await edit(right), { has: ['20 April 2027'], lacks: 'perbaiki' }, 'edit');
    expect(await bot.app.database.prisma.meeting.count()).toBe(2);
  });

  it('is asked about later than ten minutes after it was sent', async () => {
    const { write, edit } = writer({ who: 'member' });
    await write('/hadirrr');
    bot.clock.advance(10 * MINUTE_MS);
    check(await edit('/hadir'), { buttons: ['Catat Hadir untuk Kemenkeu'] }, 'late');
    expect(await answersThatCount(bot)).toEqual([]);
  });

  it('is heard where a question was not understood', async () => {
    const { write, edit } = writer({ who: 'member' });
    await write('xqzw vvbn');
    check(await edit('kapan rapat berikutnya?'), { has: '4 Februari' }, 'question');
  });
});

describe('an edit of what had an effect', () => {
  it.each(['private', 'group'] as const)('asks whether the answer is to be changed, in %s', async (where) => {
    const voice = voicesOf(bot).telegram;
    const { write, edit } = writer({ who: 'member', where });
    check(await write('/hadir'), { has: 'Konfirmasi Kemenkeu tercatat: Hadir' }, 'write');
    const asked = await edit('/diwakili Dr. Ratna, Karo Umum');
    check(asked, { has: 'belum berubah', buttons: ['Catat Diwakili untuk Kemenkeu'] }, 'edit');
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU attending']);
    await voice.say({ who: 'member', where, press: 'Catat Diwakili untuk Kemenkeu' });
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU represented (Dr. Ratna, Karo Umum)']);
    check(await edit('/diwakili Dr.  Ratna, Karo Umum'), { place: 'nowhere' }, 'nothing new');
  });

  it('says of other commands that the change is not carried out', async () => {
    const { write, edit } = writer({ who: 'member' });
    await write('/jadwal');
    check(await edit('/rapat 41'), { has: ['tidak dijalankan', '/rapat'] }, 'edit');
  });
});

describe('an edit of ordinary words', () => {
  it('stays unheard in a group, named bot or not, and in private', async () => {
    const inGroup = writer({ who: 'member', where: 'group' });
    await inGroup.write('selamat pagi');
    check(await inGroup.edit('selamat siang'), { place: 'nowhere' }, 'group');
    await inGroup.write('@GununganBot kapan rapat berikutnya?');
    check(await inGroup.edit('@GununganBot siapa tuan rumah?'), { place: 'nowhere' }, 'named');
    const alone = writer({ who: 'member' });
    await alone.write('kapan rapat berikutnya?');
    check(await alone.edit('kapan rapat berikutnya, ya?'), { place: 'nowhere' }, 'private');
  });
});

describe('in Slack', () => {
  it('an edited question that was not understood is heard, one that was is not', async () => {
    const { slack } = bot;
    const { slack: voice } = voicesOf(bot);
    const from = CAST.member.slack;
    let message = slack.sendDm({ from, text: 'xqzw vvbn mmnb' });
    await bot.settled();
    const edit = (text: string) => () => {
      message = slack.editText({ message, text });
    };
    check(
      await voice.hear({ who: 'member' }, edit('kapan rapat berikutnya?')),
      { has: '4 Februari' },
      'mended',
    );
    check(await voice.hear({ who: 'member' }, edit('siapa tuan rumah?')), { place: 'nowhere' }, 'answered');
  });

  it('an edited command under a file asks with a button', async () => {
    const { slack } = bot;
    const { slack: voice } = voicesOf(bot);
    const from = CAST.member.slack;
    const file = { from, channel: from, filename: 'surat.pdf', content: '%PDF' };
    const message = slack.shareFile({ ...file, text: '/hadir' });
    await bot.settled();
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU attending']);
    const edit = () => slack.editText({ message, text: '/tidakhadir sakit' });
    const asked = await voice.hear({ who: 'member' }, edit);
    check(asked, { has: 'belum berubah', buttons: ['Catat Tidak hadir untuk Kemenkeu'] }, 'edited');
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU attending']);
  });
});
