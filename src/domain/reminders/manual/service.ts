import type { PlatformName } from '../../../platform/incoming.ts';
import { findMeeting } from '../../meetings/store.ts';
import { planNotice } from '../../notices/service.ts';
import type { ReminderAudience } from '../../notices/types.ts';
import type { Work } from '../../work.ts';
import { groupFor, toTargets } from '../recipients/rules.ts';
import { listBoundChats, listRecipients } from '../recipients/store.ts';
import type { AudienceFacts, BoundChat, RecipientInstitution } from '../recipients/types.ts';
import type { ReminderOrder, ReminderPreview } from './types.ts';

/** The recipe of each audience that can be ordered. */
const AUDIENCES: Readonly<Record<ReminderAudience, AudienceFacts['audience']>> = {
  belum: 'unanswered',
  semua: 'all',
  tuanrumah: 'host',
};

/** After what people wait for, before bulk reminders. */
const MANUAL_PRIORITY = 5;

/** Shows whom a reminder would reach now and how; nothing is written. */
export async function previewReminder(
  work: Pick<Work, 'db' | 'now'>,
  order: ReminderOrder,
): Promise<ReminderPreview> {
  const institutions = await recipientsOf(work, order);
  return summarise(institutions, await listBoundChats(work.db, order.forumId));
}

/**
 * Plans the reminder of a proposal, once however often its button is pressed, to whoever is concerned now. When all of it
 * has ended, whoever made the proposal gets a report.
 * @returns how many deliveries were planned; 0 when nobody is left to remind or the proposal was used
 */
export async function sendManualReminder(
  work: Work,
  order: ReminderOrder & { readonly proposalId: number },
): Promise<number> {
  const { forumId, meetingId, audience, proposalId } = order;
  const institutions = await recipientsOf(work, order);
  const targets = toTargets(institutions, await listBoundChats(work.db, forumId));
  if (targets.length === 0) return 0;
  const planned = await planNotice(work, {
    forumId,
    kind: 'manualReminder',
    key: `manualReminder:${proposalId}`,
    meetingId,
    facts: { proposalId, audience },
    dueAt: work.now,
    targets,
    priority: MANUAL_PRIORITY,
  });
  return planned ? targets.length : 0;
}

async function recipientsOf(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { forumId, meetingId, audience }: ReminderOrder,
): Promise<readonly RecipientInstitution[]> {
  const meeting = await findMeeting(db, { forumId, id: meetingId });
  if (meeting === undefined) return [];
  return listRecipients(db, {
    forumId,
    meetingId,
    hostInstitutionId: meeting.host?.institutionId,
    audience: AUDIENCES[audience],
    now,
  });
}

function summarise(
  institutions: readonly RecipientInstitution[],
  chats: readonly BoundChat[],
): ReminderPreview {
  const personsBy: Record<PlatformName, number> = { telegram: 0, slack: 0 };
  const counted = new Set<number>();
  const groups = new Map<BoundChat, string[]>();
  const unreachable: string[] = [];
  const previews = institutions.map((institution) => {
    const { institutionId, shortName } = institution;
    const reached = institution.persons.filter(({ reachableOn }) => reachableOn.length > 0);
    for (const { personId, reachableOn } of reached) {
      const [platform] = reachableOn;
      if (platform !== undefined && !counted.has(personId)) personsBy[platform] += 1;
      counted.add(personId);
    }
    const persons = reached.map(({ name }) => name);
    if (persons.length > 0) return { institutionId, shortName, way: 'private' as const, persons };
    const chat = groupFor(institution, chats);
    if (chat === undefined) unreachable.push(shortName);
    else groups.set(chat, [...(groups.get(chat) ?? []), shortName]);
    return {
      institutionId,
      shortName,
      way: chat === undefined ? ('none' as const) : ('group' as const),
      persons,
    };
  });
  return {
    institutions: previews,
    personsBy,
    persons: counted.size,
    groups: [...groups].map(([{ platform, title }, names]) => ({ platform, title, institutions: names })),
    unreachable,
  };
}
