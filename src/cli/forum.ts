import type { Config } from '../config.ts';
import type { Db } from '../db/db.ts';
import { ensureForum, listForums } from '../domain/forums/store.ts';
import type { Forum } from '../domain/forums/types.ts';
import type { CliContext } from './context.ts';
import { usageError } from './exit.ts';

/** How an operator names a forum. */
export interface ForumChoice {
  /** The value of `--forum`. */
  readonly forum?: string | undefined;
}

/**
 * The forum that a command is about: the one named by `--forum`, else the only one there is, else FORUM_NAME. A store without
 * any gets the one that the bot's first start would make.
 * @throws OperatorError (wrong usage) when there is no such forum, or several and none was named
 */
export async function chooseForum(
  db: Db,
  choice: ForumChoice,
  { context, config }: { readonly context: CliContext; readonly config: Config },
): Promise<Forum> {
  const forums = await listForums(db);
  const wanted = choice.forum ?? (forums.length === 1 ? forums[0]?.name : config.forumName);
  const found = forums.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  if (forums.length > 0 || wanted !== config.forumName) throw noSuchForum(choice, forums);
  const { forum } = await ensureForum(db, {
    name: config.forumName,
    timeZone: config.forumTimeZone,
    now: context.clock.now(),
    randomness: context.randomness,
  });
  return forum;
}

function noSuchForum(choice: ForumChoice, forums: readonly Forum[]): Error {
  const names = forums.map(({ name }) => name).join(', ');
  return usageError(
    choice.forum === undefined ? 'There are several forums.' : `There is no forum "${choice.forum}".`,
    forums.length === 0 ? 'Add it with "forum-add".' : `Name one with --forum: ${names}.`,
  );
}
