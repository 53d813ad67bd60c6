import { recordAudit } from '../../domain/audit/store.ts';
import { endDialogue, saveDialogue } from '../../domain/inbound/dialogue-store.ts';
import { insertProposal, takeProposal } from '../../domain/inbound/proposal-store.ts';
import { invite } from '../../domain/invitations/service.ts';
import { changeHolder } from '../../domain/members/office.ts';
import { findPeople, findPerson, type KnownPerson } from '../../domain/members/people-store.ts';
import { listHoldings } from '../../domain/members/seats-store.ts';
import { type Institution, listInstitutions } from '../../domain/members/store.ts';
import { DAY_MS, HOUR_MS } from '../../lib/clock.ts';
import { cleanName } from '../../lib/text.ts';
import { message, paragraph } from '../../messages/build.ts';
import { dayOf, officeChangePreview } from '../../messages/office-change.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findInstitution } from '../args/institution.ts';
import {
  exampleDay,
  type ReadSuccessor,
  readSuccessor,
  type SuccessorWords,
  withDate,
} from '../args/successor.ts';
import type { Call } from '../command.ts';
import { dialogueKey } from '../converse.ts';
import { answerPrivately } from '../privately.ts';
import { refuse } from '../refuse.ts';
import { replyHere } from '../reply.ts';
import { invitationMessage } from '../undang.ts';
import { MEMBERS_ELSEWHERE } from './elsewhere.ts';
import { officeForm } from './office-form.ts';

const KIND = 'officeChange';
const MOST_NAMESAKES = 3;
/** Most characters of an unclear date that are said back. */
const PHRASE_LENGTH = 60;

/** `/anggota ganti BMKG [nama, jabatan, mulai tanggal]`: what is missing is asked for. */
export async function startChange(call: Call, words: string): Promise<readonly Reaction[]> {
  if (words === '') return refuse(call, 'missingInstitution', { example: '/anggota ganti BMKG' });
  const found = await findInstitution(call, words, { withRest: true });
  if (!found.ok) return found.reactions;
  const { value: institution, rest } = found;
  if (rest !== '') return previewChange(call, institution, readSuccessor(rest, whenOf(call)));
  if (call.limits.hasForms)
    return [{ kind: 'form', form: officeForm(institution, exampleDay(whenOf(call)), call.language) }];
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
export async function continueChange(call: Call, id: number, words: string): Promise<readonly Reaction[]> {
  const institution = await institutionById(call, id);
  if (institution === undefined) return refuse(call, 'proposalGone');
  const read = readSuccessor(words, whenOf(call));
  if (read.ok && read.value.name !== '') await endDialogue(call.work.db, dialogueKey(call));
  return previewChange(call, institution, read);
}

/** Goes on with a filled form. */
export async function submitChange(
  call: Call,
  id: number,
  values: Readonly<Record<string, string>>,
): Promise<readonly Reaction[]> {
  const institution = await institutionById(call, id);
  if (institution === undefined) return refuse(call, 'proposalGone');
  const { name = '', position = '', from } = values;
  const read = withDate(from, whenOf(call), { name: name.trim(), position: position.trim() });
  if (!read.ok) {
    return [{ kind: 'form-errors', errors: { from: badDate(call, read.phrase) } }];
  }
  return previewChange(call, institution, read);
}

async function previewChange(
  call: Call,
  institution: Institution,
  read: ReadSuccessor,
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  if (!read.ok) return replyHere(call, message({ summary: badDate(call, read.phrase) }));
  const { name, position, from, since } = read.value;
  if (name === '') return refuse(call, 'missingName', { example: exampleDay(whenOf(call)) });
  const { id: forumId, timeZone: zone } = context.forum;
  const { id: institutionId, shortName } = institution;
  const holdings = await listHoldings(work.db, { forumId, institutionId, at: from ?? work.now });
  const namesOf = (capacity: string): readonly string[] =>
    holdings.filter((held) => held.capacity === capacity).map((held) => held.name);
  const proposalId = await insertProposal(work.db, {
    forumId,
    kind: KIND,
    facts: {
      institutionId,
      name,
      position,
      ...(from === undefined ? {} : { from }),
      ...(since === undefined ? {} : { since }),
    },
    createdById: context.actor.personId,
    now: work.now,
    expiresAt: work.now + DAY_MS,
  });
  const facts = { proposalId, institution: shortName, name, position, from, since, zone };
  const people = {
    holders: namesOf('holder'),
    aides: namesOf('aide'),
    namesakes: await namesakes(call, name),
  };
  return answerPrivately(call, officeChangePreview({ ...facts, ...people }, language), MEMBERS_ELSEWHERE);
}

async function namesakes({ work, context }: Call, name: string): Promise<readonly KnownPerson[]> {
  const by = { kind: 'words' as const, words: [name] };
  return findPeople(work.db, { forumId: context.forum.id, now: work.now, limit: MOST_NAMESAKES, by });
}

/** Applies a change that was previewed, once. */
export async function applyChange(call: Call, parameters: readonly string[]): Promise<readonly Reaction[]> {
  const [written, aides, person] = parameters;
  const { work, context, language } = call;
  const { t } = language;
  const as = aides === 'batal' ? 'dropped' : 'done';
  const forumId = context.forum.id;
  const taken = await takeProposal(work.db, {
    forumId,
    id: Number(written) || 0,
    kind: KIND,
    now: work.now,
    as,
  });
  if (taken === undefined) return refuse(call, 'proposalGone');
  if (as === 'dropped') return [{ kind: 'replace', message: message({ summary: t('members:cancelled') }) }];
  const facts = taken.facts as unknown as SuccessorWords & { readonly institutionId: number };
  const institution = await institutionById(call, facts.institutionId);
  const known = await findPerson(work.db, { forumId, personId: Number(person) || 0, now: work.now });
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
  const { personId, leaving } = changed.value;
  const leavers = [...new Set(leaving.map((held) => held.name))].join(', ');
  const day = dayOf({ ...facts, zone: context.forum.timeZone }, language);
  const summary = t('members:office.done', {
    name: facts.name,
    institution: institution.shortName,
    date: day,
  });
  const leave = { institution: institution.shortName, names: leavers, date: day };
  const left = t(facts.from === undefined ? 'members:office.left' : 'members:office.leftFrom', leave);
  const blocks = [paragraph({ bold: summary }), ...(leavers === '' ? [] : [paragraph(left)])];
  const outcome: Reaction = { kind: 'replace', message: message({ summary, blocks }) };
  return known === undefined ? [outcome, ...(await inviteSuccessor(call, personId, facts))] : [outcome];
}

/** A new holder has no account yet: the invitation gives them one. */
async function inviteSuccessor(
  call: Call,
  personId: number,
  { name, from }: SuccessorWords,
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const made = await invite(work, {
    ...{ forumId: context.forum.id, personId, createdById: context.actor.personId, from },
    ...{ seatId: undefined, capacity: 'holder', role: undefined, name: '', position: '' },
  });
  const words = { institution: '', capacity: 'holder', role: undefined, name } as const;
  return answerPrivately(
    call,
    invitationMessage(call, { made, words, relinks: undefined }),
    MEMBERS_ELSEWHERE,
  );
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

async function institutionById({ work, context }: Call, id: number): Promise<Institution | undefined> {
  return (await listInstitutions(work.db, context.forum.id)).find((one) => one.id === id);
}
