import { z } from 'zod';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { NoticeContent } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/kind.ts';
import { meetingWords, viewOf } from '../../notices/parts.ts';
import { asLongAsQuiet } from '../../notices/quiet.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { materialsMoment, toldSince } from './rules.ts';
import { listCame, listComing } from './store.ts';
import type { Material } from './types.ts';
import { materialLine } from './words.ts';

const NAME = 'materials';
const facts = z.object({ from: z.number(), until: z.number() });

type Facts = z.infer<typeof facts>;

interface Details {
  readonly materials: readonly Material[];
}

/** Materials that came within some minutes, told together in the bound chats; what waited for the morning is one message. */
export const materialsNotice: NoticeKind<Facts, Details> = {
  name: NAME,
  facts,
  title: () => 'delivery:kinds.materials',
  audience: () => 'boundChats',
  schedule: {
    plan: { enabled: true, offsetsMinutes: [] },
    onRest: 'stays',
    listOthers: async (db, now) =>
      (await listComing(db, toldSince(now))).map(({ forumId, meetingId, hostInstitutionId, ...one }) => ({
        ...{ forumId, meetingId, storedPlan: one.storedPlan },
        hostInstitutionId: hostInstitutionId ?? undefined,
        dueMoments: () => [materialsMoment(meetingId, one.cameAt)],
      })),
  },
  quietUntil: asLongAsQuiet,
  outlives: () => ['start'],
  joined: (series) => ({
    from: Math.min(...series.map(({ from }) => from)),
    until: Math.max(...series.map(({ until }) => until)),
  }),
  details: async (db, { forumId, meetingId, facts: span }) => {
    const materials = meetingId === null ? [] : await listCame(db, { forumId, meetingId, span });
    return materials.length === 0 ? 'gone' : { materials };
  },
  words,
};

function words(content: NoticeContent<Facts, Details>, language: Language): OutgoingMessage {
  const { t } = language;
  const title = t('files:materials.noticeTitle', { ...meetingWords(content, language) });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('files:materials.notice')),
      { kind: 'list', ordered: false, items: content.details.materials.map(materialLine) },
    ],
    buttons: [
      [
        {
          text: t('files:materials.look'),
          action: encodeAction('bahan', 'lihat', viewOf(content).meeting.id),
        },
      ],
    ],
  });
}
