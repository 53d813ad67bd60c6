import { loadCalendar } from '../../calendar/holidays.ts';
import type { WorkCalendar } from '../../calendar/working-days.ts';
import type { Call } from '../../inbound/command.ts';
import type { Meeting } from '../../model/meeting.ts';
import { countAnswers, NO_ANSWERS } from '../../notices/answer-counts.store.ts';
import type { MeetingView } from '../../notices/content.ts';
import type { InvitationTexts } from '../../notices/invitation-texts.ts';
import { invitationTextsOf } from './template/store.ts';

/** What is said of a meeting that was just made: what speaks against its date, and its invitation as members will see it. */
export interface CreatedFacts {
  readonly calendar: WorkCalendar;
  readonly invitation: {
    readonly forumName: string;
    readonly texts: InvitationTexts;
    readonly view: MeetingView;
    readonly now: number;
  };
  /** Whether its details can be changed in a form. */
  readonly hasForms: boolean;
}

/** Reads it. */
export async function readCreated(
  { work, context, limits }: Pick<Call, 'work' | 'context' | 'limits'>,
  meeting: Meeting,
): Promise<CreatedFacts> {
  const { id: forumId, name: forumName } = context.forum;
  const { db, now } = work;
  const memberZones = (await countAnswers(db, [meeting.id])).get(meeting.id)?.zones ?? [];
  const view = { meeting, counts: NO_ANSWERS, memberZones, taken: 0 };
  const texts = await invitationTextsOf(db, forumId);
  return {
    calendar: await loadCalendar(db, forumId),
    invitation: { forumName, texts, view, now },
    hasForms: limits.hasForms,
  };
}
