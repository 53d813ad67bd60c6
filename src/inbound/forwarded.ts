import type { Reaction } from '../platform/reaction.ts';
import type { Call, Command } from './command.ts';
import { prefixOf } from './command-language.ts';
import { refuse } from './refuse.ts';

/**
 * Answers a command that the sender only passed on: it has no effect. In private it is offered as a button, where there is
 * something to offer; else, and in a group, one line says what to do, for silence would look like success.
 */
export async function answerForwarded(
  call: Call,
  { command, argument }: { readonly command: Command; readonly argument: string },
): Promise<readonly Reaction[]> {
  const { incoming } = call;
  const isOwnChat = incoming.chat.kind === 'private';
  const offered = isOwnChat ? await command.offer?.({ ...call, argument }, 'forwarded') : undefined;
  const name = `${prefixOf(incoming.platform)}${command.name}`;
  return offered ?? refuse(call, 'forwardedCommand', { command: name });
}
