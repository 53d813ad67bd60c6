import { z } from 'zod';
import { type CastMember, slackOf, telegramOf } from '../demo/cast.ts';
import type { Stage } from '../demo/stage.ts';
import { type ChatKey, isTelegram, slackChat, telegramChat } from './chats.ts';

const chat = z.enum(['telegram-group', 'telegram-private', 'slack-channel', 'slack-direct']);
const text = z.string().trim().min(1).max(4096);

/** What a person does in the page. */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), chat, text, replyTo: z.number().int().optional() }),
  z.object({
    ...{ kind: z.literal('upload'), chat, text: z.string().trim().max(1_024) },
    ...{ name: z.string().trim().min(1).max(200), content: z.base64(), replyTo: z.number().int().optional() },
  }),
  z.object({ kind: z.literal('press'), chat, message: z.string(), action: z.string() }),
  z.object({
    kind: z.literal('choose'),
    chat: chat.optional(),
    message: z.string().optional(),
    action: z.string(),
    option: z.string(),
  }),
  z.object({
    kind: z.literal('submit'),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({ kind: z.literal('closeForm') }),
]);

/** One of them. */
export type Act = z.infer<typeof actSchema>;

/** What the person sees at once of what they did. */
export interface Outcome {
  /** A short notice over the chat. */
  readonly toast?: { readonly text: string; readonly isAlert: boolean };
  /** The form's errors, by field. */
  readonly errors?: Readonly<Record<string, string>>;
  /** The bot has not answered yet, or not in the time the platform gives it. */
  readonly isPending?: boolean;
}

const PRESS_WAIT_MS = 4_000;

/** Does it on the platform, as the person's own client would. */
export async function perform(
  stage: Stage,
  { member, act }: { readonly member: CastMember; readonly act: Act },
): Promise<Outcome> {
  switch (act.kind) {
    case 'say':
      return say(stage, { member, act });
    case 'upload':
      return upload(stage, { member, act });
    case 'press':
      return isTelegram(act.chat)
        ? pressInTelegram(stage, { member, act })
        : pressInSlack(stage, { member, act });
    case 'choose':
      return choose(stage, { member, act });
    case 'submit':
      return submit(stage, { member, values: act.values });
    case 'closeForm':
      void stage.slack.closeModal({ from: slackOf(member) });
      return {};
  }
}

type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

async function say(
  stage: Stage,
  { member, act }: { readonly member: CastMember; readonly act: ActOf<'say'> },
): Promise<Outcome> {
  if (isTelegram(act.chat)) {
    const place = { from: telegramOf(member), chat: telegramChat(stage, { member, chat: act.chat }) };
    stage.telegram.sendText({
      ...place,
      text: act.text,
      ...(act.replyTo === undefined ? {} : { replyTo: act.replyTo }),
    });
    return {};
  }
  const from = slackOf(member);
  const channel = slackChat(stage, { member, chat: act.chat });
  if (!act.text.startsWith('/')) {
    stage.slack.sendText({
      from,
      channel,
      text: act.text.replaceAll('@Gunungan', `<@${stage.slack.bot.userId}>`),
    });
    return {};
  }
  const [, command = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(act.text) ?? [];
  const result = await stage.slack.command({ from, channel, command, text: rest });
  return result.ok ? {} : { isPending: true };
}

/** Sends a file with the words under it. */
function upload(
  stage: Stage,
  { member, act }: { readonly member: CastMember; readonly act: ActOf<'upload'> },
): Outcome {
  const { chat: key, name, text: words, replyTo } = act;
  const content = Buffer.from(act.content, 'base64');
  if (isTelegram(key)) {
    stage.telegram.sendDocument({
      ...{ from: telegramOf(member), chat: telegramChat(stage, { member, chat: key }) },
      ...{ fileName: name, content },
      ...(words === '' ? {} : { caption: words }),
      ...(replyTo === undefined ? {} : { replyTo }),
    });
    return {};
  }
  const channel = slackChat(stage, { member, chat: key });
  stage.slack.shareFile({ from: slackOf(member), channel, filename: name, content, text: words });
  return {};
}

async function pressInTelegram(
  stage: Stage,
  { member, act }: { readonly member: CastMember; readonly act: ActOf<'press'> },
): Promise<Outcome> {
  const pressed = stage.telegram.pressButton({
    from: telegramOf(member),
    chat: telegramChat(stage, { member, chat: act.chat }),
    messageId: Number(act.message),
    data: act.action,
  });
  const answer = await Promise.race([pressed, later(PRESS_WAIT_MS)]);
  if (answer === undefined) return { isPending: true };
  return answer.text === undefined ? {} : { toast: { text: answer.text, isAlert: answer.alert } };
}

async function pressInSlack(
  stage: Stage,
  { member, act }: { readonly member: CastMember; readonly act: ActOf<'press'> },
): Promise<Outcome> {
  const where = { from: slackOf(member), channel: slackChat(stage, { member, chat: act.chat }) };
  const result = await stage.slack.pressButton({ ...where, ts: act.message, actionId: act.action });
  return result.ok ? {} : { isPending: true };
}

async function choose(
  stage: Stage,
  { member, act }: { readonly member: CastMember; readonly act: ActOf<'choose'> },
): Promise<Outcome> {
  const place =
    act.chat === undefined ? {} : { channel: slackChat(stage, { member, chat: act.chat as ChatKey }) };
  const result = await stage.slack.selectOption({
    from: slackOf(member),
    ...place,
    ...(act.message === undefined ? {} : { ts: act.message }),
    actionId: act.action,
    option: act.option,
  });
  return result.ok ? {} : { isPending: true };
}

async function submit(
  stage: Stage,
  { member, values }: { readonly member: CastMember; readonly values: ActOf<'submit'>['values'] },
): Promise<Outcome> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));
  const result = await stage.slack.submitModal({ from: slackOf(member), values: given });
  if (result.result === 'errors') return { errors: result.errors };
  return result.result === 'failed' ? { isPending: true } : {};
}

function later(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined));
}
