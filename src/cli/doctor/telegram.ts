import { z } from 'zod';
import type { TelegramConfig } from '../../config.ts';
import { type ApiAnswer, callApi } from './call-api.ts';
import { checkClock } from './clock.ts';
import { type Finding, failing, fine, note } from './finding.ts';

/** A group or channel that is bound to a forum. */
export interface BoundChat {
  readonly platform: string;
  readonly externalId: string;
  readonly title: string;
  /** Why the bot could not write there last time; undefined when it could. */
  readonly problem: string | undefined;
}

const ABOUT = 'telegram';
const meSchema = z.object({
  result: z.object({ id: z.number(), username: z.string(), can_join_groups: z.boolean().optional() }),
});
const webhookSchema = z.object({
  result: z.object({
    url: z.string(),
    pending_update_count: z.number(),
    last_error_message: z.string().optional(),
  }),
});
const memberSchema = z.object({
  result: z.object({ status: z.string(), can_pin_messages: z.boolean().optional() }),
});

/** Asks Telegram about the token, the bot's rights, its webhook and its bound groups. */
export async function checkTelegram(
  config: TelegramConfig,
  facts: { readonly chats: readonly BoundChat[]; readonly now: number },
): Promise<readonly Finding[]> {
  const call = (method: string, parameters: Readonly<Record<string, string>> = {}): Promise<ApiAnswer> =>
    callApi({ url: `${config.apiRoot}/bot${config.botToken.reveal()}/${method}`, parameters });
  const answer = await call('getMe');
  if (answer.kind !== 'ok') return [tokenFailure(answer)];
  const { result: me } = meSchema.parse(answer.body);
  const findings = [
    fine(ABOUT, `the token is accepted: @${me.username}`),
    ...(answer.date === undefined ? [] : [checkClock({ whose: 'Telegram', at: answer.date }, facts.now)]),
    ...(me.can_join_groups === false
      ? [
          failing(ABOUT, {
            says: 'the bot may not join groups',
            todo: 'Allow it at @BotFather: /setjoingroups.',
          }),
        ]
      : []),
    webhookFinding(config, await call('getWebhookInfo')),
  ];
  for (const chat of facts.chats.filter(({ platform }) => platform === 'telegram')) {
    const member = await call('getChatMember', { chat_id: chat.externalId, user_id: String(me.id) });
    findings.push(memberFinding(chat, member));
  }
  return findings;
}

function tokenFailure(answer: Exclude<ApiAnswer, { readonly kind: 'ok' }>): Finding {
  return answer.kind === 'refused'
    ? failing(ABOUT, {
        says: `the token is refused (${answer.reason})`,
        todo: 'Copy TELEGRAM_BOT_TOKEN again from @BotFather: /mybots, API Token.',
      })
    : failing(ABOUT, {
        says: `Telegram cannot be reached: ${answer.reason}`,
        todo: 'Check the network and TELEGRAM_API_ROOT.',
      });
}

function webhookFinding(config: TelegramConfig, answer: ApiAnswer): Finding {
  if (answer.kind !== 'ok')
    return failing(ABOUT, { says: `getWebhookInfo: ${answer.reason}`, todo: 'Try again.' });
  const {
    url,
    pending_update_count: pending,
    last_error_message: error,
  } = webhookSchema.parse(answer.body).result;
  const waiting = `${pending} updates wait`;
  if (config.receive.mode === 'polling') {
    return url === ''
      ? fine(ABOUT, `long polling, ${waiting}`)
      : note(ABOUT, {
          says: 'a webhook is set although the bot polls',
          todo: 'The next start of the bot removes it.',
        });
  }
  if (url !== config.receive.url) {
    return note(ABOUT, {
      says: 'Telegram does not call TELEGRAM_WEBHOOK_URL yet',
      todo: 'The next start of the bot sets it.',
    });
  }
  if (error === undefined) return fine(ABOUT, `the webhook is set, ${waiting}`);
  return failing(ABOUT, {
    says: `Telegram could not call the webhook: ${error}; ${waiting}`,
    todo: 'Check that TELEGRAM_WEBHOOK_URL leads to HOST:PORT and has a valid certificate.',
  });
}

function memberFinding(chat: BoundChat, answer: ApiAnswer): Finding {
  const name = `group "${chat.title}"`;
  const back = 'Add the bot to the group again, or unbind it there with /lepaskan.';
  if (answer.kind !== 'ok') return failing(ABOUT, { says: `${name}: ${answer.reason}`, todo: back });
  const { status, can_pin_messages: mayPin } = memberSchema.parse(answer.body).result;
  if (status === 'left' || status === 'kicked')
    return failing(ABOUT, { says: `${name}: the bot is not in it`, todo: back });
  if (status === 'creator' || (status === 'administrator' && mayPin === true)) {
    return fine(ABOUT, `${name}: the bot writes and pins`);
  }
  return note(ABOUT, {
    says: `${name}: the bot writes but cannot pin notices`,
    todo: 'Make it an administrator with the right to pin messages.',
  });
}
