import { chooseForum } from '../../../chats/chats.store.ts';
import { addressed } from '../../../i18n/addressed.ts';
import { prefixOf } from '../../../i18n/chat-language.ts';
import { message } from '../../../i18n/message.ts';
import { exampleInstitution } from '../../../inbound/args/institution.ts';
import type { Call } from '../../../inbound/command.ts';
import { answerPrivately, refuse, replyHere, replyToAll } from '../../../inbound/replies.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { findForum } from '../../forum/service.ts';
import { findPerson } from '../people.store.ts';
import type { KnownPerson } from '../types.ts';
import { readInvitationCode } from './codes.rules.ts';
import { askInstitution, newcomerOf, registerFor } from './daftar-register.ts';
import { endShownCodes, joinByCode, type OpenedByAnother } from './invitations.service.ts';
import { cameIn, invitedTo, type WelcomeFacts } from './words.ts';

/** Lets somebody in who brings an invitation's code; from then on the private chat is about its forum. */
async function enterByCode(call: Call, words: string): Promise<readonly Reaction[]> {
  const { work, context, language, incoming, services } = call;
  const newcomer = newcomerOf(incoming);
  const entered = await joinByCode(work, { newcomer, words, admins: services.admins });
  if (!entered.ok) {
    return entered.reason === 'accountTaken' ? refuseTaken(call, entered) : refuse(call, entered.reason);
  }
  const { forumId, invitationId, personId, institution, capacity, answers } = entered.value;
  const { platform, chat, sender } = incoming;
  const inside = {
    ...context,
    forum: { ...context.forum, id: forumId },
    actor: { ...context.actor, personId },
  };
  const subject = [`undangan ${invitationId}`, institution].filter((part) => part !== '').join(', ');
  await recordAudit(work.db, { context: inside, at: work.now, action: 'undang dipakai', subject });
  if (chat.kind === 'private') {
    await chooseForum(work.db, { platform, chat, userId: sender.id, forumId, now: work.now });
  }
  const person = await findPerson(work.db, { forumId, personId, now: work.now });
  const forumName = (await findForum(work.db, forumId))?.name ?? '';
  const who = addressed(person ?? { name: newcomer.name, salutation: '' }, language);
  const coming = comingOffice(call, person);
  const facts = { who, institution, capacity, forumName, answers, prefix: prefixOf(platform), coming };
  return replyHere(call, cameIn(facts, language));
}

/**
 * Says whose account it is and what to do where both are the same person, but not for whom the invitation is: it may have gone
 * astray. The secretariat learns both; the attempt is in the trail.
 */
async function refuseTaken(call: Call, taken: OpenedByAnother): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forumId, takenId, ownerId, invited, institution, invitationId } = taken;
  const inside = {
    ...context,
    forum: { ...context.forum, id: forumId },
    actor: { ...context.actor, personId: takenId },
  };
  const subject = `undangan ${invitationId}`;
  await recordAudit(work.db, { context: inside, at: work.now, action: 'undang ditolak', subject });
  const name = (await findPerson(work.db, { forumId, personId: takenId, now: work.now }))?.name ?? '';
  if (ownerId !== undefined) return refuse(call, { reason: 'invitationOfAnother', name });
  const given = invitedTo({ ...invited, institution }, language);
  return institution === ''
    ? refuse(call, { reason: 'invitationToRole', name, given })
    : refuse(call, { reason: 'invitationToSeat', name, given, institution });
}

/** The office of somebody who has nothing yet but one that begins later. */
function comingOffice(
  { work, context, language }: Call,
  person: KnownPerson | undefined,
): WelcomeFacts['coming'] {
  const [first, ...others] = person?.seats ?? [];
  const isLater = [first, ...others].every((seat) => seat !== undefined && seat.from > work.now);
  if (first === undefined || !isLater || (person?.roles.length ?? 0) > 0) return undefined;
  const date = formatDate(first.from, { zone: context.forum.timeZone, locale: language.locale });
  return { institution: first.shortName, capacity: first.capacity, date };
}

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

/** What `/daftar` does with the words behind it, also when they came by an address. */
export async function register(call: Call, words: string): Promise<readonly Reaction[]> {
  // A group would read along; where a reply is for the sender alone, it does not.
  if (call.incoming.chat.kind !== 'private' && !call.limits.hasEphemeral) {
    const elsewhere = { key: 'joining:elsewhere', command: 'daftar', payload: 'daftar' } as const;
    const example = await exampleInstitution(call);
    const answer = message({ summary: call.language.t('joining:askHere', { example }) });
    return answerPrivately(call, { answer, elsewhere });
  }
  if (words.trim() === '') return askInstitution(call);
  return readInvitationCode(words) === undefined ? registerFor(call, words) : enterByCode(call, words);
}
