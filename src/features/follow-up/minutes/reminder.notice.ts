import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { mayChange } from '../../../inbound/rights.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { before, momentsOfPlan, startOfDay } from '../../../notices/moments.ts';
import { calledList, meetingWords, salutation, startHint, viewOf } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import { unlessLast } from '../../../notices/schedule.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';

const DAY_MINUTES = 1_440;
/** Longer than the longest row of holidays, after which it comes. */
const GRACE_MS = 14 * DAY_MS;

const facts = z.object({
  /** Whether it is the first about the meeting: then the host's official is left in peace where an aide can be reached. */
  isFirst: z.boolean().default(false),
});

/** To host and secretariat some days after the meeting, as long as its minutes are not marked as done; to the host's aides first. */
export const minutesReminder: NoticeKind<z.infer<typeof facts>> = {
  name: 'minutesReminder',
  facts,
  title: () => 'delivery:kinds.minutesReminder',
  audience: ({ isFirst }) => (isFirst ? 'hostAidesAndSecretariat' : 'hostAndSecretariat'),
  mayRead: (roles) => mayChange('notula', roles) || roles.has('host'),
  isCalledInGroup: true,
  schedule: {
    plan: { enabled: true, offsetsMinutes: [3, 7].map((days) => -(days * DAY_MINUTES + 9 * 60)) },
    setting: {
      ...{ place: 6, word: 'notula', shape: 'after' },
      labelKey: 'settings:plan.kinds.minutesReminder',
      lineKey: 'settings:plan.minutesReminder',
      fieldKey: 'settings:form.minutesReminder',
    },
    isAfterMeeting: true,
    dueMoments: ({ meeting, plan, zone }) => {
      const { id, startsAt } = meeting;
      if (meeting.state !== 'announced' || meeting.minutesDoneAt !== undefined) return [];
      return momentsOfPlan(plan, (offset) => {
        const at = before(startOfDay(startsAt, zone), { offsetMinutes: offset, zone });
        const isFirst = offset === Math.max(...plan.offsetsMinutes);
        const key = `minutesReminder:${id}:${at}`;
        return { at, until: at + GRACE_MS, since: startsAt, key, facts: { isFirst } };
      });
    },
    onRest: 'later',
    isSpared: unlessLast,
  },
  quietUntil: asLongAsQuiet,
  reminds: 2,
  brief: (content, language) =>
    language.t('notices:minutesReminder.summary', { ...meetingWords(content, language) }),
  outlives: () => ['start'],
  gathers: 'letter',
  words,
};

function words(content: NoticeContent, language: Language): OutgoingMessage {
  const { t } = language;
  const words = { ...meetingWords(content, language) };
  const hint = startHint(content, language);
  const called = content.reader.kind === 'group' ? [calledList(content.institutions, language)] : [];
  return message({
    summary: t('notices:minutesReminder.summary', words),
    blocks: [
      { kind: 'title', text: t('notices:minutesReminder.title') },
      ...salutation(content, language),
      paragraph(t('notices:minutesReminder.body', words)),
      ...called,
      paragraph(t('notices:minutesReminder.ask', words)),
      ...hint.blocks,
    ],
    buttons: [
      [
        {
          text: t('notices:buttons.minutesDone'),
          action: encodeAction('notula', viewOf(content).meeting.number),
        },
      ],
      ...hint.buttons,
    ],
  });
}
