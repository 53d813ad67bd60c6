import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { UNDO_DAYS } from './entering/admission.types.ts';
import { mergeRecords } from './entering/merge.ts';
import { mergeQuestion } from './entering/records.words.ts';
import { findPerson } from './people.store.ts';
import type { KnownPerson } from './types.ts';
import { MEMBERS_ELSEWHERE } from './words.ts';

/** `#12 #34`: the second record goes into the first. */
const TWO_NUMBERS = /^#?(\d{1,9})[\s,]+(?:dan\s+|dengan\s+)?#?(\d{1,9})$/i;

/** Asks whether two records are the same human being, in words that name both. */
export async function askToMerge(call: Call, words: string): Promise<readonly Reaction[]> {
  const [, into, from] = TWO_NUMBERS.exec(words.trim()) ?? [];
  if (into === undefined || from === undefined) return refuse(call, 'missingMerge');
  const pair = await findPair(call, into, from);
  if (pair === undefined) return refuse(call, 'mergeGone');
  const { work, context, language } = call;
  const facts = { ...pair, now: work.now, zone: context.forum.timeZone, days: UNDO_DAYS };
  return answerPrivately(call, mergeQuestion(facts, language), MEMBERS_ELSEWHERE);
}

/** A press of the confirmation or of its opposite. */
export async function pressMerge(
  call: Call,
  [into, from, answer]: readonly (string | undefined)[],
): Promise<readonly Reaction[]> {
  const { work, context, language, services } = call;
  const { t } = language;
  if (answer === 'batal') return [{ kind: 'replace', message: message({ summary: t('members:cancelled') }) }];
  const pair = answer === 'ya' ? await findPair(call, into, from) : undefined;
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
  into: string | undefined,
  from: string | undefined,
): Promise<{ readonly into: KnownPerson; readonly from: KnownPerson } | undefined> {
  const find = (written: string | undefined): Promise<KnownPerson | undefined> =>
    findPerson(work.db, { forumId: context.forum.id, personId: readRowId(written) ?? 0, now: work.now });
  const pair = [await find(into), await find(from)] as const;
  const [one, other] = pair;
  return one === undefined || other === undefined || one.id === other.id
    ? undefined
    : { into: one, from: other };
}
