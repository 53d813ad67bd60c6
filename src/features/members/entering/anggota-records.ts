import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call } from '../../../inbound/command.ts';
import { answerPrivately, refuse } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { findPerson, namesOf } from '../people.store.ts';
import type { KnownPerson } from '../types.ts';
import { MEMBERS_ELSEWHERE } from '../words.ts';
import { type KnownAdmission, UNDO_DAYS } from './admission.types.ts';
import { findAdmission, listAdmissions } from './admissions.store.ts';
import { mergeRecords, undoAdmission } from './records.service.ts';
import { admissionList, mergeQuestion, type ShownAdmission, undoQuestion } from './records.words.ts';

const MOST_LISTED = 10;

/** `/anggota pisah [7]`: asks about one admission, or lists those that can be undone. */
export async function askToUndo(call: Call, words: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  if (words.trim() !== '') return askAbout(call, readRowId(words.trim().replace(/^#/, '')) ?? 0);
  const query = { forumId: context.forum.id, now: work.now, limit: MOST_LISTED };
  const shown = await show(call, await listAdmissions(work.db, query));
  const facts = { admissions: shown, zone: context.forum.timeZone, days: UNDO_DAYS };
  return answerPrivately(call, { answer: admissionList(facts, language), elsewhere: MEMBERS_ELSEWHERE });
}

/** A press of an admission's button, of the confirmation or of its opposite. */
export async function pressUndo(
  call: Call,
  { id, answer }: { readonly id: number; readonly answer: string | undefined },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  const forumId = context.forum.id;
  if (answer === 'batal') return [{ kind: 'replace', message: message({ summary: t('members:cancelled') }) }];
  if (answer !== 'ya') return askAbout(call, id);
  const undone = await undoAdmission(work, { forumId, id });
  if (!undone.ok) return refuse(call, { reason: undone.reason, days: UNDO_DAYS });
  const { personId, mergedId } = undone.value;
  const subject = mergedId === undefined ? `#${personId}` : `#${personId}, #${mergedId}`;
  await recordAudit(work.db, { context, at: work.now, action: 'anggota pisah', subject });
  const names = await namesOf(work.db, { forumId, personIds: [personId, mergedId ?? 0] });
  const name = names.get(personId) ?? '';
  const summary =
    mergedId === undefined
      ? t('members:undo.done', { name })
      : t('members:undo.doneMerged', { name, merged: names.get(mergedId) ?? '' });
  return [{ kind: 'replace', message: message({ summary }) }];
}

async function askAbout(call: Call, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const found = await findAdmission(work.db, { forumId: context.forum.id, id, now: work.now });
  const [admission] = found === undefined ? [] : await show(call, [found]);
  if (admission === undefined) return refuse(call, { reason: 'admissionGone', days: UNDO_DAYS });
  const zone = context.forum.timeZone;
  return answerPrivately(call, {
    answer: undoQuestion({ admission, zone }, language),
    elsewhere: MEMBERS_ELSEWHERE,
  });
}

async function show(
  { work, context }: Call,
  admissions: readonly KnownAdmission[],
): Promise<readonly ShownAdmission[]> {
  const personIds = admissions.flatMap(({ personId, mergedId }) => [personId, mergedId ?? 0]);
  const names = await namesOf(work.db, { forumId: context.forum.id, personIds });
  return admissions.map(({ id, at, way, personId, mergedId }) => ({
    ...{ id, at, way, name: names.get(personId) ?? '' },
    merged: mergedId === undefined ? undefined : (names.get(mergedId) ?? ''),
  }));
}

/** `#12 #34`: the second record goes into the first. */
const TWO_NUMBERS = /^#?(\d{1,9})[\s,]+(?:dan\s+|dengan\s+)?#?(\d{1,9})$/i;

/** Asks whether two records are the same human being, in words that name both. */
export async function askToMerge(call: Call, words: string): Promise<readonly Reaction[]> {
  const [, into, from] = TWO_NUMBERS.exec(words.trim()) ?? [];
  if (into === undefined || from === undefined) return refuse(call, 'missingMerge');
  const pair = await findPair(call, { into, from });
  if (pair === undefined) return refuse(call, 'mergeGone');
  const { work, context, language } = call;
  const facts = { ...pair, now: work.now, zone: context.forum.timeZone, days: UNDO_DAYS };
  return answerPrivately(call, { answer: mergeQuestion(facts, language), elsewhere: MEMBERS_ELSEWHERE });
}

/** A press of the confirmation or of its opposite. */
export async function pressMerge(
  call: Call,
  [into, from, answer]: readonly (string | undefined)[],
): Promise<readonly Reaction[]> {
  const { work, context, language, services } = call;
  const { t } = language;
  if (answer === 'batal') return [{ kind: 'replace', message: message({ summary: t('members:cancelled') }) }];
  const pair = answer === 'ya' ? await findPair(call, { into, from }) : undefined;
  if (pair === undefined) return refuse(call, 'mergeGone');
  const ids = { into: pair.into.id, from: pair.from.id };
  const merged = await mergeRecords(work, { ...ids, forumId: context.forum.id, admins: services.admins });
  if (!merged.ok) return refuse(call, merged.reason);
  const subject = `#${ids.from}, #${ids.into}`;
  await recordAudit(work.db, { context, at: work.now, action: 'anggota gabung', subject });
  const words = { name: pair.into.name, merged: pair.from.name, id: merged.value, days: UNDO_DAYS };
  return [{ kind: 'replace', message: message({ summary: t('members:merge.done', words) }) }];
}

async function findPair(
  { work, context }: Call,
  { into, from }: { readonly into: string | undefined; readonly from: string | undefined },
): Promise<{ readonly into: KnownPerson; readonly from: KnownPerson } | undefined> {
  const find = (written: string | undefined): Promise<KnownPerson | undefined> =>
    findPerson(work.db, { forumId: context.forum.id, personId: readRowId(written) ?? 0, now: work.now });
  const pair = [await find(into), await find(from)] as const;
  const [one, other] = pair;
  return one === undefined || other === undefined || one.id === other.id
    ? undefined
    : { into: one, from: other };
}
