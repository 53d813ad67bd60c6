import { prefixOf } from '../../i18n/chat-language.ts';
import { message } from '../../i18n/message.ts';
import { exampleInstitution, findInstitution } from '../../inbound/args/institution.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, PressCall, RunCall } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import { isSameName } from '../../language/person-names.ts';
import { cleanName } from '../../lib/text.ts';
import { GRANTED_ROLES } from '../../model/actor.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { listInvitations, revokeInvitation } from './entering/codes.store.ts';
import { handOut, makeInvitation, NOTHING_GIVEN } from './entering/hand-out.ts';
import { invitationList, type Relinking } from './entering/words.ts';
import { findOnePerson } from './find-people.ts';
import { findPerson } from './people.store.ts';
import { ROLE_WORDS } from './roles.rules.ts';
import { cutOffAccounts } from './roles.service.ts';
import { listHoldings, lockSeat } from './seats.store.ts';
import { MEMBERS_ELSEWHERE } from './words.ts';

const MOST_LISTED = 20;
const NAME_LENGTH = 100;
const ROLE_FIRST = /^(ketua[\s_-]+pengarah|ketua|sekretariat|kurator)(?:\s+(.*))?$/is;
const RELINK = /^(?:ulang|putus|ganti\s+(?:ponsel|akun))(?:\s+(.*))?$/is;
const CAPACITY_FIRST = /^[\s,;]*(pejabat|pendamping|ajudan|aide|lo)(?=[\s,;]|$)[\s,;]*/i;

/** Makes invitations that let their bearer in at once, lists those that are open, and takes them back. */
export const undang: Command = {
  name: 'undang',
  aliases: ['invite'],
  run: async (call) => {
    const { argument } = call;
    const [again, relinked = ''] = RELINK.exec(argument) ?? [];
    if (again !== undefined) return relinked === '' ? askWhom(call) : inviteAgain(call, relinked);
    const [, role, name = ''] = ROLE_FIRST.exec(argument) ?? [];
    if (role !== undefined) return inviteToRole(call, { word: role.toLowerCase(), name });
    return argument === '' ? showList(call) : inviteToSeat(call);
  },
  press,
};

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const [what, written] = call.parameters;
  const id = readRowId(written) ?? 0;
  const forumId = context.forum.id;
  if (what === 'ulang') {
    const person = await findPerson(work.db, { forumId, personId: id, now: work.now });
    return person === undefined ? refuse(call, 'proposalGone') : inviteAgain(call, `#${id}`);
  }
  if (what === 'putus') return cutOff(call, { personId: id, invitationId: readRowId(call.parameters[2]) });
  if (what !== 'batal' || !(await revokeInvitation(work.db, { forumId, id, now: work.now }))) {
    return refuse(call, 'proposalGone');
  }
  await recordAudit(work.db, { context, at: work.now, action: 'undang batal', subject: `undangan ${id}` });
  return [{ kind: 'replace', message: message({ summary: language.t('joining:invitation.revoked') }) }];
}

async function showList(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language, incoming } = call;
  const { id: forumId, timeZone: zone } = context.forum;
  const invitations = await listInvitations(work.db, { forumId, now: work.now, limit: MOST_LISTED });
  const example = await exampleInstitution(call);
  const facts = { invitations, zone, prefix: prefixOf(incoming.platform), example };
  const shown = invitationList(facts, language);
  return answerPrivately(call, { answer: shown, elsewhere: MEMBERS_ELSEWHERE });
}

