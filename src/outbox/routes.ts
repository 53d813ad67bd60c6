import { bestFirst } from '../model/last-used.ts';
import type { PlatformName } from '../platform/incoming.ts';
import type { PlatformLimits } from '../platform/platform.ts';
import type { SceneAccount, ScenePerson } from './present/types.ts';

/** The platforms that are on, by what they can do. */
export type Abilities = ReadonlyMap<PlatformName, Pick<PlatformLimits, 'canWriteFirst'>>;

/**
 * The accounts through which a person can be written to privately, the best first: the chosen platform, then the one last
 * used. Where the bot may not write first, the person must have opened the chat.
 */
export function privateRoutes(
  person: ScenePerson,
  abilities: Abilities,
  tried: readonly PlatformName[],
): readonly SceneAccount[] {
  const ways = person.accounts.filter((account) => {
    const ability = abilities.get(account.platform);
    if (ability === undefined || tried.includes(account.platform)) return false;
    return account.isOpen || (ability.canWriteFirst && !account.isShut);
  });
  return bestFirst(ways, person.preferredPlatform);
}
