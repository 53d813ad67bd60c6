import { message, paragraph } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { findFile } from '../../files/service.ts';
import { withdraw } from '../moderation/decide.service.ts';
import { linesOf } from '../rules.ts';
import { findEntry, findEntryByNumber } from '../store.ts';
import type { LibraryEntry } from '../types.ts';
import { putAside } from './aside.ts';
import { beginSharing } from './dialogue.ts';
import { entryDrafts } from './draft.ts';
import { isIssuer } from './sharer.ts';
import { changing } from './steps.rules.ts';

/** Begins to change an entry, from the words that wait or from its own. */
export async function beginChange(call: Call, entry: LibraryEntry | undefined): Promise<readonly Reaction[]> {
  if (entry === undefined) return refuse(call, 'libraryGone');
  if (!isIssuer(call.context.actor, entry)) return refuse(call, 'libraryNotYours');
  const open = await entryDrafts.open(call);
  // What was typed of the same change is gone on with, unless the entry is another one by now.
  if (open?.draft.entryId === entry.id && open.draft.round === entry.round) return beginSharing(call);
  if (open?.draft.entryId === entry.id) await entryDrafts.end(call);
  const aside = await putAside(call, { lines: {} });
  const { revision, topics } = entry;
  const fileId = revision === undefined ? entry.file?.id : revision.fileId;
  const key = { forumId: entry.forumId, id: fileId ?? 0 };
  const file = fileId === undefined ? undefined : await findFile(call.work.db, key);
  const topicIds = revision?.topicIds ?? topics.map(({ id }) => id);
  const draft = changing({ ...entry, file }, { lines: linesOf(revision ?? entry), topicIds });
  // Words that were not agreed to are not what members read.
  const isUnpublished = revision !== undefined && entry.waitingSince === undefined;
  const note = isUnpublished ? [paragraph(call.language.t('sharing:preview.notPublished'))] : [];
  return beginSharing(call, { fresh: draft, before: [...aside, ...note] });
}

/** Asks whether an entry is really to be withdrawn. */
export async function askToWithdraw(
  call: Call,
  entry: LibraryEntry | undefined,
): Promise<readonly Reaction[]> {
  const { t } = call.language;
  const refused = mayWithdraw(call, entry);
  if (refused !== undefined || entry === undefined) return refused ?? refuse(call, 'libraryGone');
  const { id, number, title } = entry;
  return replyHere(
    call,
    message({
      summary: t('sharing:withdraw.ask', { number, title }),
      buttons: [
        [
          {
            text: t('sharing:withdraw.yes'),
            action: encodeAction('bagikan', 'tarikya', id),
            style: 'danger',
          },
          { text: t('sharing:cancel'), action: encodeAction('bagikan', 'tariktidak', id) },
        ],
      ],
    }),
  );
}

/** Why an entry cannot be withdrawn by the sender; undefined where it can. */
function mayWithdraw(call: Call, entry: LibraryEntry | undefined): readonly Reaction[] | undefined {
  if (entry === undefined || entry.status === 'declined' || entry.status === 'withdrawn')
    return refuse(call, 'libraryGone');
  const { actor } = call.context;
  return isIssuer(actor, entry) || mayCurate(actor.roles) ? undefined : refuse(call, 'libraryNotYours');
}

/** Withdraws an entry after the question, or leaves it. */
export async function pressWithdraw(
  call: Call,
  { id, isMeant }: { readonly id: number; readonly isMeant: boolean },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  const entry = await findEntry(work.db, { forumId: context.forum.id, id });
  const refused = mayWithdraw(call, entry);
  if (refused !== undefined || entry === undefined) return refused ?? refuse(call, 'libraryGone');
  const { number } = entry;
  if (!isMeant)
    return [{ kind: 'replace', message: message({ summary: t('sharing:withdraw.left', { number }) }) }];
  const gone = await withdraw(call, { id, tellsIssuer: !isIssuer(context.actor, entry) });
  if (gone === undefined) return refuse(call, 'libraryGone');
  return [{ kind: 'replace', message: message({ summary: t('sharing:withdraw.done', { number }) }) }];
}

/** An entry of the forum by the number that somebody typed. */
export function entryNumbered(call: Call, number: number): Promise<LibraryEntry | undefined> {
  return findEntryByNumber(call.work.db, { forumId: call.context.forum.id, number });
}
