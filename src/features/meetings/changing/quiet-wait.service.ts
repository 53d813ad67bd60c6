import type { Call } from '../../../inbound/command.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { changeWait, type QuietWait } from './quiet-change.ts';

/** How long the news of a change waits, as the reply to whoever changed the meeting tells it: in the forum's zone. */
export async function quietWait(
  { work, context }: Call,
  { before, after }: { readonly before: Meeting; readonly after: Meeting },
): Promise<QuietWait | undefined> {
  const zone = context.forum.timeZone;
  const wait = await changeWait(work, { before, after, zone });
  return wait === undefined ? undefined : { ...wait, zone };
}
