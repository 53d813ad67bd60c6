import { prefixOf } from '../../../i18n/chat-language.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { refuse, replyHere, replyToAll } from '../../../inbound/replies.ts';
import { withoutRemarks } from '../../../language/substitutes.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { targetsOf } from '../../../notices/recipients/service.ts';
import { planNotice } from '../../../notices/service.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import type { ComingInstitution } from '../types.ts';
import { codeShown } from './code-shown.notice.ts';
import { newSubstituteCode, substituteCodesIn } from './rules.ts';
import { endCodes, insertSubstitute, listOfAccount, type SubstituteAccount, takeCode } from './store.ts';

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
  const summary = language.t('details:substitute.code', {
    code: shown,
    substitute: withoutRemarks(one.note),
  });
  const how = language.t('details:substitute.how', {
    telegram: `${prefixOf('telegram')}rincian ${shown}`,
    slack: `${prefixOf('slack')}rincian ${shown}`,
  });
  return replyHere(call, message({ summary, blocks: [paragraph(summary), paragraph(how)] }));
}

/** As soon as what a single person waits for. */
const PRIORITY = 5;

/**
 * Ends the codes that a text shows to everybody in a chat, says so there, and tells the institutions that gave them; undefined where
 * none of them was still good. A command that the platform keeps from the others shows nothing.
 */
export async function endShownCodes(call: Call, text: string): Promise<readonly Reaction[] | undefined> {
  const { work, incoming, limits, language } = call;
  if (limits.hasEphemeral && incoming.body.kind === 'command') return undefined;
  const ended = await endCodes(work.db, substituteCodesIn(text));
  if (ended.length === 0) return undefined;
  for (const { forumId, meetingId, institutionId, named } of ended) {
    const subject = { forumId, meetingId, hostInstitutionId: undefined };
    const targets = await targetsOf(work, { subject, audience: { institutionId } });
    await planNotice(work, {
      ...{ forumId, meetingId, kind: codeShown, facts: { institutionId, named }, dueAt: work.now },
      key: `substituteCodeShown:${meetingId}:${institutionId}:${work.now}`,
      targets: targets.filter(({ kind }) => kind === 'person'),
      priority: PRIORITY,
    });
  }
  return replyToAll(message({ summary: language.t('details:substitute.shown') }));
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
