import type { Config } from '../../config.ts';
import type { Db } from '../../db/db.ts';
import { seedFaq } from '../../features/faq/seed.service.ts';
import { ensureForum, listForums } from '../../features/forum/service.ts';
import type { Forum } from '../../model/forum.ts';
import type { CliContext } from '../context.ts';
import { usageError } from '../exit.ts';

/** How an operator names a forum. */
export interface ForumChoice {
  /** The value of `--forum`. */
  readonly forum?: string | undefined;
}

/**
 * The forum that a command is about: the one named by `--forum`, else the only one there is, else FORUM_NAME.
 * @returns nothing for a store without any forum
 * @throws OperatorError (wrong usage) when there is no such forum, or several and none was named
 */
export function findChosenForum(
  forums: readonly Forum[],
  { choice, config }: { readonly choice: ForumChoice; readonly config: Config },
): Forum | undefined {
  const wanted = choice.forum ?? (forums.length === 1 ? forums[0]?.name : config.forumName);
  const found = forums.find(({ name }) => name === wanted);
  if (found === undefined && (forums.length > 0 || wanted !== config.forumName)) {
    throw noSuchForum(choice, forums);
  }
  return found;
}

/** Which forum is wanted, and what one is made from. */
export interface ForumWanted {
  readonly choice: ForumChoice;
  readonly context: CliContext;
  readonly config: Config;
}

/** As `findChosenForum`; a store without any forum gets the one that the bot's first start would make. */
export async function chooseForum(db: Db, { choice, context, config }: ForumWanted): Promise<Forum> {
  const found = findChosenForum(await listForums(db), { choice, config });
  if (found !== undefined) return found;
  const now = context.clock.now();
  const { forum, isNew } = await ensureForum(db, {
    ...{ name: config.forumName, timeZone: config.forumTimeZone },
    ...{ now, randomness: context.randomness },
  });
  if (isNew) await seedFaq(db, { forumId: forum.id, now });
  return forum;
}

function noSuchForum(choice: ForumChoice, forums: readonly Forum[]): Error {
  const names = forums.map(({ name }) => name).join(', ');
  return usageError(
    choice.forum === undefined ? 'There are several forums.' : `There is no forum "${choice.forum}".`,
    forums.length === 0 ? 'Add it with "forum-add".' : `Name one with --forum: ${names}.`,
  );
}
