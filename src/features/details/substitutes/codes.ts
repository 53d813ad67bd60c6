import { prefixOf } from '../../../i18n/chat-language.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import type { ComingInstitution } from '../types.ts';
import { newSubstituteCode } from './rules.ts';
import { insertSubstitute, listOfAccount, type SubstituteAccount, takeCode } from './store.ts';

/** Makes a code for who is named as the substitute; an earlier one ends. */
export async function giveCode(
  call: Call,
  { meeting, one }: { readonly meeting: Meeting; readonly one: ComingInstitution },
): Promise<readonly Reaction[]> {
  const { work, language } = call;
  if (one.answer !== 'represented' || one.note === '')
    return refuse(call, { reason: 'substituteUnnamed', name: one.shortName });
  const { shown, hash } = newSubstituteCode(work.randomness);
  const { forumId, id: meetingId } = meeting;
  const key = { forumId, meetingId, institutionId: one.institutionId };
  await insertSubstitute(work.db, { key, named: one.note, codeHash: hash });
  const summary = language.t('details:substitute.code', { code: shown, substitute: one.note });
  const how = language.t('details:substitute.how', {
    telegram: `${prefixOf('telegram')}rincian ${shown}`,
    slack: `${prefixOf('slack')}rincian ${shown}`,
  });
  return replyHere(call, message({ summary, blocks: [paragraph(summary), paragraph(how)] }));
}

/** The account that speaks. */
export function accountOf({ incoming }: Pick<Call, 'incoming'>): SubstituteAccount {
  return { platform: incoming.platform, externalId: incoming.sender.id };
}

/** For what the account that speaks is the substitute. */
export function listSubstituted(
  call: Call,
): Promise<readonly { readonly meetingId: number; readonly institutionId: number }[]> {
  const { work, context } = call;
  return listOfAccount(work.db, { forumId: context.forum.id, account: accountOf(call), now: work.now });
}

/** Uses a code, and gives what it is for; undefined where it is none that is still good. */
export function useCode(
  call: Call,
  codeHash: string,
): Promise<{ readonly meetingId: number; readonly institutionId: number } | undefined> {
  const { work, context } = call;
  return takeCode(work.db, {
    ...{ forumId: context.forum.id, codeHash, account: accountOf(call), now: work.now },
  });
}
