import { languageOf } from '../../i18n/chat-language.ts';
import type { Mark } from '../../notices/kind.ts';
import { messageDigest } from '../compose.ts';
import { loadForums } from '../present/store.ts';
import { type Editing, editMessage } from './edit.ts';
import { isOneSending, listMarked } from './marked.store.ts';
import type { Comparing, Outdated } from './outdated.ts';
import { forgetMessage, type PostedMessage } from './refresh.store.ts';

/** Edits what marks of kinds tell of; a mark is taken back after a pass in which every message showed the true state already. */
export async function refreshMarked(editing: Editing): Promise<void> {
  const { prisma } = editing.database;
  for (const { edited } of editing.kinds.all) {
    for (const mark of (await edited?.marks?.list(prisma)) ?? [])
      if (await isShown(editing, mark)) await edited?.marks?.clear(prisma, mark);
  }
}

/** Edits what differs; true where nothing did, and nothing was on its way. */
async function isShown(editing: Editing, mark: Mark): Promise<boolean> {
  const { prisma } = editing.database;
  const isSending = await isOneSending(prisma, mark);
  const posted = await listMarked(prisma, mark);
  const outdated = await Promise.all(posted.map((message) => findOutdatedMessage(editing, message)));
  const untrue = posted.filter((_, index) => outdated[index] !== undefined);
  await Promise.all(
    untrue.map((message) =>
      editMessage(editing, {
        message,
        look: () => findOutdatedMessage(editing, message),
        causes: async () => [],
        gone: async () => void (await forgetMessage(prisma, message)),
      }),
    ),
  );
  return untrue.length === 0 && !isSending;
}

/** What a message is to show where that differs from what it shows. */
async function findOutdatedMessage(
  { database, kinds, languages, clock }: Comparing,
  posted: PostedMessage,
): Promise<Outdated | undefined> {
  const { prisma } = database;
  const { forumId, ref, locale } = posted;
  const kind = kinds.find(posted.kind);
  const read = kind?.facts.safeParse(posted.facts);
  const forum = (await loadForums(prisma, [forumId])).get(forumId);
  if (kind?.edited === undefined || read?.success !== true || forum === undefined) return undefined;
  const now = clock.now();
  const about = { forumId, meetingId: null, facts: read.data, now };
  const details = await kind.edited.details(prisma, about);
  if (details === 'gone') return undefined;
  const content = { facts: read.data, details, forum, view: undefined, institutions: [], now };
  const language = languageOf(languages, { locale: locale ?? forum.locale, platform: ref.platform });
  const message = kind.words({ ...content, reader: { kind: 'chat' } }, language);
  const digest = messageDigest(message);
  return digest === posted.shown ? undefined : { message, digest };
}
