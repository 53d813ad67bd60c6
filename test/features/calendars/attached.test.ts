import { afterAll, beforeAll, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
});
afterAll(() => bot.close());

type Calendars = readonly (readonly string[])[];

/** The calendar files in the group, in the channel and in two private chats, as their unfolded lines. */
function attached(): {
  readonly shared: readonly Calendars[];
  readonly own: readonly Calendars[];
} {
  const { telegram, slack, group, channel } = bot;
  const linesOf = (contents: readonly (Buffer | undefined)[]) =>
    contents
      .map((content) => (content ?? '').toString())
      .filter((text) => text.startsWith('BEGIN:VCALENDAR'))
      .map((text) => text.replaceAll('\r\n ', '').split('\r\n'));
  const inTelegram = (chat: number) =>
    linesOf(
      telegram
        .messagesIn(chat)
        .flatMap(({ document }) => document ?? [])
        .map(({ file_id: id }) => Buffer.from(telegram.fileContent(id) ?? [])),
    );
  const inSlack = (chat: string) =>
    linesOf(
      slack
        .messagesIn(chat)
        .flatMap((message) => message.files)
        .map((id) => slack.fileOf(id)?.content),
    );
  return {
    shared: [inTelegram(group), inSlack(channel)],
    own: [inTelegram(CAST.member.telegram), inSlack(slack.dmOf(CAST.host.slack).id)],
  };
}

async function order(command: string): Promise<void> {
  const heard = await voicesOf(bot).telegram.say({ who: 'secretariat', command });
  const [confirm] = heard.buttons;
  if (confirm !== undefined && /^(?:Ya|Batalkan|Simpan|Ubah)/.test(confirm))
    await voicesOf(bot).telegram.say({ who: 'secretariat', press: confirm });
  await bot.advance(MINUTE_MS);
  await bot.settled();
}

it('the invitation, a change and a cancellation go with a file that a calendar takes as the same event', async () => {
  const lines =
    'Acara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nNomor: 42\nTautan: https://rapat.example/42';
  await order(`buatrapat\n${lines}`);
  await order('umumkan 42');
  // Both have it in private, each on the platform that they use.
  await voicesOf(bot).telegram.say({ who: 'member', command: 'rapat' });
  await voicesOf(bot).slack.say({ who: 'host', command: 'rapat' });
  await voicesOf(bot).telegram.say({ who: 'member', command: 'hadir' });
  await voicesOf(bot).slack.say({ who: 'host', command: 'hadir' });
  await order('tundarapat 42 Jumat, 5 Februari 2027 pukul 09.00 WIB');
  await order('batalrapat 42 tuan rumah berhalangan');
  const { shared, own } = attached();
  for (const files of [...shared, ...own]) {
    const said = files.map((file) => file.filter((line) => /^(?:METHOD|STATUS|DTSTART;)/.test(line)));
    expect(said).toEqual([
      ['METHOD:PUBLISH', 'DTSTART;TZID=Asia/Jakarta:20270204T090000', 'STATUS:CONFIRMED'],
      ['METHOD:PUBLISH', 'DTSTART;TZID=Asia/Jakarta:20270205T090000', 'STATUS:CONFIRMED'],
      ['METHOD:CANCEL', 'DTSTART;TZID=Asia/Jakarta:20270205T090000', 'STATUS:CANCELLED'],
    ]);
    const ids = files.map((file) => file.find((line) => line.startsWith('UID:')));
    expect(new Set(ids).size).toBe(1);
    const sequences = files.map((file) =>
      Number(file.find((line) => line.startsWith('SEQUENCE:'))?.slice(9)),
    );
    expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
    expect(new Set(sequences).size).toBe(3);
    expect(files.flat().join('\n')).not.toContain('rapat.example');
  }
});
