import { z } from 'zod';
import type { Db } from '../../db/db.ts';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDate, formatRelativeDay } from '../../language/dates/format.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { before, momentsOfPlan, offsetDays } from '../../notices/moments.ts';
import { calledList, salutation, startHint } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { DueMoment, KindPlan, MeetingSubject } from '../../notices/schedule.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { findOpenAction, listOpenActions, type PlannedAction } from './store.ts';
import type { ActionItem } from './types.ts';
import { actionButtons } from './words.ts';

const DAY_MINUTES = 1_440;
/** Reminders of action items come at nine. */
const NINE_MINUTES = 9 * 60;
const GRACE_MS = 2 * DAY_MS;
/** Some days of grace after an item is due. */
const BEHIND_MS = 5 * DAY_MS;

const facts = z.object({
  actionId: z.number(),
  /** 0 in old rows that name none. */
  institutionId: z.number().default(0),
  daysLeft: z.number(),
  /** Whether no other follows about this item. */
  isLast: z.boolean().default(true),
});

type Facts = z.infer<typeof facts>;

interface Details {
  readonly action: ActionItem;
}

/** To the institution responsible, some days before an action item is due and on the day, while it is open. */
export const actionReminder: NoticeKind<Facts, Details> = {
  name: 'actionReminder',
  facts,
  title: () => 'delivery:kinds.actionReminder',
  audience: ({ institutionId }) => (institutionId === 0 ? 'all' : { institutionId }),
  isCalledInGroup: true,
  schedule: {
    plan: { enabled: true, offsetsMinutes: [3 * DAY_MINUTES - NINE_MINUTES, -NINE_MINUTES] },
    setting: {
      ...{ place: 7, word: 'tindaklanjut', shape: 'due' },
      labelKey: 'settings:plan.kinds.actionReminder',
      lineKey: 'settings:plan.actionReminder',
      fieldKey: 'settings:form.actionReminder',
    },
    listOfMeetings,
    isSpared: ({ isLast }) => !isLast,
  },
  quietUntil: asLongAsQuiet,
  reminds: 1,
  brief: (content, language) => language.t('notices:actionReminder.brief', itemWords(content, language)),
  outlives: () => ['start', 'cancellation'],
  gathers: 'letter',
  details: async (db, { forumId, facts: { actionId, institutionId } }) => {
    const action = await findOpenAction(db, { forumId, id: actionId });
    // Another institution is responsible by now: it has its own reminders.
    const isPassedOn = institutionId !== 0 && action?.institutionId !== institutionId;
    return action === undefined || isPassedOn ? 'gone' : { action };
  },
  words,
};

async function listOfMeetings(
  db: Db,
  { now, meetingIds }: { readonly now: number; readonly meetingIds: readonly number[] },
): Promise<readonly MeetingSubject<Facts>[]> {
  const open = await listOpenActions(db, { from: now - BEHIND_MS, meetingIds });
  return open.map((action) => ({
    isWanted: true,
    forumId: action.item.forumId,
    meetingId: action.item.meetingId,
    storedPlan: action.storedPlan,
    dueMoments: (plan) => actionMoments(action, plan),
  }));
}

/** The moments of an item; days are counted in the forum's zone. */
export function actionMoments(
  { item, zone }: Pick<PlannedAction, 'item' | 'zone'>,
  plan: KindPlan,
): readonly DueMoment<Facts>[] {
  if (item.state !== 'open') return [];
  const last = Math.min(...plan.offsetsMinutes);
  return momentsOfPlan(plan, (offset) => {
    const at = before(item.dueAt, { offsetMinutes: offset, zone });
    return {
      at,
      until: at + GRACE_MS,
      bestBefore: item.dueAt + DAY_MS,
      since: item.createdAt,
      key: `actionReminder:${item.id}:${at}`,
      facts: {
        actionId: item.id,
        institutionId: item.institutionId,
        daysLeft: Math.max(0, offsetDays(offset)),
        isLast: offset === last,
      },
    };
  });
}

function itemWords({ details, forum, now }: NoticeContent<unknown, Details>, { locale }: Language) {
  const { number, description, institution, dueAt } = details.action;
  const style = { zone: forum.timeZone, locale };
  return {
    ...{ number, institution, description },
    when: formatDate(dueAt, style),
    relative: formatRelativeDay(dueAt, { now, style }),
  };
}

function words(content: NoticeContent<unknown, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const words = itemWords(content, language);
  const hint = startHint(content, language);
  const called = content.reader.kind === 'group' ? [calledList(content.institutions, language)] : [];
  return message({
    summary: t('notices:actionReminder.summary', words),
    blocks: [
      { kind: 'title', text: t('notices:actionReminder.title') },
      ...salutation(content, language),
      paragraph(t('notices:actionReminder.body', words)),
      ...called,
      paragraph(t('notices:actionReminder.item', words)),
      paragraph(t('notices:actionReminder.ask', words)),
      ...hint.blocks,
    ],
    buttons: [...actionButtons(content.details.action, language), ...hint.buttons],
  });
}
