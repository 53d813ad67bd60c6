import type { Key } from '../i18n/index.ts';
import { message } from '../i18n/message.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call } from './command.ts';
import { prefixOf } from './command-language.ts';
import { replyPrivately } from './replies.ts';

/** Where somebody is to go on when the answer cannot be brought to them. */
export interface Elsewhere {
  /** Sentence with `{{command}}` that a group reads instead of the answer. */
  readonly key: Key;
  readonly command: string;
  /** What the address hands over that opens a private chat. */
  readonly payload: string;
}

/** Answers to the sender alone; where that is impossible, the group only learns where to go on. */
export function answerPrivately(
  call: Pick<Call, 'language' | 'incoming' | 'services'>,
  answer: OutgoingMessage,
  elsewhere: Elsewhere,
): readonly Reaction[] {
  return replyPrivately(answer, sayElsewhere(call, elsewhere));
}

/** Says where to go on, with a button where the platform has addresses for that. */
export function sayElsewhere(
  { language, incoming, services }: Pick<Call, 'language' | 'incoming' | 'services'>,
  { key, command, payload }: Elsewhere,
): OutgoingMessage {
  const { platform } = incoming;
  const url = services.platforms.get(platform)?.privateChatUrl(payload);
  return message({
    summary: language.t(key, { command: `${prefixOf(platform)}${command}` }),
    buttons: url === undefined ? [] : [[{ text: language.t('members:openChat'), url }]],
  });
}
