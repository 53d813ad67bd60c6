import type { Call } from '../../inbound/command.ts';
import { findMeantMeeting } from '../meetings/which-meeting.service.ts';

/** Whom to ask what the bot cannot answer. */
export interface Contact {
  readonly number: number;
  readonly contact: string;
}

/** The contact of the meeting that is meant; undefined where none is known, or for whom the meeting is not. */
export async function contactFor(call: Call): Promise<Contact | undefined> {
  const { context } = call;
  if (context.actor.roles.size === 0 && !context.chat.isBound) return undefined;
  const meant = await findMeantMeeting(call);
  const meeting = meant.kind === 'one' ? meant.meeting : undefined;
  return meeting?.contact === undefined ? undefined : { number: meeting.number, contact: meeting.contact };
}
