import { once } from 'node:events';
import type { Message } from '../../playground/telegram/index.ts';
import { CAST, type Role } from './cast.ts';
import type { TestApp } from './test-app.ts';
import { type Heard, type Place, type Said, SILENCE, type Voice } from './voice.ts';

/** Nobody writes faster than this. */
const PAUSE_MS = 2_000;
/** Real milliseconds that are waited for a word of a bot that rests already, in turns: work that holds the process up takes one. */
const SILENT_MS = 10;
const SILENT_TURNS = 5;

/** People who use Telegram. */
export function telegramVoice(bot: TestApp): Voice {
  const { telegram } = bot;
  let lastUpdate = 0;
  telegram.onChange((event) => {
    if (event.type === 'update') lastUpdate = event.update.update_id;
  });
  const listen = async (action: () => Promise<Heard>, by?: Said): Promise<Heard> => {
    await bot.app.outbox.idle();
    const pressed = by !== undefined && 'press' in by ? pressedOn(bot, by) : undefined;
    const said: Message[] = [];
    const beside: Message[] = [];
    const stop = telegram.onChange((event) => {
      // An edit that nobody pressed for is a notice that shows new counts.
      const isPressed = by !== undefined && 'press' in by;
      if (event.type !== 'message' && !(event.type === 'edit' && isPressed)) return;
      if (!event.byBot || (by !== undefined && !isNear(bot, by, event.message))) return;
      // One of another message than the pressed one may be such a notice, too: it is the answer only where there is no other.
      const isAnswer = event.type === 'message' || isSame(event.message, pressed);
      (isAnswer ? said : beside).push(event.message);
    });
    bot.clock.advance(PAUSE_MS);
    const toast = await action();
    await bot.rest();
    const isHeard = (): boolean => toast.place !== 'nowhere' || said.length > 0;
    for (let turn = 0; turn < SILENT_TURNS && !isHeard(); turn += 1) {
      const patience = AbortSignal.timeout(SILENT_MS);
      await Promise.race([telegram.waitFor(isHeard), once(patience, 'abort')]);
      await bot.rest();
    }
    stop();
    return heardOf(bot, isHeard() ? said : beside, toast);
  };
  return {
    platform: 'telegram',
    say: (said) =>
      listen(() => ('press' in said ? press(bot, said) : write(bot, said).then(() => SILENCE)), said),
    hear: (by, act) =>
      listen(
        async () => {
          await act();
          return SILENCE;
        },
        { ...by, words: '' },
      ),
    again: () =>
      listen(async () => {
        telegram.redeliver(lastUpdate);
        return SILENCE;
      }),
  };
}

/** Whether a message is where it was said, or in the sender's private chat. */
function isNear(bot: TestApp, by: Said, { chat }: Message): boolean {
  return chat.id === chatOf(bot, by) || chat.id === CAST[by.who].telegram;
}

function isSame(one: Message, other: Message | undefined): boolean {
  return one.message_id === other?.message_id && one.chat.id === other.chat.id;
}

function heardOf(bot: TestApp, messages: readonly Message[], toast: Heard): Heard {
  const shown = messages.map((message): Heard => {
    const place: Place = message.chat.id === bot.group ? 'group' : 'private';
    const buttons = (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);
    const files = [message.document?.file_name, message.photo && 'photo'].flatMap((name) => name ?? []);
    return { place, text: message.text ?? message.caption ?? '', buttons, files };
  });
  const all = toast.place === 'nowhere' ? shown : [toast, ...shown];
  return {
    place: all[0]?.place ?? 'nowhere',
    text: all.map(({ text }) => text).join('\n'),
    buttons: all.flatMap(({ buttons }) => buttons),
    files: all.flatMap(({ files }) => files ?? []),
  };
}

function chatOf(
  bot: TestApp,
  { who, where }: { readonly who: Role; readonly where?: Said['where'] },
): number {
  return where === 'group' ? bot.group : CAST[who].telegram;
}

async function write(bot: TestApp, said: Said): Promise<void> {
  if ('press' in said || 'fill' in said) throw new Error('Telegram has no forms');
  const chat = chatOf(bot, said);
  const replied = said.replyTo === undefined ? undefined : newestWith(bot, chat, said.replyTo).message_id;
  const place = {
    from: CAST[said.who].telegram,
    chat,
    ...(replied === undefined ? {} : { replyTo: replied }),
  };
  if ('file' in said) {
    const { name: fileName, content } = said.file;
    const caption = said.with === undefined ? {} : { caption: said.with };
    bot.telegram.sendDocument({ ...place, fileName, content, ...caption });
  } else {
    const text = 'command' in said ? `/${said.command}` : mentioning(said);
    bot.telegram.sendText({ ...place, text });
  }
}

function mentioning({ words, where }: { readonly words: string; readonly where?: Said['where'] }): string {
  return where === 'group' ? `@GununganBot ${words}` : words;
}

async function press(bot: TestApp, said: Extract<Said, { press: string }>): Promise<Heard> {
  const chat = chatOf(bot, said);
  const messageId = pressedOn(bot, said)?.message_id;
  const on = messageId === undefined ? {} : { messageId };
  const from = CAST[said.who].telegram;
  const { text = '' } = await bot.telegram.pressButton({ from, chat, text: said.press, ...on });
  return text === '' ? SILENCE : { place: 'toast', text, buttons: [] };
}

/** The message with the button that is pressed; nothing where there is none. */
function pressedOn(bot: TestApp, said: Extract<Said, { press: string }>): Message | undefined {
  const chat = chatOf(bot, said);
  if (said.on !== undefined) return newestWith(bot, chat, said.on);
  const hasButton = ({ reply_markup }: Message): boolean =>
    (reply_markup?.inline_keyboard ?? []).flat().some(({ text }) => text === said.press);
  return bot.telegram.messagesIn(chat).findLast((one) => one.from?.is_bot === true && hasButton(one));
}

function newestWith(bot: TestApp, chat: number, words: string): Message {
  const message = bot.telegram
    .messagesIn(chat)
    .findLast((one) => one.from?.is_bot === true && (one.text ?? one.caption ?? '').includes(words));
  if (message === undefined) throw new Error(`no message of the bot says “${words}”`);
  return message;
}
