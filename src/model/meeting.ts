/** State of a meeting. */
export type MeetingState = 'draft' | 'announced' | 'cancelled';

/** A meeting as the domain and the messages see it. Moments are epoch milliseconds. */
export interface Meeting {
  readonly id: number;
  readonly forumId: number;
  readonly number: number;
  readonly title: string;
  readonly startsAt: number;
  /** Undefined: until done. */
  readonly endsAt: number | undefined;
  /** Zone of the place. */
  readonly timeZone: string;
  readonly place: string;
  readonly host: MeetingHost | undefined;
  readonly agenda: string | undefined;
  readonly dress: string | undefined;
  readonly contact: string | undefined;
  readonly letterNumber: string | undefined;
  readonly link: string | undefined;
  readonly answerBy: number;
  /** Its own, see `readQuorum`; undefined: the forum's. */
  readonly quorum: string | undefined;
  /** So many people have a place, those who accompany them counted; undefined: no limit. */
  readonly capacity: number | undefined;
  /** So many may accompany whoever comes for an institution; undefined: the usual limit. */
  readonly companionLimit: number | undefined;
  /** What happens when, a line each as it is kept; nothing while none is set. */
  readonly rundown?: string | undefined;
  readonly state: MeetingState;
  readonly revision: number;
  readonly announceAt: number | undefined;
  readonly announcedAt: number | undefined;
  /** When it was last given another time after it was announced; nothing where it never was. */
  readonly movedAt?: number | undefined;
  readonly cancelReason: string | undefined;
  /** When the minutes were marked as done; undefined while they are due. */
  readonly minutesDoneAt: number | undefined;
}

/** The institution that is host. */
export interface MeetingHost {
  readonly institutionId: number;
  readonly shortName: string;
  readonly officialName: string;
}

/** What a meeting is made of, or what is changed of one. */
export interface MeetingDetails {
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number | undefined;
  readonly timeZone: string;
  readonly place: string;
  readonly hostInstitutionId: number | undefined;
  readonly agenda: string | undefined;
  readonly dress: string | undefined;
  readonly contact: string | undefined;
  readonly letterNumber: string | undefined;
  readonly link: string | undefined;
  /** Undefined: the forum's rule, see `defaultDeadline`. */
  readonly answerBy: number | undefined;
  readonly quorum: string | undefined;
  readonly capacity: number | undefined;
  readonly companionLimit: number | undefined;
}

/** Names of the details that a notice shows; also keys in `meetings:field`. */
export const MEETING_FIELDS = [
  'title',
  'startsAt',
  'endsAt',
  'timeZone',
  'place',
  'hostInstitutionId',
  'agenda',
  'dress',
  'contact',
  'letterNumber',
  'link',
  'answerBy',
] as const satisfies readonly (keyof MeetingDetails)[];

export type MeetingField = (typeof MEETING_FIELDS)[number];
