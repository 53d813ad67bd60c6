import { answersFor, type MeetingReader } from '../../features/answers/notes.rules.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { NoticeDetails } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/types.ts';
import type { SceneMeeting, ScenePerson } from '../present/types.ts';

type Details = NoticeDetails[NoticeKind];

/** A person as a reader of what is told about a meeting, by what they are at the moment of sending. */
export function readerOf(person: ScenePerson, meeting: SceneMeeting | undefined): MeetingReader {
  return {
    roles: person.roles,
    institutionIds: person.institutions.map(({ id }) => id),
    hostInstitutionId: meeting?.meeting.host?.institutionId,
  };
}

/** What was loaded for a notice, as one of its readers may see it: without the notes that are not theirs to read. */
export function detailsFor(reader: MeetingReader | undefined, details: Details): Details {
  if (details === undefined || !('answers' in details)) return details;
  const nobody: MeetingReader = { roles: new Set(), institutionIds: [], hostInstitutionId: undefined };
  const { roles } = reader ?? nobody;
  return {
    ...details,
    answers: answersFor(reader ?? nobody, details.answers),
    mayRemind: mayUse('ingatkan', roles),
  };
}
