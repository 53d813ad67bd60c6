import { z } from 'zod';
import type { ApiAnswer, ApiCall, CallFailure } from './call-api.ts';
import { type Finding, failing, fine, note } from './finding.ts';

/** A group or channel that is bound to a forum. */
export interface BoundChat {
  readonly platform: string;
  readonly externalId: string;
  readonly title: string;
  /** Why the bot could not write there last time; undefined when it could. */
  readonly problem: string | undefined;
}

/** Calls a method of Telegram's as the bot. */
export type TelegramCall = <T>(
  method: string,
  asked: Pick<ApiCall<T>, 'schema' | 'parameters'>,
) => Promise<ApiAnswer<T>>;

export const ABOUT = 'telegram';
const memberSchema = z.object({
  result: z.object({
    status: z.string(),
    can_send_messages: z.boolean().optional(),
    can_post_messages: z.boolean().optional(),
    can_pin_messages: z.boolean().optional(),
    can_edit_messages: z.boolean().optional(),
  }),
});
type Member = z.infer<typeof memberSchema>['result'];
const chatSchema = z.object({
  result: z.object({ permissions: z.object({ can_send_messages: z.boolean().optional() }).optional() }),
});

/** Looks what the bot may do in a group or channel that is bound. */
export async function checkGroup(
  chat: BoundChat,
  { botId, call }: { readonly botId: number; readonly call: TelegramCall },
): Promise<Finding> {
  const name = `group "${chat.title}"`;
  const todo = 'Add the bot to the group again, or unbind it there with /lepaskan.';
  const place = { chat_id: chat.externalId };
  const parameters = { ...place, user_id: String(botId) };
  const answer = await call('getChatMember', { schema: memberSchema, parameters });
  if (answer.kind === 'failed') return callFailure(answer);
  if (answer.kind === 'refused') return failing(ABOUT, { says: `${name}: ${answer.reason}`, todo });
  const member = answer.body.result;
  if (member.status === 'left' || member.status === 'kicked')
    return failing(ABOUT, { says: `${name}: the bot is not in it`, todo });
  // What everybody may do there holds for who is no administrator.
  const group =
    member.status === 'member' ? await call('getChat', { schema: chatSchema, parameters: place }) : undefined;
  const isMuted = group?.kind === 'ok' && group.body.result.permissions?.can_send_messages === false;
  return rightsFinding(name, { ...member, ...(isMuted ? { can_send_messages: false } : {}) });
}

function rightsFinding(name: string, member: Member): Finding {
  if (member.can_send_messages === false || member.can_post_messages === false) {
    return failing(ABOUT, {
      says: `${name}: the bot is in it but may not write`,
      todo: 'Make it an administrator with the rights to send and to pin messages.',
    });
  }
  // In a channel the right to edit messages is the one to pin them.
  const mayPin = (member.can_pin_messages ?? member.can_edit_messages) === true;
  if (member.status === 'creator' || (member.status === 'administrator' && mayPin))
    return fine(ABOUT, `${name}: the bot writes and pins`);
  return note(ABOUT, {
    says: `${name}: the bot writes but cannot pin notices`,
    todo: 'Make it an administrator with the right to pin messages.',
  });
}

/** Telegram did not answer, whatever it was asked. */
export function callFailure({ says, todo }: CallFailure): Finding {
  return failing(ABOUT, { says: `Telegram ${says}`, todo });
}
