import { prefixOf } from '../../../i18n/chat-language.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { exampleInstitution, findInstitution } from '../../../inbound/args/institution.ts';
import { type Institution, listInstitutions } from '../../../inbound/args/institutions.store.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { insertProposal } from '../../../inbound/proposals.store.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { answerPrivately, refuse, replyHere } from '../../../inbound/replies.ts';
import { DAY_MS, HOUR_MS } from '../../../lib/clock.ts';
import { cleanName } from '../../../lib/text.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { handOut, makeInvitation, NOTHING_GIVEN } from '../entering/hand-out.ts';
import { findPeople, findPerson } from '../people.store.ts';
import { listHoldings } from '../seats.store.ts';
import type { Holding, KnownPerson } from '../types.ts';
import { MEMBERS_ELSEWHERE } from '../words.ts';
import {
  exampleDay,
  proposedChange,
  type ReadSuccessor,
  readSuccessor,
  type SuccessorWords,
  withDate,
} from './rules.ts';
import { changeHolder, type OfficeChanged } from './service.ts';
import { dayOf, type OfficeChangePreview, officeChangePreview, officeForm } from './words.ts';

/** Kind of the proposal that a preview is kept as. */
const OFFICE_CHANGE = 'officeChange';
const MOST_NAMESAKES = 3;
/** Most characters of an unclear date that are said back. */
const PHRASE_LENGTH = 60;

/** `/anggota ganti BMKG [nama, jabatan, mulai tanggal]`: what is missing is asked for. */
export async function startChange(call: Call, words: string): Promise<readonly Reaction[]> {
  if (words === '')
    return refuse(call, {
      reason: 'missingInstitution',
      example: `${prefixOf(call.incoming.platform)}anggota ganti ${await exampleInstitution(call)}`,
    });
  const found = await findInstitution(call, { beginning: words });
  if (!found.ok) return found.reactions;
  const { value: institution, rest } = found;
  if (rest !== '') return previewChange(call, { institution, read: readSuccessor(rest, whenOf(call)) });
  if (call.limits.hasForms)
    return [
      {
        kind: 'form',
        form: officeForm({ ...institution, example: exampleDay(whenOf(call)) }, call.language),
      },
    ];
  await saveDialogue(call.work.db, {
    key: dialogueKey(call),
    forumId: call.context.forum.id,
    dialogue: { command: 'anggota', step: 'ganti', facts: { id: String(institution.id) } },
    expiresAt: call.work.now + HOUR_MS,
  });
  const summary = call.language.t('members:office.ask', {
    institution: institution.shortName,
    example: exampleDay(whenOf(call)),
  });
  return replyHere(call, message({ summary }));
}

/** Goes on with the words that were asked for. */
export async function continueChange(
  call: Call,
  { id, words }: { readonly id: number; readonly words: string },
): Promise<readonly Reaction[]> {
  const institution = await institutionById(call, id);
  if (institution === undefined) return refuse(call, 'proposalGone');
  const read = readSuccessor(words, whenOf(call));
  if (read.ok && read.value.name !== '') await endDialogue(call.work.db, dialogueKey(call));
  return previewChange(call, { institution, read });
}

/** Goes on with a filled form. */
export async function submitChange(
  call: Call,
  { id, values }: { readonly id: number; readonly values: Readonly<Record<string, string>> },
): Promise<readonly Reaction[]> {
  const institution = await institutionById(call, id);
  if (institution === undefined) return refuse(call, 'proposalGone');
  const { name = '', position = '', from } = values;
  const read = withDate({ phrase: from, name: name.trim(), position: position.trim() }, whenOf(call));
  if (!read.ok) {
    return [{ kind: 'form-errors', errors: { from: badDate(call, read.phrase) } }];
  }
  if (read.value.name === '') {
    const text = call.language.t('refusals:missingName', { example: exampleDay(whenOf(call)) });
    return [{ kind: 'form-errors', errors: { name: text } }];
  }
  return previewChange(call, { institution, read });
}

