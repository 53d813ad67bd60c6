import { type CastMember, slackOf, telegramOf } from '../demo/cast.ts';
import type { Stage } from '../demo/stage.ts';

/** A chat as a person has it on their screen. */
export type ChatKey = 'telegram-group' | 'telegram-private' | 'slack-channel' | 'slack-direct';

/** The chats that a person sees, in the order in which they are shown. */
export function chatsOf(member: CastMember): readonly ChatKey[] {
  return [
    ...(member.telegramId !== undefined && member.isInGroup ? (['telegram-group'] as const) : []),
    ...(member.telegramId === undefined ? [] : (['telegram-private'] as const)),
    ...(member.slackId === undefined ? [] : (['slack-channel', 'slack-direct'] as const)),
  ];
}

/** Whether a chat is in Telegram. */
export function isTelegram(chat: ChatKey): boolean {
  return chat === 'telegram-group' || chat === 'telegram-private';
}

/** Id of the Telegram chat. */
export function telegramChat(
  stage: Stage,
  { member, chat }: { readonly member: CastMember; readonly chat: ChatKey },
): number {
  return chat === 'telegram-group' ? stage.group : telegramOf(member);
}

/** Id of the Slack channel, or of the person for their direct conversation. */
export function slackChat(
  stage: Stage,
  { member, chat }: { readonly member: CastMember; readonly chat: ChatKey },
): string {
  return chat === 'slack-channel' ? stage.channel : slackOf(member);
}
