import type { Meeting } from '../../model/meeting.ts';
import type { Work } from '../../model/work.ts';
import { listBoundChats, listRecipients } from '../../notices/recipients/recipients.store.ts';
import { groupFor, toTargets } from '../../notices/recipients/rules.ts';
import type { BoundChat, RecipientInstitution } from '../../notices/recipients/types.ts';
import { planNotice } from '../../notices/service.ts';
import { loadForumReminders } from '../../notices/settings/settings.store.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import { findForum } from '../forum/service.ts';
import { findMeeting } from '../meetings/service.ts';
import { findReminderQuiet } from './manual-quiet.service.ts';
import { manualReminder } from './manual-reminder.notice.ts';
import type { PlannedReminder, ReminderOrder, ReminderPreview, ReminderQuiet } from './types.ts';
import { manualReminderKey } from './types.ts';

/** After what people wait for, before bulk reminders. */
const MANUAL_PRIORITY = 5;

/** Shows whom a reminder would reach now and how; nothing is written. */
export async function previewReminder(
  work: Pick<Work, 'db' | 'now'>,
  order: ReminderOrder,
): Promise<ReminderPreview> {
  const meeting = await findMeeting(work.db, { forumId: order.forumId, id: order.meetingId });
  const institutions = await recipientsOf(work, { order, meeting });
  const chats = await listBoundChats(work.db, order.forumId);
  const quiet = await quietFor(work, { meeting, targets: toTargets(institutions, chats) });
  return { ...summarise(institutions, chats), quiet };
}

/**
 * Plans the reminder of a proposal, once however often its button is pressed, to whoever is concerned now. When all of it
 * has ended, whoever made the proposal gets a report.
 * @param order `afterQuiet`: whoever has quiet hours now gets it after them, as far as that is before the meeting
 */
export async function sendManualReminder(
  work: Work,
  order: ReminderOrder & { readonly proposalId: number; readonly afterQuiet: boolean },
): Promise<PlannedReminder> {
  const { forumId, meetingId, audience, proposalId, afterQuiet } = order;
  const meeting = await findMeeting(work.db, { forumId, id: meetingId });
  const institutions = await recipientsOf(work, { order, meeting });
  const targets = toTargets(institutions, await listBoundChats(work.db, forumId));
  if (targets.length === 0) return { planned: 0, waits: undefined };
  const planned = await planNotice(work, {
    forumId,
    kind: manualReminder,
    key: manualReminderKey(proposalId),
    meetingId,
    facts: { proposalId, audience, ...(afterQuiet ? { afterQuiet } : {}) },
    dueAt: work.now,
    targets,
    priority: MANUAL_PRIORITY,
  });
  if (!planned) return { planned: 0, waits: undefined };
  const quiet = afterQuiet ? await quietFor(work, { meeting, targets }) : undefined;
  return { planned: targets.length, waits: quiet?.waiting === 0 ? undefined : quiet };
}

async function quietFor(
  work: Pick<Work, 'db' | 'now'>,
  { meeting, targets }: { readonly meeting: Meeting | undefined; readonly targets: readonly NoticeTarget[] },
): Promise<ReminderQuiet | undefined> {
  const forum = meeting && (await findForum(work.db, meeting.forumId));
  if (meeting === undefined || forum === undefined) return undefined;
  const { quiet } = await loadForumReminders(work.db, forum.id);
  return findReminderQuiet(work, { meeting, targets, forum: { quiet, timeZone: forum.timeZone } });
}

async function recipientsOf(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { order, meeting }: { readonly order: ReminderOrder; readonly meeting: Meeting | undefined },
): Promise<readonly RecipientInstitution[]> {
  if (meeting === undefined) return [];
  const { forumId, meetingId } = order;
  const { audience } = order;
  const host = meeting.host?.institutionId;
  if (audience === 'host' && host === undefined) return [];
  return listRecipients(db, {
    ...{ forumId, meetingId, now },
    audience: audience === 'host' ? { institutionId: host ?? 0 } : audience,
  });
}

function summarise(
  institutions: readonly RecipientInstitution[],
  chats: readonly BoundChat[],
): Omit<ReminderPreview, 'quiet'> {
  const personsBy: Record<PlatformName, number> = { telegram: 0, slack: 0 };
  const counted = new Set<number>();
  const groups = new Map<BoundChat, string[]>();
  const unreachable: string[] = [];
  const previews = institutions.map((institution) => {
    const { institutionId, shortName, isToConfirmAnew } = institution;
    const isTentative = institution.answer === 'tentative';
    const reached = institution.persons.filter(({ reachableOn }) => reachableOn.length > 0);
    for (const { personId, reachableOn } of reached) {
      const [platform] = reachableOn;
      if (platform !== undefined && !counted.has(personId)) personsBy[platform] += 1;
      counted.add(personId);
    }
    const persons = reached.map(({ name }) => name);
    if (persons.length > 0)
      return { institutionId, shortName, isTentative, isToConfirmAnew, way: 'private' as const, persons };
    const chat = groupFor(institution, chats);
    if (chat === undefined) unreachable.push(shortName);
    else groups.set(chat, [...(groups.get(chat) ?? []), shortName]);
    return {
      institutionId,
      shortName,
      isTentative,
      isToConfirmAnew,
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
