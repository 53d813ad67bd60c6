import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { before, momentsOfPlan, offsetDays } from '../../notices/moments.ts';
import { calledList, meetingWords, namesOf, salutation, startHint } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { unlessLast } from '../../notices/schedule.ts';
import { lastLine, whenAndWhere } from '../../notices/short.ts';
import type { OutgoingMessage } from '../../platform/message.ts';

const DAY_MINUTES = 1_440;
const GRACE_MS = 5 * DAY_MS;

const facts = z.object({ daysLeft: z.number() });

/** To the host, some days before the meeting that is theirs, announced or not. */
export const hostReminder: NoticeKind<z.infer<typeof facts>> = {
  name: 'hostReminder',
  facts,
  title: () => 'delivery:kinds.hostReminder',
  audience: () => 'host',
  isCalledInGroup: true,
  schedule: {
    plan: { enabled: true, offsetsMinutes: [45, 30, 14, 7].map((days) => days * DAY_MINUTES) },
    setting: {
      ...{ place: 4, word: 'tuanrumah', shape: 'days' },
      labelKey: 'settings:plan.kinds.hostReminder',
      lineKey: 'settings:plan.hostReminder',
      fieldKey: 'settings:form.hostReminder',
    },
    dueMoments: ({ meeting, createdAt, plan, zone }) => {
      const { id, host, startsAt } = meeting;
      if (meeting.state === 'cancelled' || host === undefined) return [];
      return momentsOfPlan(plan, (offset) => {
        const at = before(startsAt, { offsetMinutes: offset, zone });
        return {
          at,
          until: Math.min(at + GRACE_MS, startsAt),
          since: createdAt,
          key: `hostReminder:${id}:${host.institutionId}:${at}`,
          facts: { daysLeft: offsetDays(offset) },
        };
      });
    },
    isSpared: unlessLast,
  },
  quietUntil: asLongAsQuiet,
  reminds: 3,
  brief: (_content, { t }) => t('notices:hostReminder.brief'),
  family: () => 'host',
  gathers: 'letter',
  words,
};

function words(content: NoticeContent, language: Language): OutgoingMessage {
  const { t } = language;
  const words = { ...meetingWords(content, language), institutions: namesOf(content.institutions) };
  const hint = startHint(content, language);
  const isGroup = content.reader.kind === 'group';
  const called = isGroup ? [calledList(content.institutions, language)] : [];
  return message({
    summary: t('notices:hostReminder.summary', words),
    blocks: [
      { kind: 'title', text: t('notices:hostReminder.title') },
      ...salutation(content, language),
      paragraph(t(isGroup ? 'notices:hostReminder.group' : 'notices:hostReminder.body', words)),
      ...called,
      whenAndWhere(content, language),
      ...lastLine(content, { language, line: t('notices:hostReminder.ask') }),
      ...hint.blocks,
    ],
    buttons: hint.buttons,
  });
}
