import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../notices/kind.ts';
import { before, momentsOfPlan, startOfDay } from '../../notices/moments.ts';
import { calledList, meetingWords, salutation, startHint, viewOf } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { unlessLast } from '../../notices/schedule.ts';
import { lastLine, toThoseWhoCome, whenAndWhere } from '../../notices/short.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { answerButtons } from '../meetings/announcing/announcement.words.ts';

/** On the eve, to those who come; on the day itself only until the meeting begins. Offsets count from the day's midnight. */
export const eve: NoticeKind<NoFacts> = {
  name: 'eve',
  facts: noFacts,
  title: () => 'delivery:kinds.eve',
  audience: () => 'coming',
  isCalledInGroup: true,
  schedule: {
    plan: { enabled: true, offsetsMinutes: [8 * 60] },
    setting: {
      ...{ place: 2, word: 'menjelang', shape: 'evening' },
      labelKey: 'settings:plan.kinds.eve',
      lineKey: 'settings:plan.eve',
      fieldKey: 'settings:form.eve',
    },
    dueMoments: ({ meeting, plan, zone }) => {
      const { id, announcedAt, startsAt } = meeting;
      if (meeting.state !== 'announced' || announcedAt === undefined) return [];
      return momentsOfPlan(plan, (offset) => {
        const at = before(startOfDay(startsAt, zone), { offsetMinutes: offset, zone });
        return { at, until: startsAt, since: announcedAt, key: `eve:${id}:${at}`, facts: {} };
      });
    },
    onRest: 'earlier',
    isSpared: unlessLast,
  },
  quietUntil: asLongAsQuiet,
  reminds: 5,
  family: () => 'meeting is near',
  gathers: 'letter',
  words,
};

function words(content: NoticeContent, language: Language): OutgoingMessage {
  const { t } = language;
  const words = meetingWords(content, language);
  const { relative } = words;
  const hint = startHint(content, language);
  const opening =
    content.reader.kind === 'group'
      ? [paragraph(t('notices:eve.group', { relative })), calledList(content.institutions, language)]
      : [
          ...salutation(content, language),
          toThoseWhoCome(content, {
            host: t('notices:eve.host'),
            attending: (institutions) => t('notices:eve.body', { institutions }),
            represented: (institution, substitute) =>
              t(substitute === '' ? 'notices:eve.representedPlain' : 'notices:eve.represented', {
                institution,
                substitute,
              }),
          }),
        ];
  return message({
    summary: t('notices:eve.summary', { ...words }),
    blocks: [
      { kind: 'title', text: t('notices:eve.title', { ...words }) },
      ...opening,
      whenAndWhere(content, language),
      ...lastLine(content, { language, line: t('notices:eve.ask') }),
      ...hint.blocks,
    ],
    buttons: [...answerButtons(viewOf(content).meeting.id, language), ...hint.buttons],
  });
}
