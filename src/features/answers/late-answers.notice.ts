import { z } from 'zod';
import type { Db } from '../../db/db.ts';
import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { mayUse } from '../../inbound/rights.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { meetingWords, salutation, viewOf } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import type { MeetingReader } from '../../notices/reader.ts';
import type { OtherSubject } from '../../notices/schedule.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { listHistory, listUntold } from './history.store.ts';
import { type LateChange, lateChanges, lateMoment } from './late.rules.ts';
import { answersFor } from './notes.rules.ts';
import { countsLine } from './recap/recap.words.ts';

const NAME = 'lateAnswers';

/** The span it tells of, epoch milliseconds: given after `from` and until `until`. */
const facts = z.object({ from: z.number(), until: z.number() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly changes: readonly LateChange[];
}

/**
 * Answers that were given, changed or taken back after the deadline, gathered: to the host's aides, else its official, else the
 * secretariat. What waited for the morning becomes one message.
 */
export const lateAnswers: NoticeKind<Facts, Details> = {
  name: NAME,
  facts,
  title: () => 'delivery:kinds.lateAnswers',
  audience: () => 'hostElseSecretariat',
  mayRead: (roles) => mayUse('rekap', roles),
  schedule: { plan: { enabled: true, offsetsMinutes: [] }, onRest: 'stays', listOthers },
  quietUntil: asLongAsQuiet,
  // What came in the last minute is told all the same.
  outlives: () => ['start'],
  joined: (series) => ({
    from: Math.min(...series.map(({ from }) => from)),
    until: Math.max(...series.map(({ until }) => until)),
  }),
  details: loadChanges,
  forReader: ({ changes }, reader = NOBODY) => ({ changes: answersFor(reader, changes) }),
  words,
};

const NOBODY: MeetingReader = { roles: new Set(), institutionIds: [], hostInstitutionId: undefined };

async function listOthers(db: Db, now: number): Promise<readonly OtherSubject<Facts>[]> {
  const untold = await listUntold(db, { kind: NAME, now });
  return untold.map(({ forumId, storedPlan, hostInstitutionId, ...one }) => ({
    ...{ forumId, storedPlan, meetingId: one.meetingId },
    hostInstitutionId: hostInstitutionId ?? undefined,
    dueMoments: () => [lateMoment(one, now)],
  }));
}

async function loadChanges(
  db: Db,
  about: { readonly forumId: number; readonly meetingId: number | null; readonly facts: Facts },
): Promise<Details | 'gone'> {
  const { forumId, meetingId, facts: span } = about;
  if (meetingId === null) return 'gone';
  const changes = lateChanges(await listHistory(db, { forumId, meetingIds: [meetingId], span }), span);
  return changes.length === 0 ? 'gone' : { changes };
}

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const named = { ...meetingWords(content, language) };
  const hostId = viewOf(content).meeting.host?.institutionId;
  const changes = content.details.changes.filter(({ institutionId }) => institutionId !== hostId);
  const summary = t('notices:lateAnswers.summary', { ...named });
  return message({
    summary,
    blocks: [
      { kind: 'title', text: t('notices:lateAnswers.title') },
      ...salutation(content, language),
      paragraph(summary),
      list(changes.map((change) => changeLine(change, language))),
      paragraph({ bold: countsLine(viewOf(content).counts, language) }),
      paragraph(t('notices:lateAnswers.next', { ...named })),
    ],
    buttons: [],
  });
}

/** `BPS: Tidak hadir, dinas luar (semula Hadir)`. */
function changeLine({ shortName, before, answer, note }: LateChange, { t }: Language): string {
  const now = answer === undefined ? t('notices:lateAnswers.none') : t(`answers:answer.${answer}`);
  const was = before === undefined ? t('notices:lateAnswers.none') : t(`answers:answer.${before}`);
  const said = note === '' ? now : `${now}, ${note}`;
  return t('notices:lateAnswers.line', { institution: shortName, answer: said, before: was });
}
