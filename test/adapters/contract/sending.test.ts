import { describe, expect, test } from 'vitest';
import { ACTION_BYTES } from '../../../src/platform/action.ts';
import { DeliveryError } from '../../../src/platform/delivery-error.ts';
import { CAN_WRITE_FIRST } from '../../../src/platform/incoming.ts';
import { messageOf } from '../slack/workspace.ts';
import { ASKED_SECONDS, type Stage } from './stage.ts';
import { stages } from './stages.ts';

/** Why it failed; anything but a `DeliveryError` is a fault of the adapter. */
async function failureOf(sending: Promise<unknown>): Promise<DeliveryError> {
  const fault: unknown = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(fault).toBeInstanceOf(DeliveryError);
  return fault instanceof DeliveryError ? fault : new DeliveryError('rejected', { reason: String(fault) });
}

const LINES = Array.from({ length: 400 }, (_, index) => `Butir ${index} ${'x'.repeat(60)}`);
const LONG = messageOf('panjang', {
  blocks: [{ kind: 'list', ordered: false, items: LINES.map((line) => [line]) }],
});
const linesOf = (stage: Stage): readonly string[] =>
  stage.shown('group').flatMap(({ text }) => text.match(/Butir \d+/g) ?? []);

describe.each(stages)('%s, as the core writes to it,', (_name, { name, open }) => {
  test('says what it can do', async () => {
    const { platform } = await open();
    expect(platform.name).toBe(name);
    expect(platform.limits.actionBytes).toBeGreaterThanOrEqual(ACTION_BYTES);
    const { perSecond, perSecondInChat, perMinuteInGroup } = platform.limits;
    for (const rate of [perSecond, perSecondInChat, perMinuteInGroup]) expect(rate).toBeGreaterThan(0);
    expect(perSecond).toBeGreaterThanOrEqual(perSecondInChat);
  });

  test('shows a message with its buttons, and tells where it stands', async () => {
    const stage = await open();
    const buttons = [[{ text: 'Hadir', action: 'hadir|1' }], [{ text: 'Peta', url: 'https://big.go.id/' }]];
    const ref = await stage.platform.send(stage.target('group'), messageOf('Undangan', { buttons }));
    expect(ref).toMatchObject({ platform: name, threadId: '' });
    expect(stage.shown('group')).toMatchObject([
      { ref: { chatId: ref.chatId, messageId: ref.messageId }, buttons: ['Hadir', 'Peta'] },
    ]);
  });

  test('shows every letter as it was written, whatever it means in the platform’s own markup', async () => {
    const stage = await open();
    const text = '<b>tebal</b> & "kutip" *b* _m_ ~c~ `k` <!channel> <@U0BOT> [a](b) &amp; \\ |';
    await stage.platform.send(stage.target('group'), messageOf(text));
    expect(stage.shown('group').map((one) => one.text)).toEqual([text]);
  });

  test('writes to a person in private, and can change that message', async () => {
    const stage = await open();
    const ref = await stage.platform.send(stage.target('ani'), messageOf('satu'));
    await stage.platform.edit(ref, messageOf('dua'));
    expect(stage.shown('ani').map(({ text }) => text)).toEqual(['dua']);
    expect(stage.shown('group')).toEqual([]);
  });

  test('reaches who never wrote to the bot exactly where it says so', async () => {
    const stage = await open();
    const sending = stage.platform.send(stage.target('budi'), messageOf('halo'));
    if (CAN_WRITE_FIRST[stage.platform.name]) {
      await sending;
      expect(stage.shown('budi').map(({ text }) => text)).toEqual(['halo']);
    } else expect((await failureOf(sending)).kind).toBe('unreachable');
  });

  test('changes a message in place, also to what it is already', async () => {
    const stage = await open();
    const ref = await stage.platform.send(stage.target('group'), messageOf('2 hadir'));
    for (const text of ['3 hadir', '3 hadir']) await stage.platform.edit(ref, messageOf(text));
    expect(stage.shown('group').map(({ text }) => text)).toEqual(['3 hadir']);
  });

  test('says of a message that was deleted that it is gone', async () => {
    const stage = await open();
    const ref = await stage.platform.send(stage.target('group'), messageOf('Undangan'));
    stage.remove(ref);
    expect((await failureOf(stage.platform.edit(ref, messageOf('Undangan')))).kind).toBe('gone');
  });

  test('pins a message, twice without harm, and says where it may not', async () => {
    const stage = await open();
    const ref = await stage.platform.send(stage.target('group'), messageOf('Undangan'));
    stage.letPin(false);
    expect(await stage.platform.pin(ref)).toBe(false);
    stage.letPin(true);
    expect([await stage.platform.pin(ref), await stage.platform.pin(ref)]).toEqual([true, true]);
    expect(stage.isPinned(ref)).toBe(true);
  });

  test('sends what is too long in several messages, in order and nothing lost, and names the first', async () => {
    const stage = await open();
    stage.letPin(true);
    const ref = await stage.platform.send(stage.target('group'), LONG);
    expect(stage.shown('group').length).toBeGreaterThan(1);
    expect(stage.platform.messagesOf(LONG)).toBe(stage.shown('group').length);
    expect(stage.shown('group')[0]?.ref.messageId).toBe(ref.messageId);
    expect(linesOf(stage)).toEqual(LINES.map((_, index) => `Butir ${index}`));
  }, 30_000);

  test('shortens what must stay one message', async () => {
    const stage = await open();
    await stage.platform.send(stage.target('group'), { ...LONG, isOneMessage: true });
    expect(stage.shown('group')).toHaveLength(1);
    expect(stage.platform.messagesOf({ ...LONG, isOneMessage: true })).toBe(1);
    expect(stage.shown('group')[0]?.text).toContain('…');
  });

  test('sends a file under its name', async () => {
    const stage = await open();
    const file = { name: 'undangan.ics', mimeType: 'text/calendar', content: Buffer.from('BEGIN:VCALENDAR') };
    const message = messageOf('Kalender', { files: [file] });
    expect(stage.platform.messagesOf(message)).toBe(2);
    await stage.platform.send(stage.target('group'), message);
    const found = await stage.until(() => stage.shown('group').find(({ files }) => files.length > 0));
    expect(found.files).toEqual(['undangan.ics']);
  });

  test('fails by kind: asked to wait, for how long, and what is worth another try', async () => {
    const stage = await open();
    const send = (): Promise<unknown> => stage.platform.send(stage.target('group'), messageOf('x'));
    stage.fail('429');
    const asked = await failureOf(send());
    expect(asked.kind).toBe('wait');
    expect(asked.retryAfterMs).toBeGreaterThanOrEqual(ASKED_SECONDS * 1_000);
    stage.fail('500');
    expect((await failureOf(send())).kind).toBe('transient');
    stage.fail('cut');
    expect((await failureOf(send())).kind).toBe('transient');
    expect(stage.shown('group')).toEqual([]);
    stage.fail('lost answer');
    expect((await failureOf(send())).kind).toBe('transient');
    await send();
    expect(stage.shown('group').map(({ text }) => text)).toEqual(['x', 'x']);
  });

  test('cannot reach a group that it was taken out of', async () => {
    const stage = await open();
    stage.expel();
    await stage.settled();
    const failure = await failureOf(stage.platform.send(stage.target('group'), messageOf('x')));
    expect(failure.kind).toBe('unreachable');
  });

  test('tells no token in what went wrong', async () => {
    const stage = await open();
    const word = stage.token.slice(-8);
    stage.down(true);
    const failure = await failureOf(stage.platform.send(stage.target('group'), messageOf('x')));
    const health = await stage.platform.health();
    stage.down(false);
    expect(health.ok).toBe(false);
    expect(health.problem).not.toBe('');
    expect(`${failure.message} ${failure.stack} ${health.problem}`).not.toContain(word);
  });

  test('is healthy while it is connected, and stops twice without harm', async () => {
    const { platform } = await open();
    expect(await platform.health()).toEqual({ ok: true, problem: '' });
    await platform.stop();
    await platform.stop();
  });

  test('has addresses that carry a payload to the bot, or says that it has none', async () => {
    const { platform } = await open();
    expect(platform.privateChatUrl('kode-12_A') ?? 'https://none/kode-12_A').toMatch(
      /^https:\/\/.+kode-12_A$/,
    );
  });
});
