import { describe, expect, it } from 'vitest';
import { partPauseMs } from '../../../src/adapters/telegram/limits.ts';
import { manualClock, systemClock } from '../../../src/lib/clock.ts';
import type { OutgoingMessage } from '../../../src/platform/message.ts';
import type { Target } from '../../../src/platform/platform.ts';
import { message, paragraph } from './messages.ts';
import { ANI, createRig, type Rig } from './rig.ts';

const PART = 4096;
const ANI_HERSELF: Target = { kind: 'person', userId: String(ANI) };
const started = { before: (sim: Rig['sim']): void => void sim.startBot(ANI) };
const ONE_HOUR = { kind: '429', retryAfterSeconds: 3_600 } as const;

const inGroup = ({ group }: Rig): Target => ({ kind: 'chat', chatId: String(group.id), threadId: '' });
/** A message of so many parts, each of another letter. */
const ofParts = (count: number): OutgoingMessage =>
  paragraph(Array.from({ length: count }, (_, index) => 'abcdefgh'.charAt(index).repeat(PART)).join(''));
const lettersIn = ({ sim }: Rig, chat: number | { readonly id: number }): readonly (string | undefined)[] =>
  sim.messagesIn(chat).flatMap(({ from, text }) => (from?.is_bot === true ? [text?.charAt(0)] : []));
const refusals = ({ sim }: Rig): number => sim.requests.filter(({ status }) => status === 429).length;

describe('a message of several parts', () => {
  it("leaves half of a group's messages a minute to others", () => {
    const pauses = (chatId: string): readonly number[] =>
      Array.from({ length: 12 }, (_, index) => partPauseMs(chatId, index));
    expect(pauses('-100')).toEqual([...Array.from({ length: 9 }, () => 1_000), 6_000, 6_000, 6_000]);
    expect(pauses('1001').every((pauseMs) => pauseMs === 1_000)).toBe(true);
  });

  it('comes at a pace at which Telegram refuses none of them', async () => {
    const rig = await createRig({ ...started, rates: systemClock });
    await rig.platform.send(ANI_HERSELF, ofParts(7));
    expect(lettersIn(rig, ANI)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(refusals(rig)).toBe(0);
  });

  it('asks for a turn for each further part and file, and says when Telegram has answered', async () => {
    const rig = await createRig(started);
    const seen: string[] = [];
    const here = (): number => rig.sim.messagesIn(ANI).filter(({ from }) => from?.is_bot === true).length;
    const beforeFurther = async (): Promise<() => void> => {
      seen.push(`asked with ${here()}`);
      return () => void seen.push(`left with ${here()}`);
    };
    const files = [{ name: 'a.ics', mimeType: 'text/calendar', content: Buffer.from('BEGIN') }];
    await rig.platform.send({ ...ANI_HERSELF, beforeFurther }, { ...ofParts(2), files });
    expect(seen).toEqual(['asked with 1', 'left with 2', 'asked with 2', 'left with 3']);
  });

  it('goes on where Telegram refused it in a busy group, and says nothing twice', async () => {
    const clock = manualClock(Date.parse('2027-01-11T03:00:00Z'));
    const rig = await createRig({ rates: clock });
    for (let count = 0; count < 18; count += 1) {
      await rig.platform.send(inGroup(rig), paragraph('z'));
    }
    clock.advance(59_000);
    const sending = rig.platform.send(inGroup(rig), ofParts(4));
    await rig.sim.waitFor(() => refusals(rig) === 1);
    clock.advance(1_000);
    await sending;
    expect(lettersIn(rig, rig.group).slice(18)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a message that fails after its first part', () => {
  const failing = async (rig: Rig, sent = ofParts(3)): Promise<unknown> => {
    const sending = rig.platform.send(ANI_HERSELF, sent).catch((error: unknown) => error);
    await rig.sim.nextMessage(ANI, ({ from }) => from?.is_bot === true);
    rig.sim.faults.next({ method: 'sendMessage', ...ONE_HOUR });
    return await sending;
  };

  it('is taken back, so that the next try leaves it there once', async () => {
    const rig = await createRig(started);
    expect(await failing(rig)).toMatchObject({ kind: 'wait', retryAfterMs: 3_600_000 });
    expect(lettersIn(rig, ANI)).toEqual([]);
    await rig.platform.send(ANI_HERSELF, ofParts(3));
    expect(lettersIn(rig, ANI)).toEqual(['a', 'b', 'c']);
  });

  it('is taken back later when it cannot be at once, and before anything else is sent there', async () => {
    const rig = await createRig(started);
    rig.sim.faults.next({ method: 'deleteMessage', ...ONE_HOUR });
    await failing(rig);
    expect(lettersIn(rig, ANI)).toEqual(['a']);
    rig.sim.faults.next({ method: 'deleteMessage', kind: '500' });
    await expect(rig.platform.send(ANI_HERSELF, ofParts(2))).rejects.toMatchObject({ kind: 'transient' });
    expect(lettersIn(rig, ANI)).toEqual(['a']);
    await rig.platform.send(ANI_HERSELF, ofParts(2));
    expect(lettersIn(rig, ANI)).toEqual(['a', 'b']);
  });

  it('holds nothing back when Telegram will never take it away', async () => {
    const rig = await createRig(started);
    rig.sim.faults.next({ method: 'deleteMessage', kind: '403' });
    await failing(rig);
    await rig.platform.send(ANI_HERSELF, paragraph('z'));
    expect(lettersIn(rig, ANI)).toEqual(['a', 'z']);
  });

  it('is taken back with its text when a file is refused', async () => {
    const rig = await createRig(started);
    rig.sim.faults.next({ method: 'sendDocument', ...ONE_HOUR });
    const file = { name: 'rekap.pdf', mimeType: 'application/pdf', content: Buffer.from('%PDF') };
    const sending = rig.platform.send(ANI_HERSELF, message({ files: [file] }));
    await expect(sending).rejects.toMatchObject({ kind: 'wait' });
    expect(lettersIn(rig, ANI)).toEqual([]);
  });

  it('is taken back at once when the bot stops meanwhile', async () => {
    const rig = await createRig(started);
    const sending = rig.platform.send(ANI_HERSELF, ofParts(2)).catch((error: unknown) => error);
    await rig.sim.nextMessage(ANI, ({ from }) => from?.is_bot === true);
    rig.sim.faults.next({ method: 'sendMessage', kind: '429', retryAfterSeconds: 100 });
    await rig.sim.waitFor(() => refusals(rig) === 1);
    await rig.platform.stop();
    expect(await sending).toMatchObject({ kind: 'wait' });
    expect(lettersIn(rig, ANI)).toEqual([]);
  });
});
