import { dayIn } from '../../../calendar/working-days.ts';
import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import { type NoFacts, type NoticeKind, noFacts } from '../../../notices/kind.ts';
import { before, momentsOfPlan } from '../../../notices/moments.ts';
import { meetingWords } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { DueMoment, MeetingFacts } from '../../../notices/schedule.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import { actionLine } from '../../follow-up/words.ts';
import { materialLine } from '../../materials/words.ts';
import { newsLine } from '../digest/digest.words.ts';
import { openButton } from '../entry.words.ts';
import { loadReading } from './load-reading.ts';
import type { Reading } from './reading.types.ts';

const WEEK_MINUTES = 7 * 1_440;
const NINE = '09:00';
/** It is of use so long: who invites later sends it later. */
const GRACE_MS = 5 * DAY_MS;

/** A week before a meeting, to the bound chats: its materials, what is still to be done, and what the library has on its subject. */
export const libraryReading: NoticeKind<NoFacts, Reading> = {
  name: 'libraryReading',
  facts: noFacts,
  title: () => 'delivery:kinds.libraryReading',
  audience: () => 'boundChats',
  schedule: {
    plan: { enabled: true, offsetsMinutes: [WEEK_MINUTES] },
    setting: {
      ...{ place: 9, word: 'bacaan', shape: 'days' },
      labelKey: 'settings:plan.kinds.libraryReading',
      lineKey: 'settings:plan.libraryReading',
    },
    dueMoments,
  },
  quietUntil: asLongAsQuiet,
  details: async (db, { forumId, meetingId }) =>
    meetingId === null ? 'gone' : loadReading(db, { forumId, meetingId }),
  words,
};

/** At nine on the day, of meetings to which the members are invited. */
function dueMoments({ meeting, createdAt, plan, zone }: MeetingFacts): readonly DueMoment<NoFacts>[] {
  const { id, startsAt, state } = meeting;
  if (state !== 'announced') return [];
  return momentsOfPlan(plan, (offsetMinutes) => {
    const day = dayIn(before(startsAt, { offsetMinutes, zone }), zone);
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: NINE }).epochMilliseconds;
    const until = Math.min(at + GRACE_MS, startsAt);
    return { at, until, since: createdAt, key: `libraryReading:${id}:${at}`, facts: {} };
  });
}

function words(content: NoticeContent<NoFacts, Reading>, language: Language): OutgoingMessage {
  const { t } = language;
  const { details, forum } = content;
  const { meetingId, materials, actions, entries } = details;
  const named = meetingWords(content, language);
  const summary = t('news:reading.title', { ...named });
  const part = (key: 'materials' | 'actions' | 'entries', items: Block): readonly Block[] => [
    paragraph({ bold: t(`news:reading.${key}`) }),
    items,
  ];
  return message({
    summary,
    blocks: [
      { kind: 'title', text: summary },
      paragraph(t('news:reading.body', { ...named })),
      ...(materials.length === 0
        ? []
        : part('materials', { kind: 'list', ordered: false, items: materials.map(materialLine) })),
      ...(actions.length === 0
        ? []
        : part('actions', list(actions.map((item) => actionLine({ item, zone: forum.timeZone }, language))))),
      ...(entries.length === 0 ? [] : part('entries', list(entries.map((one) => entryLine(one, language))))),
    ],
    buttons: [
      ...(materials.length === 0
        ? []
        : [[{ text: t('files:materials.look'), action: encodeAction('bahan', 'lihat', meetingId) }]]),
      ...entries.map(({ number }) => [openButton(number, language)]),
    ],
  });
}

function entryLine(entry: Reading['entries'][number], language: Language): string {
  return newsLine({ ...entry, institution: entry.issuer?.shortName ?? '', isUpdate: false }, language);
}
