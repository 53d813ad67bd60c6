import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatTime } from '../../language/dates/format.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../notices/kind.ts';
import { before, momentsOfPlan, startOfDay } from '../../notices/moments.ts';
import { calledList, meetingWords, salutation, startHint, viewOf } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { unlessLast } from '../../notices/schedule.ts';
import { lastLine, toThoseWhoCome, whenAndWhere } from '../../notices/short.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { answerButtons } from '../meetings/announcing/announcement.words.ts';

/** On the morning, to those who come, an hour before the start at the latest. Offsets count from the day's midnight. */
export const morning: NoticeKind<NoFacts> = {
  name: 'morning',
  facts: noFacts,
  title: () => 'delivery:kinds.morning',
  audience: () => 'coming',
  isCalledInGroup: true,
  schedule: {
    plan: { enabled: true, offsetsMinutes: [-(6 * 60 + 30)] },
    setting: {
      ...{ place: 3, word: 'pagi', shape: 'clock' },
      labelKey: 'settings:plan.kinds.morning',
      lineKey: 'settings:plan.morning',
      fieldKey: 'settings:form.morning',
    },
    dueMoments: ({ meeting, plan, zone }) => {
      const { id, announcedAt, startsAt } = meeting;
      if (meeting.state !== 'announced' || announcedAt === undefined) return [];
      return momentsOfPlan(plan, (offset) => {
        const at = Math.min(
          before(startOfDay(startsAt, zone), { offsetMinutes: offset, zone }),
          startsAt - HOUR_MS,
        );
        return { at, until: startsAt, since: announcedAt, key: `morning:${id}:${at}`, facts: {} };
      });
    },
    // Whoever comes to a meeting on a holiday needs it then.
    onRest: 'stays',
    isSpared: unlessLast,
  },
  quietUntil: asLongAsQuiet,
  reminds: 6,
  family: () => 'meeting is near',
  gathers: 'letter',
  words,
};

function words(content: NoticeContent, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const scene = viewOf(content);
  const words = meetingWords(content, language);
  const time = formatTime(scene.meeting.startsAt, { zone: scene.meeting.timeZone, locale });
  const hint = startHint(content, language);
  const opening =
    content.reader.kind === 'group'
      ? [paragraph(t('notices:morning.group')), calledList(content.institutions, language)]
      : [
          ...salutation(content, language),
          toThoseWhoCome(content, {
            host: t('notices:morning.host'),
            attending: (institutions) => t('notices:morning.body', { institutions }),
            represented: (institution, substitute) =>
              t(substitute === '' ? 'notices:morning.representedPlain' : 'notices:morning.represented', {
                institution,
                substitute,
              }),
          }),
        ];
  return message({
    summary: t('notices:morning.summary', { ...words, time }),
    blocks: [
      { kind: 'title', text: t('notices:morning.title', { meeting: words.meeting }) },
      ...opening,
      whenAndWhere(content, language),
      ...lastLine(content, { language, line: t('notices:eve.ask') }),
      ...hint.blocks,
    ],
    buttons: [...answerButtons(scene.meeting.id, language), ...hint.buttons],
  });
}
