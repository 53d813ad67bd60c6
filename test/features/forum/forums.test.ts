import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  const lines = 'Acara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: y';
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
  await telegram.say({ who: 'admin', where: 'group', command: 'lepaskan' });
  await bot.settled();
});
afterAll(() => bot.close());

const inGroup = (): readonly string[] => bot.telegram.messagesIn(bot.group).map(telegramText);

/** A second forum, in which the member of the cast is the secretariat and the host is nobody. */
async function addForum(name: string): Promise<number> {
  const { prisma } = bot.app.database;
  const createdAt = new Date(bot.clock.now());
  const forum = await prisma.forum.create({
    data: { name, timeZone: 'Asia/Makassar', calendarToken: name, createdAt },
  });
  const forumId = forum.id;
  const person = await prisma.person.create({ data: { forumId, name: 'Heru Pambudi', createdAt } });
  for (const [platform, externalId] of [
    ['telegram', '2003'],
    ['slack', 'U0KEU'],
  ] as const)
    await prisma.account.create({ data: { forumId, personId: person.id, platform, externalId, createdAt } });
  await prisma.roleGrant.create({
    data: { forumId, personId: person.id, role: 'secretariat' as const, grantedAt: createdAt },
  });
  return forumId;
}

describe('two forums in one deployment', () => {
  it('are told apart: a private chat by choice, a bound chat always means its own', async () => {
    const forumId = await addForum('FORDA');
    const { prisma } = bot.app.database;
    const { telegram, slack } = bot;
    const voices = voicesOf(bot);
    await voices.telegram.say({ who: 'admin', where: 'group', command: 'tautkan FORSES' });
    for (const voice of Object.values(voices)) {
      await verifyDialogue(voice, [
        [
          { who: 'host', command: 'forum' },
          { has: 'membahas forum FORSES', buttons: [] },
        ],
        [
          { who: 'member', where: 'group', command: 'forum' },
          { has: 'membahas forum FORSES', buttons: [] },
        ],
        [{ who: 'member', command: 'buatrapat' }, { has: 'pengurus forum' }],
        [
          { who: 'member', command: 'forum' },
          { has: 'Forum mana', buttons: ['FORSES', 'FORDA'] },
        ],
        [{ who: 'member', press: 'FORDA' }, { has: 'membahas forum FORDA' }],
        [{ who: 'member', command: 'bantuan' }, { has: ['Perintah bot FORDA', 'faqtambah'] }],
        [{ who: 'member', command: 'rapat' }, { has: 'Belum ada pertemuan' }],
        [{ who: 'member', where: 'group', command: 'rapat' }, { has: 'UNDANGAN PERTEMUAN KE-1 FORSES' }],
        [{ who: 'member', where: 'group', command: 'buatrapat' }, { has: 'pengurus forum' }],
      ]);
    }
    await verifyDialogue(voices.telegram, [
      [
        {
          who: 'member',
          command:
            'buatrapat\nAcara: Rahasia FORDA\nWaktu: Jumat, 19 Maret 2027 pukul 09.00\nTempat: Makassar',
        },
        { has: ['Pertemuan ke-1', 'WITA'] },
      ],
      [{ who: 'member', command: 'umumkan' }, { has: 'Belum ada grup atau kanal' }],
      [{ who: 'secretariat', command: 'jadwal' }, { lacks: 'Makassar' }],
      [{ who: 'member', command: 'giliran tambah BMKG' }, { has: 'tidak ditemukan' }],
      [{ who: 'member', command: 'forum' }, { buttons: ['FORSES', 'FORDA'] }],
      [{ who: 'member', press: 'FORSES' }, { has: 'membahas forum FORSES' }],
      [{ who: 'member', command: 'status' }, { has: 'Kemenkeu' }],
    ]);
    expect(await prisma.meeting.count({ where: { forumId } })).toBe(1);
    expect(inGroup().join('\n')).not.toContain('Makassar');
    expect(slack.messagesIn(bot.channel).map(slackText).join('\n')).not.toContain('Makassar');
    await expect(
      telegram.pressButton({ from: 2002, data: `forum|${forumId}`, stale: true }),
    ).resolves.toMatchObject({
      text: expect.stringContaining('pengurus forum'),
    });
  });
});

