import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { orderer } from '../announcing/announcement.notice.ts';
import { announcementReport } from './announcement-report.notice.ts';
import type { MeetingPlaces } from './invitation-places.store.ts';
import type { PlaceState } from './invitation-places.ts';

type ToldStates = Readonly<Record<string, PlaceState>>;

/** What there is to report of a meeting's invitation: nothing while it is under way, or as it was told. */
export interface InvitationNews {
  readonly states: ToldStates;
  /** Whether something is amiss, or was when it was last told. */
  readonly isTrouble: boolean;
  readonly isLater: boolean;
}

/** Compares where an invitation stands with what was last told. */
export function invitationNews({
  places,
  told,
}: Pick<MeetingPlaces, 'places' | 'told'>): InvitationNews | undefined {
  if (places.length === 0 || places.some(({ state }) => state === 'underWay')) return undefined;
  const before = toldStates(told?.facts);
  const states = Object.fromEntries(places.map(({ chatRowId, state }) => [String(chatRowId), state]));
  if (Object.entries(states).every(([chat, state]) => before[chat] === state)) return undefined;
  const isTrouble = [...Object.values(before), ...Object.values(states)].some((state) => state !== 'present');
  return { states, isTrouble, isLater: told !== null };
}

function toldStates(facts: unknown): ToldStates {
  return announcementReport.facts.safeParse(facts).data?.states ?? {};
}

/**
 * Tells where a meeting's invitation stands, once for each news, however many processes see it: whoever announced it, and the
 * secretariat where something is amiss or has been mended.
 * @param secretariat row ids of its persons
 */
export async function planInvitationReport(
  work: Work,
  {
    meeting,
    news,
    secretariat,
  }: {
    readonly meeting: MeetingPlaces;
    readonly news: InvitationNews;
    readonly secretariat: readonly number[];
  },
): Promise<void> {
  const { forumId, meetingId, told } = meeting;
  const by = toTarget(meeting.by);
  const others = news.isTrouble
    ? secretariat.filter((id) => by?.kind !== 'person' || by.personId !== id)
    : [];
  await planNotice(work, {
    forumId,
    kind: announcementReport,
    key: `announcementReport:${meetingId}:${told?.noticeId ?? 0}`,
    meetingId,
    facts: { states: news.states, ...(news.isLater ? { isLater: true } : {}) },
    dueAt: work.now,
    targets: [
      ...(by === undefined ? [] : [by]),
      ...others.map((personId) => ({ kind: 'person', personId }) as const),
    ],
    priority: 20,
  });
}

function toTarget(by: unknown): NoticeTarget | undefined {
  const { data } = orderer.safeParse(by);
  if (data === undefined) return undefined;
  return 'personId' in data ? { kind: 'person', ...data } : { kind: 'account', ...data };
}
