import { message, paragraph } from '../../../i18n/message.ts';
import type { Institution } from '../../../inbound/args/institutions.store.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call } from '../../../inbound/command.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { answerPrivately, refuse } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { invite } from '../invitations/service.ts';
import { findPerson } from '../people.store.ts';
import { invitationMessage, makerOf } from '../undang.command.ts';
import { MEMBERS_ELSEWHERE } from '../words.ts';
import { institutionById, OFFICE_CHANGE } from './anggota-office.ts';
import type { SuccessorWords } from './rules.ts';
import { changeHolder, type OfficeChanged } from './service.ts';
import { dayOf } from './words.ts';

/** Applies a change that was previewed, once. */
export async function applyChange(call: Call, parameters: readonly string[]): Promise<readonly Reaction[]> {
  const [written, aides, person] = parameters;
  const { work, context, language } = call;
  const { t } = language;
  const as = aides === 'batal' ? 'dropped' : 'done';
  const forumId = context.forum.id;
  const taken = await takeProposed(call, { id: readRowId(written) ?? 0, kind: OFFICE_CHANGE, as });
  if (taken === undefined) return refuse(call, 'proposalGone');
  if (as === 'dropped') return [{ kind: 'replace', message: message({ summary: t('members:cancelled') }) }];
  const facts = taken.facts as unknown as SuccessorWords & { readonly institutionId: number };
  const institution = await institutionById(call, facts.institutionId);
  const known = await findPerson(work.db, { forumId, personId: readRowId(person) ?? 0, now: work.now });
  if (institution === undefined) return refuse(call, 'proposalGone');
  const changed = await changeHolder(work, {
    forumId,
    institutionId: institution.id,
    successor: known === undefined ? { name: facts.name } : { personId: known.id },
    position: facts.position,
    from: facts.from ?? work.now,
    keepsAides: aides !== 'lepas',
  });
  if (!changed.ok) return refuse(call, changed.reason);
  const subject = facts.since === undefined ? institution.code : `${institution.code}, ${facts.since}`;
  await recordAudit(work.db, { context, at: work.now, action: 'anggota ganti', subject });
  const { personId } = changed.value;
  const outcome = outcomeOf(call, { facts, institution, changed: changed.value });
  return known === undefined ? [outcome, ...(await inviteSuccessor(call, personId, facts))] : [outcome];
}

/** What the change did, in place of its preview. */
function outcomeOf(
  { context, language }: Call,
  done: {
    readonly facts: SuccessorWords;
    readonly institution: Institution;
    readonly changed: OfficeChanged;
  },
): Reaction {
  const { t } = language;
  const { facts, institution, changed } = done;
  const { leaving, lostRoles } = changed;
  const leavers = [...new Set(leaving.map((held) => held.name))].join(', ');
  const day = dayOf({ ...facts, zone: context.forum.timeZone }, language);
  const summary = t('members:office.done', {
    name: facts.name,
    institution: institution.shortName,
    date: day,
  });
  const leave = { institution: institution.shortName, names: leavers, date: day };
  const left = t(facts.from === undefined ? 'members:office.left' : 'members:office.leftFrom', leave);
  const roles = lostRoles.map((role) => t(`members:role.${role}`)).join(', ');
  const blocks = [
    paragraph({ bold: summary }),
    ...(leavers === '' ? [] : [paragraph(left)]),
    ...(roles === '' ? [] : [paragraph(t('members:office.rolesEnded', { roles }))]),
  ];
  return { kind: 'replace', message: message({ summary, blocks }) };
}

/** A new holder has no account yet: the invitation gives them one. */
async function inviteSuccessor(
  call: Call,
  personId: number,
  { name, from }: SuccessorWords,
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const made = await invite(work, {
    ...{ forumId: context.forum.id, personId, from, ...makerOf(context) },
    ...{ seatId: undefined, capacity: 'holder', role: undefined, name: '', position: '' },
  });
  const words = { institution: '', capacity: 'holder', role: undefined, name } as const;
  return answerPrivately(
    call,
    invitationMessage(call, { made, words, relinks: undefined }),
    MEMBERS_ELSEWHERE,
  );
}
