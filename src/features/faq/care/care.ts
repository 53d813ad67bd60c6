import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { asRefusal, echo, refuse, replyPrivately } from '../../../inbound/replies.ts';
import { parseWhen } from '../../../language/dates/parse-when.ts';
import type { FaqEntry } from '../../../model/faq.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { whyNoMoment } from '../../meetings/words.ts';
import type { FaqLine } from '../lines.ts';
import { dayOfValue, isNone, readLinks, startOf } from './care.rules.ts';
import { listOfficers } from './care.store.ts';

/** Links, who looks after an answer, until when, and which files go with it, as far as lines say them. */
export type Care = Pick<FaqEntry, 'links' | 'ownerId' | 'reviewBy' | 'fileIds'>;

/** What was read, or why it was not. */
export type ReadCare =
  | { readonly ok: true; readonly care: Care }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

type Lines = Readonly<Partial<Record<FaqLine, string>>>;

/** Reads the lines `Tautan`, `Penanggung jawab`, `Periksa sebelum` and `Berkas`; a dash empties one. */
export async function readCare(call: Call, lines: Lines): Promise<ReadCare> {
  const links = lines.links === undefined ? undefined : readLinks(lines.links);
  if (lines.links !== undefined && links === undefined) return refused(call, 'faqBadLink');
  if (lines.files !== undefined && !isNone(lines.files)) return refused(call, 'faqFileByCaption');
  const reviewBy = lines.reviewBy === undefined ? undefined : readDay(call, lines.reviewBy);
  if (typeof reviewBy === 'object' && reviewBy !== null) return { ok: false, reactions: reviewBy.reactions };
  const owner = await readOwner(call, lines);
  if (owner !== undefined && !owner.ok) return owner;
  return {
    ok: true,
    care: {
      ...(links !== undefined && { links }),
      ...(reviewBy !== undefined && { reviewBy }),
      ...(owner !== undefined && { ownerId: owner.ownerId }),
      ...(lines.files !== undefined && { fileIds: [] }),
    },
  };
}

function readDay(call: Call, line: string): string | null | { readonly reactions: readonly Reaction[] } {
  if (isNone(line)) return null;
  const { work, context, language } = call;
  const { timeZone: zone } = context.forum;
  const when = parseWhen(line, { now: work.now, zone });
  if (when.outcome === 'ask') {
    const why = whyNoMoment(when, language);
    return { reactions: refuse(call, { reason: 'faqBadDay', why }) };
  }
  const day = dayOfValue(when.value, zone);
  return startOf(day, zone) <= work.now ? { reactions: refuse(call, 'faqDayPast') } : day;
}

type ReadOwner =
  | { readonly ok: true; readonly ownerId: number | null }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/** Somebody of the secretariat, who may change the answer; `saya` is oneself. */
async function readOwner(call: Call, lines: Lines): Promise<ReadOwner | undefined> {
  const { work, context } = call;
  const line = lines.owner?.trim();
  if (line === undefined) return undefined;
  if (isNone(line)) return { ok: true, ownerId: null };
  const officers = await listOfficers(work.db, context.forum.id);
  const own = officers.find(({ id }) => id === context.actor.personId);
  if (/^saya$/i.test(line) && own !== undefined) return { ok: true, ownerId: own.id };
  const found = officers.filter(({ name }) => name.toLowerCase().includes(line.toLowerCase()));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0 && line !== '') return { ok: true, ownerId: only.id };
  if (officers.length === 0)
    return { ok: false, reactions: refuse(call, { reason: 'faqNoOfficer', words: line }) };
  const names = officers.map(({ name }) => name).join('; ');
  const { t } = call.language;
  const refusal = message({ summary: t('refusals:faqUnknownOwner', { words: echo(line), names }) });
  const elsewhere = message({ summary: t('faq:elsewhere') });
  return { ok: false, reactions: asRefusal(replyPrivately(refusal, elsewhere)) };
}

function refused(call: Call, reason: 'faqBadLink' | 'faqFileByCaption'): ReadCare {
  return { ok: false, reactions: refuse(call, reason) };
}
