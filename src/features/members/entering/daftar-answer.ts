import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { newcomerOf } from './daftar-register.ts';
import { answerSecretariat } from './requests.service.ts';
import { findOpenQuestion } from './requests.store.ts';
import { REMARK_LENGTH } from './types.ts';

/** Asks for the answer to the secretariat's question: by a form where there are forms, else by the next words. */
export async function askForAnswer(call: Call, requestId: number): Promise<readonly Reaction[]> {
  const { language, limits, work, context } = call;
  const { t } = language;
  if (limits.hasForms) {
    const field = {
      name: 'answer',
      label: t('joining:replyLabel'),
      optional: false,
      maxLength: REMARK_LENGTH,
    };
    const form = {
      action: encodeAction('daftar', 'jawab', requestId),
      title: t('joining:replyTitle'),
      submit: t('joining:send'),
      close: t('joining:close'),
      fields: [{ kind: 'text' as const, multiline: true, ...field }],
    };
    return [{ kind: 'form', form }];
  }
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'daftar', step: 'jawab', facts: { requestId: String(requestId) } },
    expiresAt: work.now + HOUR_MS,
  });
  return replyHere(call, message({ summary: t('joining:replyAsk') }));
}

/** Takes words in private as the answer while the secretariat waits for one; undefined when it does not. */
export async function answerOpenQuestion(
  call: Call,
  words: string,
): Promise<readonly Reaction[] | undefined> {
  if (call.incoming.chat.kind !== 'private') return undefined;
  const open = await findOpenQuestion(call.work.db, call.incoming);
  return open === undefined ? undefined : passAnswerOn(call, { ...open, words });
}

/** Passes the answer on to the secretariat of the request's forum. */
export async function passAnswerOn(
  call: Call,
  {
    requestId,
    words,
    forumId = call.context.forum.id,
  }: { readonly requestId: number; readonly words: string; readonly forumId?: number },
): Promise<readonly Reaction[]> {
  const remark = words.trim().slice(0, REMARK_LENGTH);
  if (remark === '') return refuse(call, 'missingAnswer');
  const { work, incoming, services, language } = call;
  await endDialogue(work.db, dialogueKey(call));
  const passed = await answerSecretariat(work, {
    forumId,
    id: requestId,
    newcomer: newcomerOf(incoming),
    admins: services.admins,
    remark,
  });
  if (!passed.ok) return refuse(call, passed.reason === 'nothingAsked' ? 'nothingAsked' : 'proposalGone');
  return replyHere(call, message({ summary: language.t('joining:replySent') }));
}
