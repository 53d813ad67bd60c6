import type { Logger } from '../../lib/logger.ts';
import type { MenuEntry } from '../../platform/platform.ts';
import type { TelegramApi } from './api.ts';
import { toDeliveryError } from './errors.ts';
import { cleanLine } from './html.ts';
import { MENU_COMMANDS, MENU_DESCRIPTION_UNITS } from './limits.ts';
import { INTERACTIVE, retried } from './retry.ts';

/** A command as the Bot API lists it. */
export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

/** One list of commands and the kind of chat that shows it (Bot API, BotCommandScope). */
export interface CommandList {
  readonly scope: string;
  readonly commands: readonly BotCommand[];
}

/** The lists of a menu: everyone's for private chats and groups, all commands for admins of groups. */
export function toCommandLists(menu: readonly MenuEntry[]): readonly CommandList[] {
  const all = menu.filter(({ name }) => /^[a-z0-9_]{1,32}$/.test(name)).slice(0, MENU_COMMANDS);
  const everyone = all.filter(({ audience }) => audience === 'everyone');
  return [
    { scope: 'default', commands: everyone.map(toBotCommand) },
    { scope: 'all_private_chats', commands: everyone.map(toBotCommand) },
    { scope: 'all_group_chats', commands: everyone.map(toBotCommand) },
    { scope: 'all_chat_administrators', commands: all.map(toBotCommand) },
  ];
}

function toBotCommand({ name, description }: MenuEntry): BotCommand {
  const words = cleanLine(description).slice(0, MENU_DESCRIPTION_UNITS);
  return { command: name, description: words === '' ? name : words };
}

/** What the menu is shown with; `signal` ends the attempt. */
export interface MenuParts {
  readonly api: TelegramApi;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Shows the menu; a failure is logged and nothing more, for commands work without a menu too. */
export async function publishMenu(
  { api, logger, signal }: MenuParts,
  menu: readonly MenuEntry[],
): Promise<void> {
  for (const { scope, commands } of toCommandLists(menu)) {
    const list = { commands, scope: { type: scope } };
    try {
      await retried({ ...INTERACTIVE, signal }, () =>
        api.call({ method: 'setMyCommands', parameters: list, signal }),
      );
    } catch (error) {
      if (signal.aborted) return;
      logger.warn({ platform: 'telegram', scope, reason: toDeliveryError(error).message }, 'menu not set');
    }
  }
}
