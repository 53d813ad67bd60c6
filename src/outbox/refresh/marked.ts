import { languageOf } from '../../i18n/chat-language.ts';
import type { Mark, NoticeKind } from '../../notices/kind.ts';
import { messageDigest } from '../compose.ts';
import { loadForums } from '../present/store.ts';
import { type Editing, editMessage } from './edit.ts';
import { isOneSending, listMarked } from './marked.store.ts';
import type { Comparing, Outdated } from './outdated.ts';
import { forgetMessage, type PostedMessage } from './refresh.store.ts';

/** Edits what marks of kinds tell of; a mark is taken back after a pass in which every message showed the true state already. */
export async function refreshMarked(editing: Editing): Promise<void> {
  const { database, clock, kinds } = editing;
  for (const { edited } of kinds.all) {
    for (const mark of (await edited?.marks?.list(database.prisma, clock.now())) ?? [])
      if (await isShown(editing, mark)) await edited?.marks?.clear(database.prisma, mark);
  }
}

/** Edits what differs; true where nothing did, and nothing was on its way. */
async function isShown(editing: Editing, mark: Mark): Promise<boolean> {
  const { prisma } = editing.database;
  const isSending = await isOneSending(prisma, mark);
  const posted = await listMarked(prisma, { ...mark, now: editing.clock.now() });
  const untrue: PostedMessage[] = [];
  for (const messages of Map.groupBy(posted, ({ kind }) => kind).values())
    untrue.push(...(await untrueOf(editing, messages)));
  await Promise.all(
    untrue.map((message) =>
      editMessage(editing, {
        message,
        look: async () => outdated(editing, { message, showing: await loadShowing(editing, message) }),
        causes: async () => [],
        gone: async () => void (await forgetMessage(prisma, message)),
      }),
    ),
  );
  return untrue.length === 0 && !isSending;
}

/** Of messages of one kind about the same those that show an old state. */
async function untrueOf(
  editing: Editing,
  messages: readonly PostedMessage[],
): Promise<readonly PostedMessage[]> {
  const [first] = messages;
  const showing = first && (await loadShowing(editing, first));
  return messages.filter((message) => outdated(editing, { message, showing }) !== undefined);
}

/** What messages of a kind are written from now. */
interface Showing {
  readonly kind: NoticeKind;
  readonly details: unknown;
  readonly forum: NonNullable<ReturnType<Awaited<ReturnType<typeof loadForums>>['get']>>;
}

async function loadShowing(
  { database, kinds, clock }: Comparing,
  { forumId, kind: name, facts }: PostedMessage,
): Promise<Showing | undefined> {
  const { prisma } = database;
  const kind = kinds.find(name);
  const read = kind?.facts.safeParse(facts);
  const forum = (await loadForums(prisma, [forumId])).get(forumId);
  if (kind?.edited === undefined || read?.success !== true || forum === undefined) return undefined;
  const about = { forumId, meetingId: null, facts: read.data, now: clock.now() };
  const details = await kind.edited.details(prisma, about);
  return details === 'gone' ? undefined : { kind, details, forum };
}

/** What a message is to show where that differs from what it shows. */
function outdated(
  { languages, clock }: Comparing,
  {
    message: { facts, shown, locale, ref },
    showing,
  }: { readonly message: PostedMessage; readonly showing: Showing | undefined },
): Outdated | undefined {
  if (showing === undefined) return undefined;
  const { kind, details, forum } = showing;
  const read = kind.facts.safeParse(facts);
  if (!read.success) return undefined;
  const content = { facts: read.data, details, forum, view: undefined, institutions: [], now: clock.now() };
  const language = languageOf(languages, { locale: locale ?? forum.locale, platform: ref.platform });
  const message = kind.words({ ...content, reader: { kind: 'chat' } }, language);
  const digest = messageDigest(message);
  return digest === shown ? undefined : { message, digest };
}
