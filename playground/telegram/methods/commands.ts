import { badRequest } from '../api-error.ts';
import { requireReadableChat } from '../chats.ts';
import { objectParam, type Params, stringParam } from '../params.ts';
import type { World } from '../state.ts';
import type { BotCommand } from '../wire.ts';
import type { MethodCall, MethodTable } from './method.ts';

const MAX_COMMANDS = 100;
const MAX_DESCRIPTION = 256;

function setMyCommands({ world, params }: MethodCall): true {
  const commands = objectParam<readonly BotCommand[]>(params, 'commands') ?? [];
  if (commands.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const command of commands) checkCommand(command);
  world.commands.set(commandsKey(world, params), commands);
  world.events.emit({ type: 'commands' });
  return true;
}

function checkCommand({ command, description }: BotCommand): void {
  if (command === '') throw badRequest('command must be non-empty');
  if (command.length > 32) throw badRequest('command length must not exceed 32');
  if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description.trim() === '') throw badRequest('command description must be non-empty');
  if (description.length > MAX_DESCRIPTION) {
    throw badRequest(`command description length must not exceed ${MAX_DESCRIPTION}`);
  }
}

/** The key of a command list: scope, chat and person, language. Throws where the chat is unknown. */
function commandsKey(world: World, params: Params): string {
  const scope = objectParam<Params>(params, 'scope') ?? { type: 'default' };
  const language = stringParam(params, 'language_code') ?? '';
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language code specified');
  const chatId = scope.chat_id === undefined ? '' : requireReadableChat(world, scope.chat_id).chat.id;
  return [scope.type, chatId, scope.user_id ?? '', language].join(':');
}

function getMyCommands({ world, params }: MethodCall): readonly BotCommand[] {
  return world.commands.get(commandsKey(world, params)) ?? [];
}

function deleteMyCommands({ world, params }: MethodCall): true {
  world.commands.delete(commandsKey(world, params));
  world.events.emit({ type: 'commands' });
  return true;
}

export interface MenuPlace {
  readonly chatId: number;
  readonly userId: number;
  readonly languageCode: string | undefined;
  readonly isAdministrator: boolean;
}

/**
 * The commands that a client would offer there: the narrowest scope that has a list, in the person's language or
 * else without one (the order of "Determining list of commands" in the Bot API).
 */
export function commandMenu(world: World, place: MenuPlace): readonly BotCommand[] {
  const { chatId, userId, isAdministrator } = place;
  const admin = (scope: string): string[] => (isAdministrator ? [scope] : []);
  const scopes =
    chatId > 0
      ? [`chat:${chatId}:`, 'all_private_chats::', 'default::']
      : [
          `chat_member:${chatId}:${userId}`,
          ...admin(`chat_administrators:${chatId}:`),
          `chat:${chatId}:`,
          ...admin('all_chat_administrators::'),
          'all_group_chats::',
          'default::',
        ];
  for (const scope of scopes) {
    const commands =
      world.commands.get(`${scope}:${place.languageCode ?? ''}`) ?? world.commands.get(`${scope}:`);
    if (commands) return commands;
  }
  return [];
}

export const commandMethods: MethodTable = { setMyCommands, getMyCommands, deleteMyCommands };