/** `/undang BMKG [pejabat/pendamping] [nama]`: without a word for it, the first one is the holder. */
async function inviteToSeat(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const found = await findInstitution(call, { beginning: call.argument });
  if (!found.ok) return found.reactions;
  const { id: institutionId, shortName } = found.value;
  const seatId = await lockSeat(work.db, { forumId, institutionId });
  const holdings = await listHoldings(work.db, { forumId, institutionId, at: work.now });
  const isTaken = holdings.some((held) => held.capacity === 'holder');
  const [said = '', word = isTaken ? 'pendamping' : 'pejabat'] = CAPACITY_FIRST.exec(found.rest) ?? [];
  const capacity = word.toLowerCase() === 'pejabat' ? 'holder' : 'aide';
  const name = cleanName(found.rest.slice(said.length), { longest: NAME_LENGTH });
  // Whoever acts for it under that name already gets an account, not a second record.
  const known = holdings.find((held) => isSameName(held.name, name));
  if (known !== undefined) return inviteAgain(call, `#${known.personId}`);
  if (capacity === 'holder' && isTaken) return refuse(call, { reason: 'holderTaken', name: shortName });
  return make(call, { to: { ...NOTHING_GIVEN, seatId, capacity, name }, institution: shortName });
}

async function inviteToRole(
  call: RunCall,
  { word, name: written }: { readonly word: string; readonly name: string },
): Promise<readonly Reaction[]> {
  const role =
    GRANTED_ROLES.find((granted) => ROLE_WORDS[granted] === word.replace(/[\s_-]+/, '_')) ?? 'steering_chair';
  const name = cleanName(written, { longest: NAME_LENGTH });
  return make(call, { to: { ...NOTHING_GIVEN, role, name } });
}

function askWhom(call: Call): readonly Reaction[] {
  return refuse(call, {
    reason: 'missingMember',
    example: `${prefixOf(call.incoming.platform)}undang ulang Budi`,
  });
}

/** A new account for somebody who has lost the old one. */
async function inviteAgain(call: Call, words: string): Promise<readonly Reaction[]> {
  const found = await findOnePerson(call, {
    words,
    actionOf: ({ id }) => encodeAction('undang', 'ulang', id),
  });
  if (!found.ok) return found.reactions;
  const { id: personId, name, salutation, platforms } = found.value;
  const isOwn = personId === call.context.actor.personId;
  const cutsOff = isOwn ? (platforms.length > 1 ? 'others' : 'none') : 'all';
  const to = { ...NOTHING_GIVEN, personId };
  return make(call, { to, shownName: name, salutation, relinks: { personId, cutsOff } });
}

/** What is invited to, and what messages say of it. */
interface Invited {
  readonly to: Parameters<typeof makeInvitation>[1];
  /** Short name; empty when it gives no seat. */
  readonly institution?: string;
  /** Whom it brings back. */
  readonly shownName?: string;
  /** How letters address them. */
  readonly salutation?: string;
  readonly relinks?: Relinking;
}

async function make(
  call: Call,
  { to, institution = '', shownName = to.name, ...relinking }: Invited,
): Promise<readonly Reaction[]> {
  const made = await makeInvitation(call, to);
  const { work, context } = call;
  const subject = [`undangan ${made.id}`, institution].filter((part) => part !== '').join(', ');
  await recordAudit(work.db, { context, at: work.now, action: 'undang', subject });
  return handOut(call, { ...to, ...made, institution, name: shownName, ...relinking });
}

/** Whoever presses under an invitation of their own keeps the account that they speak from until it is used. */
async function cutOff(
  call: Call,
  { personId, invitationId }: { readonly personId: number; readonly invitationId: number | undefined },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { actor, forum } = context;
  const forumId = forum.id;
  const person = await findPerson(work.db, { forumId, personId, now: work.now });
  if (person === undefined) return refuse(call, 'proposalGone');
  const { platform, externalId } = actor;
  const isOwn = actor.personId === personId;
  const spared = isOwn ? { spared: { account: { platform, externalId }, invitationId } } : {};
  const cut = await cutOffAccounts(work, { forumId, personId, ...spared });
  if (!cut.ok) return refuse(call, cut.reason);
  await recordAudit(work.db, { context, at: work.now, action: 'undang putus', subject: `#${personId}` });
  const done = isOwn ? (cut.value === 0 ? 'cutOffNone' : 'cutOffOthersDone') : 'cutOffDone';
  const text = language.t(`joining:invitation.${done}`, { name: person.name });
  return [{ kind: 'toast', text, alert: true }];
}
