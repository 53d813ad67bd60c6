import { message } from '../../i18n/message.ts';
import type { Call, Command, HandedFile, PressCall, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere, replyPrivately } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { FaqEntry } from '../../model/faq.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { MOST_FILE_BYTES } from '../files/rules.ts';
import { listOfficers } from './care/care.store.ts';
import { type Care, readCare } from './care/care.ts';
import { cleanCategory } from './category.ts';
import { changeEntry } from './changes/change.service.ts';
import { changeReceipt } from './changes/change.words.ts';
import { entryView } from './entry.words.ts';
import { fileNamesOf, keepForAnswer } from './files.service.ts';
import { LONGEST } from './limits.rules.ts';
import { type FaqLine, readFaqLines } from './lines.ts';

/** Shows an entry, changes lines of it, or adds another wording of its question. */
export const faqubah: Command = {
  name: 'faqubah',
  aliases: [],
  handed: { maxBytes: MOST_FILE_BYTES, isWelcome: ({ context }) => mayUse('faqubah', context.actor.roles) },
  run: change,
  press,
};

async function change(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language, services } = call;
  const { lines, before } = readFaqLines(call.argument);
  const named = before.split(/\s+/)[0] ?? '';
  if (named === '') return replyHere(call, message({ summary: language.t('faq:changeHowTo') }));
  const known = await services.faq.find(work.db, { forumId: context.forum.id, code: named });
  if (known === undefined) return refuse(call, { reason: 'noSuchFaq', code: named.toUpperCase() });
  if (Object.keys(lines).length === 0 && call.file === undefined) return show(call, known);
  const read = await readCare(call, lines);
  if (!read.ok) return read.reactions;
  const { care } = read;
  const after = changed(known, { lines, care });
  if (after.question.length > LONGEST.question || after.answer.length > LONGEST.answer)
    return refuse(call, 'faqTooLong');
  if (after.question === '' || after.answer === '')
    return replyHere(call, message({ summary: language.t('faq:changeHowTo') }));
  return keep(call, { code: known.code, lines, care, file: call.file });
}

interface Changes {
  readonly lines: Readonly<Partial<Record<FaqLine, string>>>;
  readonly care: Care;
}

async function keep(
  call: Call,
  { code, file, ...changes }: Changes & { readonly code: string; readonly file: HandedFile | undefined },
): Promise<readonly Reaction[]> {
  const added = file && (await keepForAnswer(call, { code, file, has: changes.care.fileIds }));
  if (added?.ok === false) return refuse(call, added.refusal);
  const edit = (entry: FaqEntry): FaqEntry => {
    const after = changed(entry, changes);
    return added === undefined ? after : { ...after, fileIds: [...(after.fileIds ?? []), added.id] };
  };
  const kept = await changeEntry(call, { code, action: 'faqubah', edit });
  if (kept === undefined) return refuse(call, { reason: 'noSuchFaq', code });
  const says =
    added !== undefined ? 'faq:fileAdded' : changes.lines.wording ? 'faq:wordingAdded' : 'faq:changed';
  return replyHere(call, changeReceipt({ says, code, ...kept }, call.language));
}

function changed(entry: FaqEntry, { lines, care }: Changes): FaqEntry {
  const { wording, question, answer, category } = lines;
  const wordings = wording
    ? [...new Set([...entry.wordings, wording.slice(0, LONGEST.question)])]
    : entry.wordings;
  return {
    ...{ ...entry, ...care, wordings },
    ...(question !== undefined && { question }),
    ...(answer !== undefined && { answer }),
    category: cleanCategory(category ?? entry.category),
  };
}

async function show(call: Call, entry: FaqEntry): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, timeZone: zone } = context.forum;
  const officers = await listOfficers(work.db, forumId);
  const owner = officers.find(({ id }) => id === entry.ownerId)?.name;
  const files = await fileNamesOf(work.db, { forumId, entry });
  // It names who looks after the answer.
  return replyPrivately(
    entryView({ entry, owner, zone, files }, language),
    message({ summary: language.t('faq:elsewhere') }),
  );
}

/** The buttons of the notice that asks whether an answer is still right. */
async function press(call: PressCall): Promise<readonly Reaction[]> {
  const { services, work, context, language } = call;
  const [what, code = '', reviewBy] = call.parameters;
  if (what === 'lihat') {
    const entry = await services.faq.find(work.db, { forumId: context.forum.id, code });
    return entry === undefined ? refuse(call, { reason: 'noSuchFaq', code }) : show(call, entry);
  }
  const edit = (entry: FaqEntry): FaqEntry | undefined =>
    what === 'masih' && entry.reviewBy === reviewBy ? { ...entry, reviewBy: null } : undefined;
  const kept = await changeEntry(call, { code, action: 'faqubah', edit });
  if (kept === undefined) return refuse(call, 'proposalGone');
  return [{ kind: 'replace', message: changeReceipt({ says: 'faq:review.kept', code, ...kept }, language) }];
}
