import { prefixOf } from '../../i18n/chat-language.ts';
import { message } from '../../i18n/message.ts';
import type { Command, RunCall } from '../../inbound/command.ts';
import { answerPrivately, refuse, replyHere } from '../../inbound/replies.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import type { AccountTaken } from './entering/admission.service.ts';
import { showsCode } from './entering/codes.rules.ts';
import { answerShownCode } from './entering/daftar-code.ts';
import { newcomerOf } from './entering/daftar-register.ts';
import { issueLinkCode, LINK_CODE_MINUTES, linkByCode } from './entering/linking.service.ts';
import { linkCode } from './entering/words.ts';
import { findPerson } from './people.store.ts';
import type { PersonKey } from './types.ts';

const OTHER: Readonly<Record<PlatformName, PlatformName>> = { telegram: 'slack', slack: 'telegram' };

/** Links a person's accounts on both platforms: shows a code on one, takes it on the other. */
export const sambung: Command = {
  name: 'sambung',
  aliases: ['sambungkan', 'hubungkan'],
  run: async (call) => (call.argument === '' ? showCode(call) : takeCode(call)),
  secrets: { areShownIn: showsCode, end: answerShownCode },
};

async function showCode(call: RunCall): Promise<readonly Reaction[]> {
  const { context, incoming, work, language } = call;
  const { personId } = context.actor;
  if (personId === undefined) return refuse(call, 'unknownPerson');
  const { platform } = incoming;
  const code = await issueLinkCode(work, { forumId: context.forum.id, personId, platform });
  const otherPlatform = OTHER[platform];
  const command = `${prefixOf(otherPlatform)}sambung`;
  const shown = linkCode({ code, minutes: LINK_CODE_MINUTES, command, otherPlatform }, language);
  return answerPrivately(call, {
    answer: shown,
    elsewhere: {
      key: 'joining:link.elsewhere',
      command: 'sambung',
      payload: 'sambung',
    },
  });
}

async function takeCode(call: RunCall): Promise<readonly Reaction[]> {
  const { incoming, work, language, argument, services } = call;
  const { platform } = incoming;
  const bearer = { newcomer: newcomerOf(incoming), admins: services.admins };
  const linked = await linkByCode(work, { ...bearer, words: argument });
  if (!linked.ok)
    return linked.reason === 'accountTaken' ? refuseTaken(call, linked) : refuse(call, linked.reason);
  const { forumId, personId, mergedId } = linked.value;
  const name = await nameOf(call, { forumId, personId });
  const subjects = [platform, ...(mergedId === undefined ? [] : [`#${mergedId}`])];
  for (const subject of subjects) await audit(call, { forumId, personId, action: 'sambung', subject });
  const words = { platform: language.t(`joining:platform.${platform}`), name };
  return replyHere(call, message({ summary: language.t('joining:link.done', words) }));
}

/** Says who can make two records one instead, but not whose the code was; that is in the trail. */
async function refuseTaken(
  call: RunCall,
  { forumId, takenId, ownerId = 0 }: AccountTaken,
): Promise<readonly Reaction[]> {
  await audit(call, { forumId, personId: takenId, action: 'sambung ditolak', subject: `#${ownerId}` });
  const name = await nameOf(call, { forumId, personId: takenId });
  return refuse(call, { reason: 'accountTaken', name });
}

async function nameOf({ work }: RunCall, key: PersonKey): Promise<string> {
  return (await findPerson(work.db, { ...key, now: work.now }))?.name ?? '';
}

function audit(
  { context, work }: RunCall,
  { forumId, personId, ...act }: PersonKey & { readonly action: string; readonly subject: string },
): Promise<void> {
  const forum = { ...context.forum, id: forumId };
  const actor = { ...context.actor, personId };
  return recordAudit(work.db, { context: { ...context, forum, actor }, at: work.now, ...act });
}
