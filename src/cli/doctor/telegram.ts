import { z } from 'zod';
import type { TelegramConfig } from '../../config.ts';
import { type ApiAnswer, callApi } from './call-api.ts';
import { checkClock } from './clock.ts';
import { type Finding, failing, fine, note } from './finding.ts';
import { ABOUT, type BoundChat, callFailure, checkGroup, type TelegramCall } from './telegram-group.ts';

const OFFICIAL_ROOT = 'https://api.telegram.org';
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

/** Asks Telegram about the token, the bot's rights, its webhook and its bound groups. */
export async function checkTelegram(
  config: TelegramConfig,
  facts: { readonly chats: readonly BoundChat[]; readonly now: number },
): Promise<readonly Finding[]> {
  const call: TelegramCall = (method, asked) => {
    const url = `${config.apiRoot}/bot${config.botToken.reveal()}/${method}`;
    return callApi({ url, setting: 'TELEGRAM_API_ROOT', ...asked });
  };
  const answer = await call('getMe', { schema: meSchema });
  if (answer.kind !== 'ok') return [tokenFailure(answer, config)];
  const { result: me } = answer.body;
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
    webhookFinding(config, await call('getWebhookInfo', { schema: webhookSchema })),
  ];
  for (const chat of facts.chats.filter(({ platform }) => platform === 'telegram')) {
    findings.push(await checkGroup(chat, { botId: me.id, call }));
  }
  return findings;
}

function tokenFailure(
  answer: Exclude<ApiAnswer<never>, { readonly kind: 'ok' }>,
  { apiRoot }: TelegramConfig,
): Finding {
  if (answer.kind === 'failed') return callFailure(answer);
  const elsewhere = apiRoot === OFFICIAL_ROOT ? '' : ', and check TELEGRAM_API_ROOT';
  return failing(ABOUT, {
    says: `the token is refused (${answer.reason})`,
    todo: `Copy TELEGRAM_BOT_TOKEN again from @BotFather: /mybots, API Token${elsewhere}.`,
  });
}

function webhookFinding(config: TelegramConfig, answer: ApiAnswer<z.infer<typeof webhookSchema>>): Finding {
  if (answer.kind === 'failed') return callFailure(answer);
  if (answer.kind === 'refused')
    return failing(ABOUT, { says: `getWebhookInfo: ${answer.reason}`, todo: 'Try again.' });
  const { url, pending_update_count: pending, last_error_message: error } = answer.body.result;
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
