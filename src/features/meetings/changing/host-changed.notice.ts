import { z } from 'zod';
import type { Db } from '../../../db/db.ts';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { formatDate, formatRange } from '../../../language/dates/format.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { meetingWords, namesOf, salutation, viewOf } from '../../../notices/parts.ts';
import { asLongAsQuiet } from '../../../notices/quiet.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import { findMeeting } from '../store.ts';
import { findHostWord } from './host-word.store.ts';

const facts = z.object({
  institutionId: z.number(),
  /** What became of its part: host no more, host now, the same host at another time, or of a draft that was cancelled. */
  what: z.enum(['released', 'named', 'moved', 'cancelled']),
  /** That was taken back after it was told. */
  isTakenBack: z.boolean(),
  /** When the draft began by what is told, in epoch milliseconds. */
  startsAt: z.number(),
});

export type HostChangedFacts = z.infer<typeof facts>;

/** What became of the part of a draft's host. */
export type HostChange = HostChangedFacts['what'];

/**
 * To an institution that has a part as host of a draft: it is to be host, or not any more, or at another time, or there will be no such
 * meeting. Of an announced meeting everybody hears that.
 */
export const hostChanged: NoticeKind<HostChangedFacts, Record<never, never>> = {
  name: 'hostChanged',
  facts,
  title: (stored) => {
    const { what = 'released', isTakenBack = false } = facts.partial().safeParse(stored).data ?? {};
    if (isTakenBack) return 'delivery:changes.takenBack';
    if (what === 'cancelled') return 'delivery:changes.cancelled';
    return what === 'moved' ? 'delivery:changes.postponed' : 'delivery:kinds.hostChanged';
  },
  audience: ({ institutionId }) => ({ institutionId }),
  quietUntil: asLongAsQuiet,
  // Who gave it to another host before it was cancelled may prepare for it still.
  outlives: (told) => (isHostBy(told) ? [] : ['cancellation']),
  details: async (db, { forumId, meetingId, facts: told, now }) => {
    const meeting = await findMeeting(db, { forumId, id: meetingId ?? 0 });
    const isCalledOff = told.what === 'cancelled' && meeting?.state === 'cancelled';
    const isHost = meeting?.host?.institutionId === told.institutionId && !isCalledOff;
    // Of a draft that moved again the later news tells.
    const isCurrent = told.what !== 'moved' || meeting?.startsAt === told.startsAt;
    if (meeting === undefined || isHost !== isHostBy(told) || !isCurrent) return 'gone';
    return (await neverKnew(db, { meeting, told, now })) ? 'gone' : {};
  },
  words,
};

/** A draft may still be mended on the day it is made. */
const SETTLED_MS = DAY_MS;

/**
 * Whether who is host no more cannot know that it was: that it was named has waited for the morning with this, or the draft was made
 * with it on the same day and is cancelled meanwhile.
 */
async function neverKnew(
  db: Db,
  {
    meeting,
    told,
    now,
  }: { readonly meeting: Meeting; readonly told: HostChangedFacts; readonly now: number },
): Promise<boolean> {
  if (told.what !== 'released' || told.isTakenBack) return false;
  const { forumId, id: meetingId, state } = meeting;
  const word = await findHostWord(db, { forumId, meetingId, institutionId: told.institutionId, now });
  if (word === undefined || word.wasTold) return false;
  return word.wasNamed || (state === 'cancelled' && now - word.madeAt < SETTLED_MS);
}

/** What is said where that was told by mistake. */
const TAKEN_BACK = { released: 'again', named: 'notNamed', moved: 'notMoved', cancelled: 'again' } as const;

/** Whether the institution is host by what it is told. */
function isHostBy({ what, isTakenBack }: HostChangedFacts): boolean {
  return what === 'moved' || (what === 'named') !== isTakenBack;
}

function words(content: NoticeContent<HostChangedFacts>, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { meeting } = viewOf(content);
  const { what, isTakenBack } = content.facts;
  const style = { zone: meeting.timeZone, locale };
  const named = {
    ...meetingWords(content, language),
    institution: namesOf(content.institutions),
    date: formatDate(meeting.startsAt, style),
    when: formatRange(meeting.startsAt, { end: meeting.endsAt, style }),
  };
  const summary = t(`notices:hostChanged.${isTakenBack ? TAKEN_BACK[what] : what}`, named);
  const isCancelled = what === 'cancelled' && !isTakenBack;
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t(`notices:hostChanged.${titleOf(content.facts)}`, named) },
      ...salutation(content, language),
      paragraph([summary, ...nextHost(content, language)].join(' ')),
      ...(isCancelled ? whyCancelled(meeting, language) : []),
      ...(isHostBy(content.facts) && !isTakenBack ? [preparing(meeting, language)] : []),
    ],
  });
}

function titleOf({ what, isTakenBack }: HostChangedFacts): 'title' | 'cancelledTitle' | 'standsTitle' {
  if (what !== 'cancelled') return 'title';
  return isTakenBack ? 'standsTitle' : 'cancelledTitle';
}

/** Who is host instead; nothing of a meeting that will not be. */
function nextHost(content: NoticeContent<HostChangedFacts>, { t }: Language): readonly string[] {
  const { host, state } = viewOf(content).meeting;
  if (isHostBy(content.facts) || host === undefined || state === 'cancelled') return [];
  return [t('notices:hostChanged.next', { name: host.shortName })];
}

/** Where a host sees what it has to prepare. */
function preparing({ number }: Meeting, { t }: Language): Block {
  return paragraph(t('notices:hostChanged.preparing', { number }));
}

function whyCancelled({ cancelReason = '' }: Meeting, { t }: Language): readonly Block[] {
  const why = cancelReason === '' ? [] : [paragraph(t('notices:change.reason', { reason: cancelReason }))];
  return [...why, paragraph(t('notices:hostChanged.thanks'))];
}
