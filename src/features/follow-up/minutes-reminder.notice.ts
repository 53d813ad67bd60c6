import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { mayChange } from '../../inbound/rights.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../notices/kind.ts';
import { before, momentsOfPlan, startOfDay } from '../../notices/moments.ts';
import { calledList, meetingWords, salutation, startHint, viewOf } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { unlessLast } from '../../notices/schedule.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

const DAY_MINUTES = 1_440;
/** Longer than the longest row of holidays, after which it comes. */
const GRACE_MS = 14 * DAY_MS;

/** To host and secretariat some days after the meeting, as long as its minutes are not marked as done. */
export const minutesReminder: NoticeKind<NoFacts> = {
  name: 'minutesReminder',
  facts: noFacts,
  title: () => 'delivery:kinds.minutesReminder',
  audience: () => 'hostAndSecretariat',
  mayRead: (roles) => mayChange('notula', roles) || roles.has('host'),
  isCalledInGroup: true,
  schedule: {
    plan: { enabled: true, offsetsMinutes: [-(3 * DAY_MINUTES + 9 * 60)] },
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
        return { at, until: at + GRACE_MS, since: startsAt, key: `minutesReminder:${id}:${at}`, facts: {} };
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
