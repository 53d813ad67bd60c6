import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { moveChat, noteOpenPlace, noteReachability } from '../domain/chats/store.ts';
import { loadContext } from '../domain/context/store.ts';
import { recordUpdate } from '../domain/inbound/store.ts';
import type { EnqueueDeliveries, Work } from '../domain/work.ts';
import type { Clock } from '../lib/clock.ts';
import type { Randomness } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { Incoming } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import { apologise } from './apology.ts';
import { readRowId } from './args/row-id.ts';
import { causeOf } from './cause.ts';
import type { Call } from './command.ts';
import { converse } from './converse.ts';
import type { WasBrokenOff } from './earlier-life.ts';
import type { CommandIndex, Intent } from './interpret.ts';
import { languageOf } from './language.ts';
import { permit } from './permit.ts';
import type { CommandServices } from './services.ts';

/** What one try is made with. */
export interface Trying {
  readonly database: Database;
  readonly services: CommandServices;
  readonly enqueue: EnqueueDeliveries;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  readonly index: CommandIndex;
}

/** One try of one update. */
export interface Try {
  readonly incoming: Incoming;
  readonly intent: Intent;
  readonly wasBrokenOff: WasBrokenOff;
}

/**
 * Tries an update once: by its command's direct way where it has one that applies, else in one transaction that records the
 * update with its effect. An update that is recorded already does nothing and says nothing, unless its sender may not
 * have been told.
 */
export async function tryOnce(deps: Trying, one: Try): Promise<readonly Reaction[]> {
  return (await tryDirectly(deps, one)) ?? (await inOneTransaction(deps, one));
}

async function tryDirectly(
  deps: Trying,
  { incoming, intent, wasBrokenOff }: Try,
): Promise<readonly Reaction[] | undefined> {
  if (intent.kind !== 'run' && intent.kind !== 'press') return undefined;
  return intent.command.direct?.({
    incoming,
    wasBrokenOff,
    parameters: intent.kind === 'press' ? intent.parameters : undefined,
    argument: intent.kind === 'run' ? intent.argument : '',
    now: deps.clock.now(),
    services: deps.services,
    limits: limitsOf(deps, incoming),
  });
}

function inOneTransaction(
  deps: Trying,
  { incoming, intent, wasBrokenOff }: Try,
): Promise<readonly Reaction[]> {
  return inTransaction(deps.database, async (db) => {
    const { clock, randomness, enqueue, logger } = deps;
    const work: Work = { db, now: clock.now(), randomness, enqueue, logger, cause: causeOf(incoming) };
    if (!(await recordUpdate(db, { incoming, usedBy: userOf(incoming, intent), now: work.now })))
      return (await wasBrokenOff(db)) ? apologise(deps.services, incoming, 'replyLost') : [];
    if (intent.kind === 'chatEvent') return noteChatEvent(work, incoming);
    const { services } = deps;
    const origin = { ...incoming, meetingId: meetingOf(intent), isWords: intent.kind === 'words' };
    if (intent.kind !== 'words') await noteSignOfLife(work, incoming);
    const context = await loadContext(db, { origin, now: work.now, admins: services.admins });
    const locale = context.chat.locale ?? context.forum.locale;
    const call: Call = {
      context,
      work,
      language: languageOf(services.languages, locale, incoming.platform),
      incoming,
      services,
      limits: limitsOf(deps, incoming),
    };
    return converse(call, intent, deps.index, permit);
  });
}

/** Who uses the bot by it: a person who says or presses something. */
function userOf({ sender }: Incoming, intent: Intent): string | undefined {
  return intent.kind === 'chatEvent' || !sender.isPerson ? undefined : sender.id;
}

/** The meeting that the button of an answer names; those commands are the ones with a direct way. */
function meetingOf(intent: Intent): number | undefined {
  if (intent.kind !== 'press' && intent.kind !== 'submit') return undefined;
  return intent.command.direct === undefined ? undefined : readRowId(intent.parameters[0]);
}

/** Whoever commands the bot in a group expects an answer there: it counts as open again until it refuses one. */
function noteSignOfLife({ db, now }: Work, { platform, chat }: Incoming): Promise<void> {
  if (chat.kind === 'private') return Promise.resolve();
  return noteOpenPlace(db, { platform, chatId: chat.id, threadId: chat.threadId, now });
}

async function noteChatEvent(work: Work, incoming: Incoming): Promise<readonly Reaction[]> {
  const { body, chat, platform } = incoming;
  if (body.kind === 'migrated') {
    await moveChat(work.db, { platform, oldId: chat.id, newId: body.newChatId });
  } else if (body.kind === 'reachability') {
    const reason = chat.kind === 'private' ? 'blocked' : 'removed';
    await noteReachability(work.db, { platform, chat, now: work.now, reachable: body.reachable, reason });
  }
  return [];
}

/** The limits of the platform that something came from. */
export function limitsOf({ services }: Pick<Trying, 'services'>, incoming: Incoming): Call['limits'] {
  const platform = services.platforms.get(incoming.platform);
  if (platform === undefined) throw new Error(`nothing is known of platform ${incoming.platform}`);
  return platform.limits;
}