describe('a private chat when its person belongs to another forum', () => {
  it('means the forum they belong to, though it was opened before they were registered', async () => {
    const { prisma } = bot.app.database;
    const { telegram } = bot;
    const createdAt = new Date(bot.clock.now());
    const forda = await prisma.forum.findUniqueOrThrow({ where: { name: 'FORDA' } });
    telegram.addUser({ id: 7001, firstName: 'Nur' });
    telegram.startBot(7001);
    await bot.settled();
    telegram.sendText({ from: 7001, text: '/forum' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage({ id: 7001 }))).toContain('FORSES');
    const accounts = { forumId: forda.id, platform: 'telegram' as const, externalId: '7001', createdAt };
    await prisma.person.create({
      data: { forumId: forda.id, name: 'Nur', createdAt, accounts: { create: accounts } },
    });
    telegram.sendText({ from: 7001, text: '/forum' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage({ id: 7001 }))).toContain('FORDA');
  });

  it('takes a press and a reply for the forum of the notice, whichever forum is chosen', async () => {
    const { prisma } = bot.app.database;
    const { telegram } = bot;
    const voice = voicesOf(bot).telegram;
    const createdAt = new Date(bot.clock.now());
    const forda = await prisma.forum.findUniqueOrThrow({ where: { name: 'FORDA' } });
    const person = await prisma.person.findFirstOrThrow({
      where: { forumId: forda.id, name: 'Heru Pambudi' },
    });
    const institution = await prisma.institution.create({
      data: {
        ...{ forumId: forda.id, code: 'SULUT', officialName: 'Sulut', shortName: 'Sulut', createdAt },
        ...{ kind: 'province', timeZone: 'Asia/Makassar' },
      },
    });
    const seat = await prisma.seat.create({ data: { forumId: forda.id, institutionId: institution.id } });
    await prisma.seatHolder.create({
      data: {
        forumId: forda.id,
        seatId: seat.id,
        personId: person.id,
        capacity: 'holder' as const,
        fromAt: createdAt,
      },
    });
    await prisma.meeting.updateMany({ where: { forumId: forda.id }, data: { state: 'announced' as const } });
    await voice.say({ who: 'member', command: 'forum' });
    await voice.say({ who: 'member', press: 'FORDA' });
    await voice.say({ who: 'member', command: 'rapat' });
    const shown = telegram.messagesIn(2003).findLast(({ text }) => text !== undefined);
    await voice.say({ who: 'member', command: 'forum' });
    await voice.say({ who: 'member', press: 'FORSES' });
    await verifyDialogue(voice, [
      [
        { who: 'member', press: 'Hadir', on: 'FORDA' },
        { has: 'Konfirmasi Sulut tercatat: Hadir. Pertemuan ke-1, Jumat, 19 Maret' },
      ],
      [{ who: 'member', press: 'Diwakili', on: 'FORDA' }, { has: 'Konfirmasi Sulut tercatat: Diwakili' }],
      [
        { who: 'member', words: 'Dr. Ratna, Karo' },
        { has: 'Konfirmasi Sulut tercatat: Diwakili (Dr. Ratna, Karo)' },
      ],
      [{ who: 'member', command: 'status' }, { has: 'Kemenkeu' }],
    ]);
    // The reminder of that forum, as it stands in the chat.
    const meeting = await prisma.meeting.findFirstOrThrow({ where: { forumId: forda.id } });
    const notice = await prisma.notice.create({
      data: { forumId: forda.id, meetingId: meeting.id, kind: 'x', key: 'x', dueAt: createdAt, createdAt },
    });
    await prisma.delivery.create({
      data: {
        ...{ forumId: forda.id, noticeId: notice.id, meetingId: meeting.id, platform: 'telegram' as const },
        ...{ chatId: '2003', messageId: String(shown?.message_id), state: 'skipped' as const },
        ...{ target: 'person:0', notBefore: createdAt },
      },
    });
    await verifyDialogue(voice, [
      [
        { who: 'member', replyTo: 'FORDA', command: 'tidakhadir' },
        { has: 'Konfirmasi Sulut tercatat: Tidak hadir. Pertemuan ke-1, Jumat, 19 Maret' },
      ],
    ]);
  });

  it('leaves every button with the forum it was shown for, whichever is chosen since, and a forged one with its own', async () => {
    const { prisma } = bot.app.database;
    for (const voice of Object.values(voicesOf(bot))) {
      await voice.say({ who: 'member', command: 'forum' });
      await voice.say({ who: 'member', press: 'FORDA' });
      await voice.say({ who: 'member', command: 'giliran aturan' });
      await voice.say({ who: 'member', command: 'forum' });
      await verifyDialogue(voice, [
        [{ who: 'member', press: 'FORSES' }, { has: 'membahas forum FORSES' }],
        [
          { who: 'member', press: 'Menurut aturan', on: 'Aturan giliran' },
          { has: ['Aturan giliran tuan rumah FORDA', 'Urutan: menurut aturan'] },
        ],
        [
          { who: 'member', press: 'Disusun sendiri', on: 'Aturan giliran' },
          { has: ['Aturan giliran tuan rumah FORDA', 'Urutan: disusun sendiri'] },
        ],
      ]);
    }
    const { id } = await prisma.forum.findUniqueOrThrow({ where: { name: 'FORDA' } });
    for (const data of [`giliran|aturan|order|fair|@${id}`, 'giliran|aturan|order|fair|@999999'])
      await expect(bot.telegram.pressButton({ from: 2002, data, stale: true })).resolves.toMatchObject({
        text: expect.stringContaining('pengurus forum'),
      });
    expect(await prisma.hostRule.count({ where: { forumId: { not: id } } })).toBe(0);
  });
});

