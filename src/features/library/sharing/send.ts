import { paragraph } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import { findFile } from '../../files/service.ts';
import { findEntry, lockLibrary } from '../store.ts';
import { finished } from './aside.ts';
import { isIssuer, sharesAs } from './sharer.ts';
import { reviseEntry, shareEntry } from './sharing.service.ts';
import { lackOf, readDraft, show } from './show.ts';
import { type EntryDraft, mending } from './steps.rules.ts';

/** Sends a draft to the curators; where something is amiss it is shown again and nothing is lost. */
export async function send(call: Call, draft: EntryDraft): Promise<OutgoingMessage> {
  const { work, context, language } = call;
  const { t } = language;
  const { kind } = draft;
  const forumId = context.forum.id;
  if (kind === '') return show(call, { draft });
  const lack = lackOf(call, { ...draft, kind });
  if (lack !== undefined)
    return show(call, { draft: mending(draft, lack.line), before: [paragraph(lack.problem)] });
  if (draft.file !== undefined && (await findFile(work.db, { forumId, id: draft.file.id })) === undefined) {
    const { file: _, ...without } = draft;
    return show(call, { draft: without, before: [paragraph(t('sharing:problem.fileGone'))] });
  }
  await lockLibrary(work.db, forumId);
  const { words, same } = await readDraft(call, { ...draft, kind });
  // Somebody else may have shared it meanwhile.
  if (same.some(({ id }) => !draft.seen.includes(id))) return show(call, { draft });
  if (draft.entryId !== undefined) return sendChange(call, { draft, words, entryId: draft.entryId });
  const as = sharesAs(call).find(({ institutionId }) => institutionId === draft.institutionId);
  if (as === undefined) return finished(call, t('refusals:libraryNotYours'));
  const entry = await shareEntry(call, {
    ...{ words, institutionId: as.institutionId === 0 ? undefined : as.institutionId, from: draft.from },
  });
  return finished(call, t('sharing:sent', { title: entry.title, number: entry.number }));
}

async function sendChange(
  call: Call,
  {
    draft,
    words,
    entryId,
  }: {
    readonly draft: EntryDraft;
    readonly words: Parameters<typeof reviseEntry>[1]['words'];
    readonly entryId: number;
  },
): Promise<OutgoingMessage> {
  const { work, context, language } = call;
  const { t } = language;
  const entry = await findEntry(work.db, { forumId: context.forum.id, id: entryId });
  if (entry === undefined || !isIssuer(context.actor, entry))
    return finished(call, t('refusals:libraryNotYours'));
  const { number, round, status } = entry;
  // Somebody else may have changed, decided or withdrawn it since: that is not overwritten unseen.
  if (draft.round !== undefined && draft.round !== round) {
    const changed = t('sharing:problem.changed', { number, status: t(`sharing:status.${status}`) });
    return show(call, { draft: { ...draft, round }, before: [paragraph(changed)] });
  }
  if (!(await reviseEntry(call, { entry, words }))) return finished(call, t('refusals:buttonGone'));
  const key = entry.status === 'published' ? 'sharing:sentUpdate' : 'sharing:sentAgain';
  return finished(call, t(key, { number: entry.number }));
}
