import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { replyToAll } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { endShownCodes } from './shown-codes.service.ts';

/**
 * Ends the codes that a text shows to everybody in a chat, and says so there; undefined when none of them was good. A command
 * that the platform keeps from the others shows nothing.
 */
export async function answerShownCode(call: Call, text: string): Promise<readonly Reaction[] | undefined> {
  const { work, incoming, limits, services, language } = call;
  if (limits.hasEphemeral && incoming.body.kind === 'command') return undefined;
  const hasEnded = await endShownCodes(work, { text, admins: services.admins });
  return hasEnded ? replyToAll(message({ summary: language.t('joining:codeShown') })) : undefined;
}
