import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call } from '../../../inbound/command.ts';
import { answerPrivately, refuse } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { namesOf } from '../people.store.ts';
import { MEMBERS_ELSEWHERE } from '../words.ts';
import { type KnownAdmission, UNDO_DAYS } from './admission.types.ts';
import { findAdmission, listAdmissions } from './admissions.store.ts';
import { undoAdmission } from './records.service.ts';
import { admissionList, type ShownAdmission, undoQuestion } from './records.words.ts';

const MOST_LISTED = 10;

/** `/anggota pisah [7]`: asks about one admission, or lists those that can be undone. */
export async function askToUndo(call: Call, words: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  if (words.trim() !== '') return askAbout(call, readRowId(words.trim().replace(/^#/, '')) ?? 0);
  const query = { forumId: context.forum.id, now: work.now, limit: MOST_LISTED };
  const shown = await show(call, await listAdmissions(work.db, query));
  const facts = { admissions: shown, zone: context.forum.timeZone, days: UNDO_DAYS };
  return answerPrivately(call, admissionList(facts, language), MEMBERS_ELSEWHERE);
}

/** A press of an admission's button, of the confirmation or of its opposite. */
export async function pressUndo(
  call: Call,
  id: number,
  answer: string | undefined,
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  const forumId = context.forum.id;
  if (answer === 'batal') return [{ kind: 'replace', message: message({ summary: t('members:cancelled') }) }];
  if (answer !== 'ya') return askAbout(call, id);
  const undone = await undoAdmission(work, { forumId, id });
  if (!undone.ok) return refuse(call, undone.reason, { days: UNDO_DAYS });
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
  if (admission === undefined) return refuse(call, 'admissionGone', { days: UNDO_DAYS });
  const zone = context.forum.timeZone;
  return answerPrivately(call, undoQuestion({ admission, zone }, language), MEMBERS_ELSEWHERE);
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
