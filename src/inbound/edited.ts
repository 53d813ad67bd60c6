import { MINUTE_MS } from '../lib/clock.ts';
import type { Edited } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call } from './command.ts';
import { prefixOf } from './command-language.ts';
import type { Intent } from './interpret.ts';
import { findStanding, noteDone } from './outcomes.store.ts';
import { refuse } from './refuse.ts';

/** Within that time of its sending, a message that had no effect may be mended. */
const MENDABLE_MS = 10 * MINUTE_MS;

/**
 * Takes a message that was changed. What had no effect before is handled anew; an answer that counts is only offered to
 * be changed; of other commands one line says that the change has no effect. Changed words that were no command and had
 * their answer stay unheard.
 * @param handle carries out what the new words ask for
 */
export async function takeEdit(
  call: Call,
  { intent, edited }: { readonly intent: Intent; readonly edited: Edited },
  handle: () => Promise<readonly Reaction[]>,
): Promise<readonly Reaction[]> {
  const { work, incoming } = call;
  const message = { platform: incoming.platform, key: edited.key, now: work.now };
  const standing = await findStanding(work.db, message);
  const isNew = intent.kind === 'run' || intent.kind === 'unknownCommand' ? standing !== 'done' : false;
  if (edited.ageMs <= MENDABLE_MS && (isNew || standing === 'refused')) {
    await noteDone(work.db, message);
    return handle();
  }
  if (intent.kind !== 'run') return [];
  const { command, argument } = intent;
  const offered = await command.offer?.({ ...call, argument }, 'edited');
  const name = `${prefixOf(incoming.platform)}${command.name}`;
  return offered ?? refuse(call, 'editedCommand', { command: name });
}
