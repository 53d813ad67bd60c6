import { slackFileName } from '../../playground/demo/journal-slack.ts';
import type { SlackChange, SlackMessage } from '../../playground/slack/index.ts';
import { recordOf, stringOf } from '../../playground/slack/json.ts';
import { CAST, type Role } from './cast.ts';
import { slackButtons, slackText } from './read-messages.ts';
import type { TestApp } from './test-app.ts';
import { type Heard, type Place, type Said, SILENCE, type Voice } from './voice.ts';

const PAUSE_MS = 2_000;
/** Real milliseconds that are waited for a word of a bot that rests already, in turns: work that holds the process up takes one. */
const SILENT_MS = 10;
const SILENT_TURNS = 20;

/** People who use Slack. */
export function slackVoice(bot: TestApp): Voice {
  const { slack } = bot;
  const listen = async (action: () => Promise<Heard>, by?: Said): Promise<Heard> => {
    const said: SlackChange[] = [];
    const stop = slack.onChange((change) => {
      const isMeant = by === undefined ? change.kind !== 'message_changed' : isAnswer(bot, by, change);
      if (isMeant) said.push(change);
    });
    await bot.app.outbox.idle();
    bot.clock.advance(PAUSE_MS);
    const first = await action();
    await bot.rest();
    const pressed = by !== undefined && 'press' in by ? pressedTs(bot) : undefined;
    const answer = (): Heard => {
      const own = said.filter((change) => pressed === undefined || !isBeside(change, pressed));
      return heardOf(bot, own, first);
    };
    const isHeard = (): true | undefined => (answer().place === 'nowhere' ? undefined : true);
    for (let turn = 0; turn < SILENT_TURNS && isHeard() === undefined; turn += 1) {
      await slack.until(isHeard, { timeoutMs: SILENT_MS }).catch(() => undefined);
      await bot.rest();
    }
    stop();
    return isHeard() ? answer() : heardOf(bot, said, first);
  };
  return {
    platform: 'slack',
    say: (said) => listen(() => act(bot, said), said),
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
        const last = slack.lastEnvelope();
        if (last === undefined) throw new Error('nothing was delivered yet');
        await slack.redeliver(last, { newEventId: true });
        return SILENCE;
      }),
  };
}

function heardOf(bot: TestApp, changes: readonly SlackChange[], first: Heard): Heard {
  const texts = changes
    .flatMap((change) => messageOf(bot, change) ?? [])
    .map(
      (message): Heard => ({
        place: placeOf(bot, message),
        text: slackText(message),
        buttons: slackButtons(message),
        files: message.files.map((id) => slackFileName(bot.slack, id)),
      }),
    );
  const forms = changes.some(({ kind }) => kind === 'modal') ? formOf(bot, changes) : [];
  const all = [...(first.place === 'nowhere' ? [] : [first]), ...forms, ...texts];
  return {
    place: all[0]?.place ?? 'nowhere',
    text: all.map(({ text }) => text).join('\n'),
    buttons: all.flatMap(({ buttons }) => buttons),
    files: all.flatMap(({ files }) => files ?? []),
  };
}

/** Whether a change belongs to the answer: notices elsewhere, and those that only show new counts, do not. */
function isAnswer(bot: TestApp, by: Said, { kind, channel, user }: SlackChange): boolean {
  const from = CAST[by.who].slack;
  if (kind === 'modal' || kind.startsWith('ephemeral')) return user === from;
  const isHere = channel === bot.slack.dmOf(from).id || channel === channelOf(bot, by);
  if (kind !== 'message_changed') return isHere;
  if (!('press' in by)) return false;
  return isHere && (by.on === undefined || channel !== bot.channel);
}

/** The message whose button was pressed last; empty where it was one in a form. */
function pressedTs(bot: TestApp): string {
  return stringOf(recordOf(bot.slack.lastEnvelope('interactive')?.payload.container).message_ts);
}

/**
 * Whether another message than the pressed one was edited: a notice may show new counts just then, so it is the answer only where there
 * is no other.
 */
function isBeside({ kind, ts }: SlackChange, pressed: string): boolean {
  return (kind === 'message_changed' || kind === 'ephemeral_changed') && ts !== pressed;
}

/** What the bot said; undefined for changes of other kinds and other people's words. */
function messageOf(bot: TestApp, { kind, user, ts, message }: SlackChange): SlackMessage | undefined {
  if (kind.startsWith('ephemeral') && user !== undefined)
    return bot.slack.ephemeralsFor(user).find((one) => one.ts === ts);
  return (kind === 'message' || kind === 'message_changed') && message?.fromBot === true
    ? message
    : undefined;
}

function placeOf(bot: TestApp, message: SlackMessage): Place {
  if (message.ephemeralFor !== undefined) return 'ephemeral';
  return message.channel === bot.channel ? 'group' : 'private';
}

function formOf(bot: TestApp, changes: readonly SlackChange[]): readonly Heard[] {
  const user = changes.findLast(({ kind }) => kind === 'modal')?.user;
  const view = user === undefined ? undefined : bot.slack.modalOf(user);
  return view === undefined ? [] : [{ place: 'form', text: JSON.stringify(view.view), buttons: [] }];
}

async function act(bot: TestApp, said: Said): Promise<Heard> {
  const { slack } = bot;
  const from = CAST[said.who].slack;
  const channel = channelOf(bot, said);
  if ('fill' in said) return fill(bot, from, said.fill);
  if ('press' in said) {
    const on = said.on === undefined ? {} : { ts: newestWith(bot, { from, channel, words: said.on }).ts };
    await slack.pressButton({ from, channel, text: said.press, ...on });
  } else if ('file' in said) {
    const { name: filename, content } = said.file;
    const thread =
      said.replyTo === undefined
        ? {}
        : { threadTs: newestWith(bot, { from, channel, words: said.replyTo }).ts };
    slack.shareFile({ from, channel, filename, content, text: said.with ?? '', ...thread });
  } else if ('command' in said && said.replyTo === undefined) {
    await slack.command({ from, channel, command: '/forses', text: said.command });
  } else {
    const text = 'command' in said ? `/${said.command}` : said.words;
    const thread =
      said.replyTo === undefined
        ? {}
        : { threadTs: newestWith(bot, { from, channel, words: said.replyTo }).ts };
    slack.sendText({
      from,
      channel,
      text: said.where === 'group' ? `<@${slack.bot.userId}> ${text}` : text,
      ...thread,
    });
  }
  return SILENCE;
}

async function fill(bot: TestApp, from: string, values: Readonly<Record<string, string>>): Promise<Heard> {
  const outcome = await bot.slack.submitModal({ from, values });
  if (outcome.result !== 'errors') return SILENCE;
  const text = Object.entries(outcome.errors).map(([field, error]) => `${field}: ${error}`);
  return { place: 'errors', text: text.join('\n'), buttons: [] };
}

function channelOf(
  bot: TestApp,
  { who, where }: { readonly who: Role; readonly where?: Said['where'] },
): string {
  return where === 'group' ? bot.channel : CAST[who].slack;
}

function newestWith(
  bot: TestApp,
  { from, channel, words }: { readonly from: string; readonly channel: string; readonly words: string },
): SlackMessage {
  const seen = [...bot.slack.messagesIn(channel), ...bot.slack.ephemeralsFor(from, channel)];
  const message = seen.findLast((one) => one.fromBot && slackText(one).includes(words));
  if (message === undefined) throw new Error(`no message of the bot says “${words}”`);
  return message;
}
