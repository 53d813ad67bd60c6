import { describe, expect, it } from 'vitest';
import type { Reaction } from '../../../src/platform/reaction.ts';
import { message, paragraph } from './messages.ts';
import { ANI, BUDI, createRig, type RigOptions } from './rig.ts';

const reply = (text: string): Reaction => ({ kind: 'reply', audience: 'chat', message: paragraph(text) });
const privately = (text: string, fallback?: string): Reaction => ({
  kind: 'reply',
  audience: 'sender',
  message: paragraph(text),
  ...(fallback === undefined ? {} : { publicFallback: paragraph(fallback) }),
});
const always = (...reactions: readonly Reaction[]): RigOptions => ({
  core: ({ body }) => (body.kind === 'reachability' ? [] : reactions),
});
const button = { text: 'Hadir', action: 'hadir|42' };
/** Answers a command with a button, and a press with the given reactions. */
const onPress = (...reactions: readonly Reaction[]): RigOptions => ({
  core: ({ body }) => {
    if (body.kind === 'press') return reactions;
    return body.kind === 'reachability'
      ? []
      : [{ kind: 'reply', audience: 'chat', message: paragraph('Mohon jawaban', [button]) }];
  },
});

describe('a reply', () => {
  it('stands in the same topic, under the words it answers', async () => {
    const rig = await createRig({ ...always(reply('Tercatat <hadir>')), isForum: true });
    const topicId = rig.sim.createTopic(rig.group, 'Rapat');
    const answered = rig.sim.nextMessage(rig.group);
    const { message_id } = rig.sim.sendText({ from: ANI, text: '/hadir', chat: rig.group, topicId });
    const sent = await answered;
    expect(sent).toMatchObject({ text: 'Tercatat <hadir>', message_thread_id: topicId });
    expect(sent.reply_to_message?.message_id).toBe(message_id);
  });

  it('quotes nobody in a private chat', async () => {
    const rig = await createRig(always(reply('Tercatat')));
    const answered = rig.sim.nextMessage(ANI);
    rig.sim.sendText({ from: ANI, text: '/hadir' });
    expect((await answered).reply_to_message).toBeUndefined();
  });

  it('for the sender alone goes to the private chat', async () => {
    const rig = await createRig({
      ...always(privately('Rekap', 'Buka percakapan pribadi')),
      before: (sim) => void sim.startBot(ANI),
    });
    await rig.sim.settled();
    const answered = rig.sim.nextMessage(ANI);
    rig.sim.sendText({ from: ANI, text: '/rekap', chat: rig.group });
    expect((await answered).text).toBe('Rekap');
    await rig.sim.settled();
    expect(rig.sim.messagesIn(rig.group).filter(({ from }) => from?.is_bot)).toEqual([]);
  });

  it('for a sender who never started the bot falls back to the group', async () => {
    const rig = await createRig(always(privately('Rekap', 'Buka percakapan pribadi')));
    const answered = rig.sim.nextMessage(rig.group);
    rig.sim.sendText({ from: BUDI, text: '/rekap', chat: rig.group });
    expect((await answered).text).toBe('Buka percakapan pribadi');
  });

  it('for an anonymous admin alone goes nowhere but to the fallback', async () => {
    const rig = await createRig(always(privately('Rekap', 'Tulislah atas nama sendiri')));
    const answered = rig.sim.nextMessage(rig.group);
    rig.sim.sendAsAnonymousAdmin({ chat: rig.group, text: '/rekap' });
    expect((await answered).text).toBe('Tulislah atas nama sendiri');
  });
});

