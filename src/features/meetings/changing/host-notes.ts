import type { Call } from '../../../inbound/command.ts';
import { toldLater } from '../../../notices/told-later.ts';
import { type DraftChange, type HostConcerned, hostsConcerned, isHostTold } from './host-changed.service.ts';

/**
 * For the reply to whoever changed a draft: which institutions hear of it as hosts, and when, where that is not at once; and which have
 * nobody whom the bot could tell, so that somebody else has to.
 */
export async function hostNotes(
  call: Pick<Call, 'work' | 'context' | 'language'>,
  change: DraftChange,
): Promise<readonly string[]> {
  const hosts = hostsConcerned(change);
  const isTold = new Map<HostConcerned, boolean>();
  for (const host of hosts) isTold.set(host, await isHostTold(call.work, { meeting: change.after, host }));
  const { t } = call.language;
  const notes = hosts.map((host) => {
    const { shortName: name, what } = host;
    const whom = what === 'released' ? 'formerHost' : 'draftHost';
    return t(`meetings:${whom}${isTold.get(host) === true ? 'Told' : 'Untold'}`, { name });
  });
  const later = [...isTold.values()].includes(true) ? await toldLater(call) : '';
  return later === '' ? notes : [...notes, later];
}
