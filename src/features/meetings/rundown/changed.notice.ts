import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import type { NoticeContent } from '../../../notices/content.ts';
import type { NoticeKind } from '../../../notices/kind.ts';
import { calledList, meetingWords } from '../../../notices/parts.ts';
import { atOnce } from '../../../notices/quiet.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import { changeKey, GATHER_MS, overAt } from './changed.rules.ts';
import { changesOf, keptLines } from './lines.rules.ts';
import { findRundown, listPendingChanges } from './store.ts';
import type { RundownLine } from './types.ts';
import { spokenLine } from './words.ts';

const facts = z.object({ revision: z.number(), before: z.string() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly lines: readonly RundownLine[];
}

/** The rundown changed on the day: one short message to those who come, with what is otherwise. */
export const rundownChanged: NoticeKind<Facts, Details> = {
  name: 'rundown',
  facts,
  title: (stored) => {
    const isChange = (facts.pick({ before: true }).safeParse(stored).data?.before ?? '') !== '';
    return isChange ? 'delivery:changes.rundown' : 'delivery:kinds.rundown';
  },
  audience: () => 'coming',
  isCalledInGroup: true,
  schedule: {
    plan: { enabled: true, offsetsMinutes: [] },
    onRest: 'stays',
    listOthers: async (db, now) =>
      (await listPendingChanges(db, now - overAt({ startsAt: 0, endsAt: undefined }))).map((one) => ({
        ...{ forumId: one.forumId, meetingId: one.meetingId, storedPlan: one.storedPlan },
        hostInstitutionId: one.hostInstitutionId ?? undefined,
        dueMoments: () => [
          {
            at: one.changedAt + GATHER_MS,
            until: overAt({ startsAt: one.startsAt, endsAt: one.endsAt ?? undefined }),
            since: 0,
            key: changeKey(one.meetingId, one.revision),
            facts: { revision: one.revision, before: one.before },
          },
        ],
      })),
  },
  quietUntil: () => atOnce(),
  outlives: () => ['start'],
  // A later change tells all, so this one has nothing to say any more; nor has one that was taken back at once.
  details: async (db, { forumId, meetingId, facts: { revision, before } }) => {
    const kept = meetingId === null ? undefined : await findRundown(db, { forumId, meetingId });
    if (kept === undefined || kept.revision !== revision || kept.text === before) return 'gone';
    return { lines: keptLines(kept.text) };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const { lines } = content.details;
  const { changed, gone } = changesOf(keptLines(content.facts.before), lines);
  // Those who knew of none read the whole of it, and not what is otherwise.
  const isFirst = content.facts.before === '';
  const title = t(isFirst ? 'meetings:rundown.firstTitle' : 'meetings:rundown.changedTitle', {
    ...meetingWords(content, language),
  });
  const left: readonly Block[] =
    gone.length === 0
      ? []
      : [paragraph(t('meetings:rundown.gone', { lines: gone.map(({ title: name }) => name).join(', ') }))];
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...(content.reader.kind === 'group' ? [calledList(content.institutions, language)] : []),
      ...(changed.length === 0 ? [] : [list(changed.map(spokenLine))]),
      ...left,
      paragraph(t('meetings:rundown.all', { number: meetingWords(content, language).number })),
    ],
  });
}