const foreignPress = (name: string): Parameters<typeof verifyDialogue>[1][number] => [
  { who: 'secretariat', where: 'group', press: name },
  { has: 'pengurus forum' },
];

describe('tautkan and daftar where several forums exist', () => {
  it('ask which forum is meant where several exist, unless it is named', async () => {
    const { prisma } = bot.app.database;
    const createdAt = new Date(bot.clock.now());
    const name = 'Forum Kedua';
    const second = await prisma.forum.create({
      data: { name, timeZone: 'Asia/Jakarta', calendarToken: name, createdAt },
    });
    await prisma.institution.createMany({
      data: ['BMKG', 'MALUKU'].map((code) => ({
        ...{ forumId: second.id, code, officialName: code, shortName: code, createdAt },
        ...{ kind: 'agency', timeZone: 'Asia/Jakarta' },
      })),
    });
    await voicesOf(bot).telegram.say({ who: 'admin', where: 'group', command: 'lepaskan' });
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'stranger', command: 'daftar BMKG' }, { buttons: ['BMKG (FORSES)', `BMKG (${name})`] }],
      [{ who: 'stranger', command: 'daftar MALUKU' }, { has: ['Sebagai apa', name] }],
      [{ who: 'stranger', press: 'Pendamping (ajudan/LO)' }, { has: `MALUKU (${name})` }],
    ]);
    expect(await prisma.joinRequest.count({ where: { forumId: second.id } })).toBe(1);
    for (const voice of Object.values(voicesOf(bot))) {
      await verifyDialogue(voice, [
        [
          { who: 'admin', where: 'group', command: 'tautkan' },
          { has: 'Ke forum mana', buttons: ['FORSES', 'FORDA', name] },
        ],
        // In Slack nobody else sees the buttons.
        ...(voice.platform === 'slack' ? [] : [foreignPress(name)]),
        [{ who: 'admin', where: 'group', press: name }, { has: `ditautkan ke forum ${name}` }],
        [{ who: 'admin', where: 'group', command: 'tautkan' }, { has: `ditautkan ke forum ${name}` }],
        [{ who: 'admin', where: 'group', command: 'tautkan forses' }, { has: 'ditautkan ke forum FORSES' }],
        [
          { who: 'admin', where: 'group', command: 'tautkan Forum Ketiga' },
          { has: ['“Forum Ketiga” tidak dikenal', `FORSES, FORDA, ${name}`] },
        ],
        [{ who: 'admin', where: 'group', command: 'lepaskan' }, { has: 'tidak lagi ditautkan' }],
      ]);
    }
  });
});
