import { afterAll, beforeAll, expect, it } from 'vitest';
import { CAST, enterCast } from '../../support/cast.ts';
import { check, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { POLICY } from './shared-texts.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  await voicesOf(bot).telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
});
afterAll(() => bot.close());

/** A file that somebody else sent to the group. */
async function sentByOthers(caption?: string): Promise<ReturnType<TestApp['telegram']['sendDocument']>> {
  const sent = bot.telegram.sendDocument({
    ...{ from: CAST.member.telegram, chat: bot.group, fileName: 'perlan.pdf', mimeType: 'application/pdf' },
    ...{ content: samplePdf('perlan'), ...(caption === undefined ? {} : { caption }) },
  });
  await bot.settled();
  return sent;
}

it('a forwarded file is taken where one is asked for, and a forwarded command is not carried out', async () => {
  const { telegram } = voicesOf(bot);
  const from = CAST.host.telegram;
  const withCommand = await sentByOthers(`/${POLICY}`);
  const heard = await telegram.hear({ who: 'host' }, () =>
    bot.telegram.forward({ from, message: withCommand }),
  );
  check(heard, { has: ['pesan terusan tidak dijalankan', '/bagikan'] }, 'the command');
  await verifyDialogue(telegram, [
    [{ who: 'host', command: 'bagikan bahan ajar' }, { has: 'Apa judulnya' }],
    [{ who: 'host', words: 'Modul' }, { has: 'Apa ringkasannya' }],
  ]);
  const bare = await sentByOthers();
  const taken = await telegram.hear({ who: 'host' }, () => bot.telegram.forward({ from, message: bare }));
  check(taken, { has: ['“perlan.pdf” disertakan', 'Apa ringkasannya'] }, 'the file');
  await verifyDialogue(telegram, [
    [{ who: 'host', words: 'Ringkas.' }, { has: 'Apa bentuknya' }],
    [{ who: 'host', press: 'Batal' }, { has: 'Tidak ada yang dibagikan' }],
  ]);
});

it('an edited message changes nothing of what is being shared, and it is said how to change it', async () => {
  const chat = { id: CAST.liaison.telegram };
  const { telegram } = voicesOf(bot);
  const message = bot.telegram.sendText({ from: CAST.liaison.telegram, text: `/${POLICY}` });
  await bot.settled();
  const text = `/${POLICY.replace('bahan sendiri', 'bahan bersama')}`;
  const heard = await telegram.hear({ who: 'liaison' }, () =>
    bot.telegram.editText({ chat, messageId: message.message_id, text }),
  );
  check(heard, { has: 'Silakan kirim /bagikan sebagai pesan baru' }, 'the edit');
  const resumed = await telegram.say({ who: 'liaison', command: 'bagikan' });
  expect(resumed.text).toContain('bahan sendiri');
});
