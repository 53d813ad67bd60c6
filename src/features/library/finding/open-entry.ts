import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { answerPrivately, isOverheard, refuse, replyHere } from '../../../inbound/replies.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { loadFile } from '../../files/service.ts';
import { isIssuer } from '../sharing/sharer.ts';
import { findEntryByNumber } from '../store.ts';
import type { LibraryEntry } from '../types.ts';
import { wholeEntry } from './whole-entry.words.ts';

/** Shows an entry in full; undefined where the forum has none of that number, or none that the reader may know of. */
export async function openEntry(call: Call, number: number): Promise<readonly Reaction[] | undefined> {
  const entry = await findReadable(call, number);
  if (entry === undefined) return undefined;
  const { context, language } = call;
  const isPrivate = !isOverheard(call);
  const shown = wholeEntry({ entry, forum: context.forum, ...rightsTo(call, entry), isPrivate }, language);
  return reply(call, { entry, shown });
}

/** What nobody else may know of yet is not shown where others read it. */
function reply(
  call: Call,
  { entry, shown }: { readonly entry: LibraryEntry; readonly shown: OutgoingMessage },
): readonly Reaction[] {
  if (entry.status === 'published') return replyHere(call, shown);
  const payload = `pustaka-${entry.number}`;
  return answerPrivately(call, {
    answer: shown,
    elsewhere: { key: 'finding:elsewhere', command: `pustaka ${entry.number}`, payload },
  });
}

/** Sends the file of an entry. */
export async function sendFile(call: Call, number: number): Promise<readonly Reaction[] | undefined> {
  const entry = await findReadable(call, number);
  if (entry === undefined) return undefined;
  const { work, context, language } = call;
  const file = entry.file && (await loadFile(work.db, { forumId: context.forum.id, id: entry.file.id }));
  if (file === undefined) return refuse(call, { reason: 'entryWithoutFile', number });
  const summary = language.t('finding:file', { number, title: entry.title });
  return reply(call, { entry, shown: message({ summary, files: [file] }) });
}

async function findReadable(call: Call, number: number): Promise<LibraryEntry | undefined> {
  const { work, context } = call;
  const entry = await findEntryByNumber(work.db, { forumId: context.forum.id, number });
  if (entry === undefined) return undefined;
  const rights = rightsTo(call, entry);
  const isReadable = entry.status === 'published' || rights.mayChange || rights.mayCurate;
  return isReadable ? entry : undefined;
}

function rightsTo(
  { context: { actor } }: Call,
  entry: LibraryEntry,
): { readonly mayChange: boolean; readonly mayCurate: boolean } {
  return { mayChange: isIssuer(actor, entry), mayCurate: mayCurate(actor.roles) };
}
