import type { TelegramSimulator } from '../../playground/telegram/index.ts';

/** Answers once, in one way, as this person; resolves with the milliseconds until the bot's confirmation. */
export type Act = (person: number) => Promise<number>;

/** People who answer in a group, by the notice's buttons or by commands. */
export interface Crowd {
  readonly press: Act;
  readonly command: Act;
}

const BUTTONS = ['Hadir', 'Tidak hadir'];
const COMMANDS = ['/hadir', '/tidakhadir dinas luar', '/ragu'];

/** Makes the crowd of a group in which a notice with buttons stands. */
export function createCrowd(telegram: TelegramSimulator, group: number): Crowd {
  const waiting = new Map<number, (at: number) => void>();
  telegram.onChange((event) => {
    if (event.type !== 'message' || !event.byBot) return;
    const asked = event.message.reply_to_message?.message_id ?? 0;
    waiting.get(asked)?.(performance.now());
    waiting.delete(asked);
  });
  const notice = telegram.messagesIn(group).findLast(({ text }) => text?.startsWith('UNDANGAN'));
  if (notice === undefined) throw new Error('no notice to press on');
  let turn = 0;
  return {
    press: async (from) => {
      const begun = performance.now();
      turn += 1;
      const text = BUTTONS[turn % BUTTONS.length] ?? 'Hadir';
      const answer = await telegram.pressButton({ from, chat: group, messageId: notice.message_id, text });
      if (!answer.text?.includes('Pertemuan')) throw new Error(`no receipt: ${answer.text}`);
      return performance.now() - begun;
    },
    command: (from) => {
      const begun = performance.now();
      turn += 1;
      const text = COMMANDS[turn % COMMANDS.length] ?? '/hadir';
      const said = telegram.sendText({ from, chat: group, text });
      return new Promise((resolve) => {
        waiting.set(said.message_id, (at) => resolve(at - begun));
      });
    },
  };
}

/** How fast it went. */
export interface Pace {
  readonly perSecond: number;
  readonly latencies: readonly number[];
}

/** So many at a time, people in turn, until there were so many acts: whoever is confirmed makes room for the next. */
export async function inTurn(
  people: readonly number[],
  act: Act,
  { atOnce, acts }: { readonly atOnce: number; readonly acts: number },
): Promise<Pace> {
  const begun = performance.now();
  const latencies: number[] = [];
  let turn = 0;
  const go = async (): Promise<void> => {
    while (turn < acts) {
      turn += 1;
      latencies.push(await act(people[turn % people.length] ?? 0));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, go));
  return { perSecond: (latencies.length * 1_000) / (performance.now() - begun), latencies };
}

/** So many acts a second for so many seconds, however long each takes, by people in turn. */
export async function steadily(
  people: readonly number[],
  act: Act,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Pace> {
  const begun = performance.now();
  const acts: Promise<number>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(seconds * perSecond, ((performance.now() - begun) * perSecond) / 1_000);
      while (acts.length < due) acts.push(act(people[acts.length % people.length] ?? 0));
      if (acts.length < seconds * perSecond) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
  const latencies = await Promise.all(acts);
  return { perSecond: (latencies.length * 1_000) / (performance.now() - begun), latencies };
}