async function previewChange(
  call: Call,
  { institution, read }: { readonly institution: Institution; readonly read: ReadSuccessor },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  if (!read.ok) return replyHere(call, message({ summary: badDate(call, read.phrase) }));
  const { name, position, from, since } = read.value;
  if (name === '') return refuse(call, { reason: 'missingName', example: exampleDay(whenOf(call)) });
  const { id: forumId, timeZone: zone } = context.forum;
  const { id: institutionId, shortName } = institution;
  const holdings = await listHoldings(work.db, { forumId, institutionId, at: from ?? work.now });
  const namesOf = (capacity: string): readonly string[] =>
    holdings.filter((held) => held.capacity === capacity).map((held) => held.name);
  const proposalId = await insertProposal(work.db, {
    ...{ forumId, kind: OFFICE_CHANGE, facts: { institutionId, ...read.value } },
    ...{ createdById: context.actor.personId, now: work.now, expiresAt: work.now + DAY_MS },
  });
  const facts = { proposalId, institution: shortName, name, position, from, since, zone };
  const people = {
    holders: namesOf('holder'),
    aides: namesOf('aide'),
    roles: await rolesAtStake(call, { institutionId, holdings }),
    namesakes: await namesakes(call, name),
  };
  return answerPrivately(call, {
    answer: officeChangePreview({ ...facts, ...people }, language),
    elsewhere: MEMBERS_ELSEWHERE,
  });
}

/** What those who may leave are beside the seat; nothing ends for whoever acts for another institution too. */
async function rolesAtStake(
  { work, context }: Call,
  { institutionId, holdings }: { readonly institutionId: number; readonly holdings: readonly Holding[] },
): Promise<OfficeChangePreview['roles']> {
  const known = { forumId: context.forum.id, now: work.now };
  const found = [];
  for (const { personId, capacity } of holdings) {
    const person = await findPerson(work.db, { ...known, personId });
    const ends = person?.seats.every((seat) => seat.institutionId === institutionId) === true;
    if (ends && person.roles.length > 0) found.push({ name: person.name, roles: person.roles, capacity });
  }
  return found;
}

async function namesakes({ work, context }: Call, name: string): Promise<readonly KnownPerson[]> {
  const by = { kind: 'name' as const, name };
  return findPeople(work.db, { forumId: context.forum.id, now: work.now, limit: MOST_NAMESAKES, by });
}

function badDate(call: Call, phrase: string): string {
  return call.language.t('members:office.badDate', {
    phrase: cleanName(phrase, { longest: PHRASE_LENGTH }),
    example: exampleDay(whenOf(call)),
  });
}

function whenOf({ work, context }: Call): { readonly now: number; readonly zone: string } {
  return { now: work.now, zone: context.forum.timeZone };
}

/** An institution of the forum by its number. */
async function institutionById({ work, context }: Call, id: number): Promise<Institution | undefined> {
  return (await listInstitutions(work.db, context.forum.id)).find((one) => one.id === id);
}

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
  const proposed = proposedChange.safeParse(taken.facts);
  if (!proposed.success) return refuse(call, 'proposalGone');
  const facts = proposed.data;
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
  return known === undefined
    ? [
        outcome,
        ...(await inviteSuccessor(call, { personId, successor: facts, institution: institution.shortName })),
      ]
    : [outcome];
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
  const day = dayOf({ from: facts.from, since: facts.since, zone: context.forum.timeZone }, language);
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
  {
    personId,
    successor,
    institution,
  }: { readonly personId: number; readonly successor: SuccessorWords; readonly institution: string },
): Promise<readonly Reaction[]> {
  const { name, from } = successor;
  const made = await makeInvitation(call, { ...NOTHING_GIVEN, personId, from });
  return handOut(call, { ...made, ...{ institution, capacity: 'holder', role: undefined, name } });
}