describe('a reply that is more than words', () => {
  it('brings its files after its words', async () => {
    const ics = {
      name: 'rapat "42".ics',
      mimeType: 'text/calendar',
      content: Buffer.from('BEGIN:VCALENDAR'),
    };
    const withFile = message({ blocks: paragraph('Jadwal').blocks, files: [ics] });
    const rig = await createRig(always({ kind: 'reply', audience: 'chat', message: withFile }));
    const answered = rig.sim.nextMessage(ANI, (sent) => sent.document !== undefined);
    rig.sim.sendText({ from: ANI, text: '/jadwal' });
    const { document } = await answered;
    expect(document?.file_name).toBe('rapat _42_.ics');
    expect(Buffer.from(rig.sim.fileContent(document?.file_id ?? '') ?? [])).toEqual(ics.content);
  });

  it('waits as long as Telegram asks, and is repeated after a fault', async () => {
    const rig = await createRig({
      ...always(reply('Tercatat')),
      before: (sim) => {
        sim.faults.next({ method: 'sendMessage', kind: '429', retryAfterSeconds: 1 });
        sim.faults.next({ method: 'sendMessage', kind: '500' });
      },
    });
    const answered = rig.sim.nextMessage(ANI);
    rig.sim.sendText({ from: ANI, text: '/hadir' });
    expect((await answered).text).toBe('Tercatat');
  });

  it('that cannot be given stops neither the next nor the bot', async () => {
    const tooLong = paragraph('x', [{ text: 'x', action: 'x'.repeat(65) }]);
    const rig = await createRig(
      always(
        { kind: 'reply', audience: 'chat', message: tooLong },
        { kind: 'form-errors', errors: {} },
        { kind: 'toast', text: 'tanpa tombol', alert: false },
        reply('Tercatat'),
      ),
    );
    const answered = rig.sim.nextMessage(ANI);
    rig.sim.sendText({ from: ANI, text: '/hadir' });
    expect((await answered).text).toBe('Tercatat');
    await rig.sim.settled();
  });
});

describe('a press', () => {
  it('is answered by a toast, cut at 200 characters', async () => {
    const rig = await createRig(onPress({ kind: 'toast', text: 'y'.repeat(300), alert: true }));
    const shown = rig.sim.nextMessage(ANI);
    rig.sim.sendText({ from: ANI, text: '/rapat' });
    await shown;
    const answer = await rig.sim.pressButton({ from: ANI, text: 'Hadir' });
    expect(answer).toMatchObject({ alert: true, text: `${'y'.repeat(199)}…` });
  });

  it('is always answered, also by nothing', async () => {
    const rig = await createRig(onPress());
    const shown = rig.sim.nextMessage(ANI);
    rig.sim.sendText({ from: ANI, text: '/rapat' });
    await shown;
    expect(await rig.sim.pressButton({ from: ANI, text: 'Hadir' })).toMatchObject({ text: undefined });
  });

  it('can replace its message, and the same again is no fault', async () => {
    const rig = await createRig(onPress({ kind: 'replace', message: paragraph('Sudah tercatat', [button]) }));
    const shown = rig.sim.nextMessage(rig.group);
    rig.sim.sendText({ from: ANI, text: '/rapat', chat: rig.group });
    const { message_id: messageId } = await shown;
    for (let times = 0; times < 2; times += 1) {
      await rig.sim.pressButton({ from: ANI, chat: rig.group, messageId, text: 'Hadir' });
      await rig.sim.settled();
      expect(rig.sim.lastMessage(rig.group)).toMatchObject({ message_id: messageId, text: 'Sudah tercatat' });
    }
  });

  it('says what it cannot put in place below it', async () => {
    const rig = await createRig(onPress({ kind: 'replace', message: paragraph('z'.repeat(5000), [button]) }));
    const shown = rig.sim.nextMessage(ANI);
    rig.sim.sendText({ from: ANI, text: '/rapat' });
    const { message_id: messageId } = await shown;
    await rig.sim.pressButton({ from: ANI, text: 'Hadir' });
    await rig.sim.settled();
    const [replaced, further] = rig.sim.messagesIn(ANI).filter(({ message_id }) => message_id >= messageId);
    expect(replaced?.reply_markup).toBeUndefined();
    expect(further?.reply_markup?.inline_keyboard[0]?.[0]?.text).toBe('Hadir');
  });

  it('on a message that is gone is answered by a new one', async () => {
    const rig = await createRig(onPress({ kind: 'replace', message: paragraph('Sudah tercatat') }));
    const answered = rig.sim.nextMessage(ANI);
    rig.sim.startBot(ANI);
    await answered;
    const again = rig.sim.nextMessage(ANI);
    const chat = { id: ANI, type: 'private' };
    const gone = { message_id: 999, date: 0, chat };
    rig.sim.raw({
      callback_query: { id: 'alt', from: { id: ANI, first_name: 'Ani' }, message: gone, data: 'hadir|42' },
    });
    expect((await again).text).toBe('Sudah tercatat');
  });
});
